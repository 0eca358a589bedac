import type { Catalog, FieldModel, FormatContext } from '@atelier/entity';
import { localize, type Language } from '@atelier/problem';
import type { QueryColumn, QueryRow, QueryTitles } from '@atelier/query';

/** A value on its way into a file: a number that stays one, a moment, or a text. */
export type ExportCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly digits: string; readonly text: string }
  | { readonly kind: 'date'; readonly iso: string; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

export interface ExportColumn {
  readonly heading: string;
  cell(row: QueryRow, titles: QueryTitles): ExportCell;
}

const empty: ExportCell = { kind: 'empty' };

/** The columns of a list as a file has them: headings and values as the viewer reads them. */
export function exportColumns(
  columns: readonly QueryColumn[],
  place: {
    readonly catalog: Catalog;
    readonly entity: string;
    readonly language: Language;
    readonly timeZone: string;
  },
): ExportColumn[] {
  return columns.map((column) => {
    const field = place.catalog.field(column.entity ?? '', column.field ?? '');
    const heading = headingOf(column, place);
    if (!field || column.masked) return { heading, cell: (row) => textCell(plainText(row[column.name])) };
    return { heading, cell: (row, titles) => cellOf(row[column.name], field, { ...place, titles }) };
  });
}

function headingOf(
  column: QueryColumn,
  { catalog, entity, language }: { catalog: Catalog; entity: string; language: Language },
): string {
  const labels: string[] = [];
  let current = entity;
  for (const key of column.name.split('.')) {
    const field = catalog.field(current, key);
    if (!field) return column.name;
    labels.push(localize(field.label, language));
    current = catalog.targetOf(field) ?? '';
  }
  return labels.join(' · ');
}

interface CellPlace {
  readonly catalog: Catalog;
  readonly language: Language;
  readonly timeZone: string;
  readonly titles: QueryTitles;
}

function cellOf(
  value: unknown,
  field: FieldModel,
  { catalog, language, timeZone, titles }: CellPlace,
): ExportCell {
  if (value === null || value === undefined) return empty;
  const { behaviour, definition } = catalog.kindOf(field);
  const format: FormatContext = { language, timeZone, title: (target, id) => titles[target]?.[id] };
  const text = behaviour.formatText(value, field.settings, format);
  const { type } = definition.traits;
  const digits = String(value);
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(digits))
    return { kind: 'number', digits, text: text.endsWith('%') ? text : digits };
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(digits)) return { kind: 'date', iso: digits, text };
  // An id of something out of sight is no name of it.
  if (catalog.targetOf(field) !== undefined && text === value) return empty;
  return textCell(text);
}

function textCell(text: string): ExportCell {
  return text === '' ? empty : { kind: 'text', text };
}

function plainText(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? ''
      : JSON.stringify(value);
}
