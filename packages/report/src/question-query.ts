import type { Catalog } from '@atelier/entity';
import type { Query } from '@atelier/query';
import type { Question } from './dashboard.ts';
import { fieldAt } from './resolve-path.ts';

/** Names of the output columns: dimensions d0, d1 …, measures m0, m1 … */
export function dimensionKey(index: number): string {
  return `d${index}`;
}

export function measureKey(index: number): string {
  return `m${index}`;
}

const defaultGroups = 100;
const defaultRecords = 10;

/** The query of a grouped question: one row per combination of dimensions, with totals and a count. */
export function groupedQuery(question: Question): Query {
  const by = question.sort?.by;
  const isTime = question.dimensions[0]?.bucket !== undefined;
  return {
    entity: question.entity,
    ...(question.filter ? { filter: question.filter } : {}),
    group: question.dimensions.map((dimension, index) => ({
      field: dimension.field,
      ...(dimension.bucket ? { bucket: dimension.bucket } : {}),
      as: dimensionKey(index),
    })),
    measures: question.measures.map(({ label: _shown, ...measure }, index) => ({
      ...measure,
      as: measureKey(index),
    })),
    ...(question.dimensions.length > 0
      ? {
          // Time reads from left to right; anything else from the largest down.
          sort:
            by && question.sort
              ? [{ field: by, direction: question.sort.direction }]
              : [
                  isTime
                    ? { field: dimensionKey(0), direction: 'ascending' as const }
                    : { field: measureKey(0), direction: 'descending' as const },
                ],
          count: true,
          totals: true,
          page: { size: question.limit ?? defaultGroups },
        }
      : {}),
  };
}

/** The query of a table of records. */
export function recordsQuery(question: Question, catalog: Catalog): Query {
  const fields = question.fields ?? [];
  const relations = fields.filter((path) => {
    const field = path.includes('.') ? undefined : fieldAt(catalog, question.entity, path);
    return field !== undefined && catalog.targetOf(field) !== undefined;
  });
  return {
    entity: question.entity,
    ...(question.filter ? { filter: question.filter } : {}),
    select: [...new Set(['id', ...fields])],
    ...(relations.length > 0 ? { expand: relations.map((relation) => ({ relation })) } : {}),
    ...(question.sort ? { sort: [{ field: question.sort.by, direction: question.sort.direction }] } : {}),
    page: { size: question.limit ?? defaultRecords },
    count: true,
  };
}
