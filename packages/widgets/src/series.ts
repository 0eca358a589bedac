import { dimensionKey, type Dataset, type DatasetColumn, type DatasetRow } from '@atelier/report';
import { localize, type Language } from '@atelier/problem';

/** A number of the dataset for drawing only; texts come from the exact decimal. */
export function drawn(row: DatasetRow, column: DatasetColumn): number | null {
  const value = row.values[column.key];
  return value === null || value === undefined ? null : Number(value);
}

export interface Series {
  readonly name: string;
  readonly measure: string;
  /** One cell per category; undefined where no row has this combination. */
  readonly cells: readonly (DatasetRow | undefined)[];
  readonly column: DatasetColumn;
}

export interface Plotted {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

/**
 * Rows as series over categories: one series per measure, or, where a second dimension splits them,
 * one per value of that dimension.
 */
export function plotted(dataset: Dataset, language: Language): Plotted {
  const [by, split] = dataset.columns.filter((column) => column.role === 'dimension');
  const measures = dataset.columns.filter((column) => column.role === 'measure');
  const first = measures[0];
  if (!by || !first) return { categories: [], series: [] };
  if (!split) {
    return {
      categories: dataset.rows.map((row) => row.texts[by.key] ?? ''),
      series: measures.map((column) => ({
        name: localize(column.label, language),
        measure: column.key,
        cells: dataset.rows,
        column,
      })),
    };
  }
  const categories = distinct(dataset.rows, dimensionKey(0));
  return {
    categories: categories.map((row) => row.texts[by.key] ?? ''),
    series: distinct(dataset.rows, split.key).map((part) => ({
      name: part.texts[split.key] ?? '',
      measure: first.key,
      column: first,
      cells: categories.map((category) =>
        dataset.rows.find(
          (row) =>
            row.values[by.key] === category.values[by.key] &&
            row.values[split.key] === part.values[split.key],
        ),
      ),
    })),
  };
}

function distinct(rows: readonly DatasetRow[], key: string): DatasetRow[] {
  const seen = new Set<unknown>();
  return rows.filter((row) => {
    if (seen.has(row.values[key])) return false;
    seen.add(row.values[key]);
    return true;
  });
}

/** Counts have no halves: their axis steps by whole numbers. */
export function wholeSteps(series: readonly Series[]): number {
  return series.every((one) => one.column.field === undefined) ? 1 : 0;
}

/** Axis numbers stay short: 1.2万 / 12K. */
export function shortNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value);
}
