import type { Catalog, EntityModel, FieldModel } from '@atelier/entity';
import { pointer, type Issue } from '@atelier/problem';
import type { Dimension, Question, WidgetMeasure } from './dashboard.ts';
import { fieldAt } from './resolve-path.ts';
import type { WidgetKindDefinition } from './widget-kind.ts';

/** What a question may not ask of its entity and of the widget kind that shows it. */
export function checkQuestion(
  question: Question,
  { label, traits }: WidgetKindDefinition,
  catalog: Catalog,
): Issue[] {
  if (!question.entity) return [{ code: 'dashboard.entity-missing', at: '/entity' }];
  const entity = catalog.entity(question.entity);
  if (!entity) {
    return [{ code: 'dashboard.entity-unknown', at: '/entity', details: { entity: question.entity } }];
  }
  if (traits.records) return checkFields(question.fields ?? [], entity, catalog);
  return [
    ...checkCount('dimensions', question.dimensions, { label, ...traits.dimensions }),
    ...checkCount('measures', question.measures, { label, ...traits.measures }),
    ...question.dimensions.flatMap((dimension, index) => {
      const needsTime = traits.time && index === 0;
      return at(pointer('dimensions', index), checkDimension(dimension, needsTime, { entity, catalog }));
    }),
    ...question.measures.flatMap((measure, index) =>
      at(pointer('measures', index), checkMeasure(measure, { entity, catalog })),
    ),
  ];
}

interface Place {
  readonly entity: EntityModel;
  readonly catalog: Catalog;
}

function at(place: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, at: place + issue.at }));
}

function checkCount(
  part: 'dimensions' | 'measures',
  list: readonly unknown[],
  { label, min, max }: { readonly label: unknown; readonly min: number; readonly max: number },
): Issue[] {
  if (list.length >= min && list.length <= max) return [];
  return [{ code: `dashboard.${part}-count`, at: `/${part}`, details: { kind: label, min, max } }];
}

function checkFields(fields: readonly string[], entity: EntityModel, catalog: Catalog): Issue[] {
  if (fields.length === 0) return [{ code: 'dashboard.fields-missing', at: '/fields' }];
  return fields.flatMap((path, index) =>
    fieldAt(catalog, entity.key, path) ? [] : [unknownField(pointer('fields', index), entity, path)],
  );
}

function checkDimension(dimension: Dimension, needsTime: boolean, { entity, catalog }: Place): Issue[] {
  const field = fieldAt(catalog, entity.key, dimension.field);
  if (!field) return [unknownField('/field', entity, dimension.field)];
  const { type, groupable } = catalog.kindOf(field).definition.traits;
  const isTime = type === 'date' || type === 'dateTime';
  if (dimension.bucket && !isTime) return [{ code: 'dashboard.bucket-misplaced', at: '/bucket' }];
  if (needsTime && !isTime) return [{ code: 'dashboard.bucket-misplaced', at: '/field' }];
  if (isTime && !dimension.bucket) return [{ code: 'dashboard.bucket-missing', at: '/bucket' }];
  if (!groupable) {
    return [{ code: 'dashboard.field-not-groupable', at: '/field', details: { field: field.label } }];
  }
  return [];
}

function checkMeasure(measure: WidgetMeasure, { entity, catalog }: Place): Issue[] {
  if (measure.function === 'count') return [];
  if (!measure.field) return [{ code: 'dashboard.measure-field-missing', at: '/field' }];
  const field = fieldAt(catalog, entity.key, measure.field);
  if (!field) return [unknownField('/field', entity, measure.field)];
  if (!mayMeasure(measure.function, field, catalog)) {
    const details = { field: field.label, function: measure.function };
    return [{ code: 'dashboard.field-not-summable', at: '/field', details }];
  }
  return [];
}

/** Counting and extremes work on more kinds than sums do. */
export function mayMeasure(
  function_: WidgetMeasure['function'],
  field: FieldModel,
  catalog: Catalog,
): boolean {
  const { traits } = catalog.kindOf(field).definition;
  switch (function_) {
    case 'count':
    case 'countDistinct':
      return true;
    case 'minimum':
    case 'maximum':
      return traits.ordered;
    case 'sum':
    case 'average':
    case 'median':
      return traits.summable;
  }
}

function unknownField(place: string, entity: EntityModel, field: string): Issue {
  return { code: 'dashboard.field-unknown', at: place, details: { entity: entity.label, field } };
}
