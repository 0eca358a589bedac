import type { JsonSchema } from '@atelier/entity';

const localized = {
  type: 'object',
  properties: {
    zh: { type: 'string', minLength: 1, maxLength: 2000 },
    en: { type: 'string', minLength: 1, maxLength: 2000 },
  },
  required: ['zh', 'en'],
  additionalProperties: false,
} as const;

const key = { type: 'string', pattern: '^[a-z][a-zA-Z0-9]{0,39}$' } as const;
const path = { type: 'string', minLength: 1, maxLength: 200 } as const;
const right = { enum: ['none', 'mask', 'read', 'write'] } as const;

export const manifestSchema: JsonSchema = {
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    key: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 60 },
    version: { type: 'string', pattern: '^\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}$' },
    title: localized,
    description: localized,
    options: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        properties: { key, label: localized, help: localized, default: { type: 'boolean' } },
        required: ['key', 'label', 'default'],
        additionalProperties: false,
      },
    },
    defaultViews: { type: 'object', propertyNames: key, additionalProperties: key },
  },
  required: ['key', 'version', 'title', 'description'],
  additionalProperties: false,
};

export const viewSchema: JsonSchema = {
  type: 'object',
  properties: {
    entity: key,
    label: localized,
    fields: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        properties: { field: path, width: { type: 'integer', minimum: 40, maximum: 2000 } },
        required: ['field'],
        additionalProperties: false,
      },
    },
    hiddenFields: { type: 'array', maxItems: 500, items: path },
    filter: { type: 'object' },
    search: { type: 'string', maxLength: 200 },
    sort: {
      type: 'array',
      maxItems: 5,
      items: {
        type: 'object',
        properties: {
          field: path,
          direction: { enum: ['ascending', 'descending'] },
          empty: { enum: ['first', 'last'] },
        },
        required: ['field', 'direction'],
        additionalProperties: false,
      },
    },
    density: { enum: ['comfortable', 'compact'] },
    inlineFields: { type: 'array', maxItems: 200, items: path },
    quickFilters: { type: 'array', maxItems: 20, items: path },
  },
  required: ['entity', 'label', 'fields', 'sort', 'density'],
  additionalProperties: false,
};

const grants = {
  type: 'array',
  maxItems: 500,
  items: {
    type: 'object',
    properties: {
      entity: { anyOf: [key, { const: '*' }] },
      actions: {
        type: 'array',
        uniqueItems: true,
        items: { enum: ['create', 'read', 'update', 'delete', 'export', 'import'] },
      },
      rows: { type: 'object' },
      defaultField: right,
      fields: { type: 'object', propertyNames: key, additionalProperties: right },
    },
    required: ['entity', 'actions', 'defaultField'],
    additionalProperties: false,
  },
} as const;

export const roleSchema: JsonSchema = {
  type: 'object',
  properties: {
    label: localized,
    description: localized,
    grants,
    permissions: { type: 'array', uniqueItems: true, items: { type: 'string', maxLength: 60 } },
    when: key,
  },
  required: ['label', 'grants', 'permissions'],
  additionalProperties: false,
};
