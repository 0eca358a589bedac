import type { Catalog, FieldModel } from '@atelier/entity';
import type { Localized } from '@atelier/problem';
import type { QueryColumn, QueryRow, QueryTitles } from '@atelier/query';
import { formatBucket } from './bucket-text.ts';
import type { Question, WidgetMeasure } from './dashboard.ts';
import { dimensionKey, measureKey } from './question-query.ts';
import { fieldAt } from './resolve-path.ts';
import type { Dataset, DatasetColumn, DatasetRow } from './widget-kind.ts';

/** What a query answered for a widget. */
export interface WidgetRows {
  readonly columns: readonly QueryColumn[];
  readonly rows: readonly QueryRow[];
  readonly titles: QueryTitles;
  readonly total: number;
  readonly asOf: string;
}

export interface ReadingContext {
  readonly catalog: Catalog;
  readonly language: 'zh' | 'en';
  readonly timeZone: string;
}

/** Rows of a query → what a widget draws: the columns named, every value also as a person reads it. */
export function datasetOf(answer: WidgetRows, question: Question, context: ReadingContext): Dataset {
  const columns = columnsOf(question, context.catalog);
  const rows = answer.rows.map((row): DatasetRow => {
    const texts: Record<string, string> = {};
    for (const column of columns)
      texts[column.key] = textOf(row[column.key], column, { ...context, ...answer });
    return { values: row, texts };
  });
  return { columns, rows, total: answer.total, asOf: answer.asOf };
}

/** The columns of a question in drawing order: dimensions and measures, or the fields of records. */
export function columnsOf(question: Question, catalog: Catalog): DatasetColumn[] {
  const { entity } = question;
  if (question.fields?.length) {
    return question.fields.map((path) => {
      const field = fieldAt(catalog, entity, path);
      const isNumber = field && catalog.kindOf(field).definition.traits.type === 'number';
      return {
        key: path,
        role: 'field',
        label: field?.label ?? sameText(path),
        align: isNumber ? 'end' : 'start',
        ...(field ? { field } : {}),
      };
    });
  }
  return [
    ...question.dimensions.map((dimension, index): DatasetColumn => {
      const field = fieldAt(catalog, entity, dimension.field);
      return {
        key: dimensionKey(index),
        role: 'dimension',
        label: field?.label ?? sameText(dimension.field),
        ...(field ? { field } : {}),
        ...(dimension.bucket ? { bucket: dimension.bucket } : {}),
        align: 'start',
      };
    }),
    ...question.measures.map((measure, index): DatasetColumn => {
      const field = measure.field ? fieldAt(catalog, entity, measure.field) : undefined;
      return {
        key: measureKey(index),
        role: 'measure',
        label: measure.label ?? measureLabel(measure, field),
        ...(field && keepsUnit(measure.function) ? { field } : {}),
        align: 'end',
      };
    }),
  ];
}

const functionLabels: Readonly<Record<WidgetMeasure['function'], Localized>> = {
  count: { zh: '记录数', en: 'Records' },
  countDistinct: { zh: '不同{field}数', en: 'Different {field}' },
  sum: { zh: '{field}合计', en: 'Sum of {field}' },
  average: { zh: '{field}平均', en: 'Average {field}' },
  median: { zh: '{field}中位数', en: 'Median {field}' },
  minimum: { zh: '最小{field}', en: 'Lowest {field}' },
  maximum: { zh: '最大{field}', en: 'Highest {field}' },
};

/** What a measure is called when nobody named it. */
export function measureLabel(measure: WidgetMeasure, field: FieldModel | undefined): Localized {
  const template = functionLabels[measure.function];
  const name = field?.label ?? sameText(measure.field ?? '');
  return {
    zh: template.zh.replace('{field}', name.zh || name.en),
    en: template.en.replace('{field}', name.en || name.zh),
  };
}

function keepsUnit(function_: WidgetMeasure['function']): boolean {
  return function_ !== 'count' && function_ !== 'countDistinct';
}

function sameText(text: string): Localized {
  return { zh: text, en: text };
}

const emptyText: Localized = { zh: '（空）', en: '(empty)' };

function textOf(
  value: unknown,
  column: DatasetColumn,
  context: ReadingContext & { readonly titles: QueryTitles },
): string {
  const { language, timeZone, catalog, titles } = context;
  if (value === null || value === undefined) return column.role === 'dimension' ? emptyText[language] : '';
  if (column.bucket) return formatBucket(String(value), column.bucket, context);
  if (!column.field) return column.role === 'measure' ? groupDigits(String(value)) : String(value);
  const kind = catalog.kindOf(column.field);
  const plain = column.role === 'measure' ? kind.behaviour.fromDatabase(value, column.field.settings) : value;
  return kind.behaviour.formatText(plain, column.field.settings, {
    language,
    timeZone,
    title: (target, id) => titles[target]?.[id],
  });
}

/** 12345.6 → 12,345.6, without going through a float. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
