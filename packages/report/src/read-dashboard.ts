import { schemaReason } from '@atelier/entity';
import { fail, succeed, type Issue, type Result } from '@atelier/problem';
import { Compile } from 'typebox/schema';
import type { Dashboard } from './dashboard.ts';

const key = { type: 'string', pattern: '^[a-z][a-zA-Z0-9]{0,39}$' };
const path = { type: 'string', minLength: 1, maxLength: 200 };
const localized = {
  type: 'object',
  properties: { zh: { type: 'string', maxLength: 200 }, en: { type: 'string', maxLength: 200 } },
  required: ['zh', 'en'],
  additionalProperties: false,
};
const unit = { type: 'integer', minimum: 0, maximum: 10_000 };

const dimension = {
  type: 'object',
  required: ['field'],
  additionalProperties: false,
  properties: { field: path, bucket: { enum: ['hour', 'day', 'week', 'month', 'quarter', 'year'] } },
};

const measure = {
  type: 'object',
  required: ['function'],
  additionalProperties: false,
  properties: {
    function: { enum: ['count', 'countDistinct', 'sum', 'average', 'median', 'minimum', 'maximum'] },
    field: path,
    label: localized,
    filter: { type: 'object' },
  },
};

/** JSON Schema of a question; filters are judged by the query compiler. */
export const questionSchema = {
  type: 'object',
  title: 'Question',
  required: ['entity', 'dimensions', 'measures'],
  additionalProperties: false,
  properties: {
    entity: { type: 'string', maxLength: 40 },
    filter: { type: 'object' },
    dimensions: { type: 'array', maxItems: 3, items: dimension },
    measures: { type: 'array', maxItems: 20, items: measure },
    fields: { type: 'array', maxItems: 50, items: path },
    sort: {
      type: 'object',
      required: ['by', 'direction'],
      additionalProperties: false,
      properties: { by: path, direction: { enum: ['ascending', 'descending'] } },
    },
    limit: { type: 'integer', minimum: 1, maximum: 500 },
  },
} as const;

/** JSON Schema of a stored dashboard. */
export const dashboardSchema = {
  type: 'object',
  title: 'Dashboard',
  required: ['key', 'label', 'widgets'],
  additionalProperties: false,
  properties: {
    key,
    label: localized,
    description: localized,
    widgets: {
      type: 'array',
      maxItems: 60,
      items: {
        type: 'object',
        required: ['id', 'kind', 'title', 'question', 'settings', 'place'],
        additionalProperties: false,
        properties: {
          id: key,
          kind: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
          title: localized,
          question: questionSchema,
          settings: { type: 'object', maxProperties: 60 },
          place: {
            type: 'object',
            required: ['x', 'y', 'width', 'height'],
            additionalProperties: false,
            properties: {
              x: { type: 'integer', minimum: 0, maximum: 11 },
              y: unit,
              width: { type: 'integer', minimum: 1, maximum: 12 },
              height: { type: 'integer', minimum: 1, maximum: 60 },
            },
          },
        },
      },
    },
  },
} as const;

const validator = Compile(dashboardSchema);

/** A dashboard from unknown input: its shape only; `checkDashboard` says whether it can be shown. */
export function readDashboard(input: unknown): Result<Dashboard> {
  if (isDashboard(input)) return succeed(input);
  const issues: Issue[] = validator
    .Errors(input)[1]
    .filter((error) => error.keyword !== 'boolean')
    .map((error) => ({
      code: 'dashboard.malformed',
      at: error.instancePath,
      details: { reason: schemaReason(error) },
    }));
  return fail(...issues);
}

function isDashboard(input: unknown): input is Dashboard {
  return validator.Check(input);
}
