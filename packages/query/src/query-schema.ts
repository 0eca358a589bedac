import type { JsonSchema } from '@atelier/entity';
import { queryLimits } from './limits.ts';

const fieldPath = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  description: 'Keys joined by dots: name, owner.name',
};
const outputName = { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,39}$' };
const timeBucket = { type: 'string', enum: ['hour', 'day', 'week', 'month', 'quarter', 'year'] };

function closed(properties: Readonly<Record<string, unknown>>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', additionalProperties: false, properties, required };
}

function list(items: unknown, maxItems: number): JsonSchema {
  return { type: 'array', items, maxItems };
}

/**
 * The JSON Schemas of a query by name, for `$defs` or the components of an OpenAPI document.
 *
 * @param refs where they will stand, e.g. '#/components/schemas/'
 */
export function querySchemas(refs: string): Readonly<Record<string, JsonSchema>> {
  const ref = (name: string) => ({ $ref: `${refs}${name}` });
  const filter = ref('Filter');
  return {
    Query: {
      title: 'Query',
      description:
        'A read of user records: rows, or groups with measures. Every field that it mentions must be open to the viewer.',
      ...closed(
        {
          entity: { type: 'string', minLength: 1, maxLength: 40 },
          select: list(fieldPath, queryLimits.select),
          filter,
          search: { type: 'string', maxLength: queryLimits.searchLength },
          sort: list(ref('Sort'), queryLimits.sorts),
          group: list(ref('Group'), queryLimits.groups),
          measures: list(ref('Measure'), queryLimits.measures),
          expand: list(
            closed({ relation: fieldPath, select: list(fieldPath, queryLimits.select) }, ['relation']),
            queryLimits.outputJoins,
          ),
          page: closed({
            size: {
              type: 'integer',
              minimum: 1,
              maximum: queryLimits.pageSize,
              default: queryLimits.defaultPageSize,
            },
            after: {
              type: 'string',
              minLength: 1,
              maxLength: 16_000,
              description: 'Cursor of the page before',
            },
          }),
          count: { type: 'boolean' },
          totals: { type: 'boolean' },
          deleted: { type: 'boolean', description: 'Look into the recycle bin instead' },
        },
        ['entity'],
      ),
    },
    ...partSchemas(filter),
    ...filterSchemas(ref),
  };
}

function partSchemas(filter: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return {
    Sort: closed(
      {
        field: fieldPath,
        direction: { type: 'string', enum: ['ascending', 'descending'] },
        empty: { type: 'string', enum: ['first', 'last'], default: 'last' },
      },
      ['field', 'direction'],
    ),
    Group: closed({ field: fieldPath, bucket: timeBucket, as: outputName }, ['field']),
    Measure: closed(
      {
        function: {
          type: 'string',
          enum: ['count', 'countDistinct', 'sum', 'average', 'median', 'minimum', 'maximum'],
        },
        field: fieldPath,
        as: outputName,
        filter,
      },
      ['function', 'as'],
    ),
  };
}

function filterSchemas(ref: (name: string) => JsonSchema): Readonly<Record<string, JsonSchema>> {
  return {
    Filter: {
      description:
        'A condition tree, a formula, several filters that must all hold, or one key of a grouped row',
      oneOf: [
        ref('ConditionGroup'),
        closed({ formula: { type: 'string', maxLength: 10_000 } }, ['formula']),
        closed({ all: list(ref('Filter'), queryLimits.filterNodes) }, ['all']),
        closed({ cell: ref('GroupCell') }, ['cell']),
      ],
    },
    GroupCell: closed(
      { field: fieldPath, bucket: timeBucket, value: { type: ['string', 'number', 'boolean', 'null'] } },
      ['field', 'value'],
    ),
    ConditionGroup: closed(
      {
        id: { type: 'string' },
        combinator: { type: 'string', enum: ['and', 'or'] },
        not: { type: 'boolean' },
        rules: list({ anyOf: [ref('ConditionRule'), ref('ConditionGroup')] }, queryLimits.filterNodes),
      },
      ['combinator', 'rules'],
    ),
    ConditionRule: closed(
      {
        id: { type: 'string' },
        field: fieldPath,
        operator: { type: 'string' },
        value: {
          description:
            'By valueSource: a literal, a relative date or a list; a field path; a formula. For has and hasNo a condition group',
        },
        valueSource: { type: 'string', enum: ['value', 'field', 'formula'], default: 'value' },
      },
      ['field', 'operator'],
    ),
  };
}

const { Query, ...definitions } = querySchemas('#/$defs/');

/** The JSON Schema (2020-12) of a query document. */
export const querySchema: JsonSchema = { ...Query, $defs: definitions };
