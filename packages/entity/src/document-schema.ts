import { jsonSchemaDialect } from './document.ts';
import type { JsonSchema } from './field-kind.ts';

/** A text in every language; limits of length are the entity's to judge. */
const localized: JsonSchema = {
  type: 'object',
  properties: { zh: { type: 'string', maxLength: 2000 }, en: { type: 'string', maxLength: 2000 } },
  required: ['zh', 'en'],
  additionalProperties: false,
};

const key: JsonSchema = { type: 'string', minLength: 1, maxLength: 100 };
const word: JsonSchema = { type: 'string', minLength: 1, maxLength: 200 };

const fieldKeyword: JsonSchema = {
  type: 'object',
  properties: {
    kind: key,
    kindVersion: { type: 'integer', minimum: 1 },
    settings: { type: 'object' },
    label: localized,
    help: localized,
    unique: { type: 'boolean' },
    sensitivity: { enum: ['personal', 'sensitive'] },
    default: {
      type: 'object',
      properties: { formula: { type: 'string', minLength: 1, maxLength: 10_000 } },
      required: ['formula'],
      additionalProperties: false,
    },
  },
  required: ['kind', 'label'],
  additionalProperties: false,
};

const entityKeyword: JsonSchema = {
  type: 'object',
  properties: {
    key,
    label: localized,
    description: localized,
    icon: word,
    color: word,
    titleField: key,
    unique: { type: 'array', maxItems: 100, items: { type: 'array', maxItems: 100, items: key } },
    order: { type: 'array', maxItems: 1000, items: key },
  },
  required: ['key', 'label', 'titleField'],
  additionalProperties: false,
};

/**
 * The shape of an entity document. Members that we could not carry (`allOf`, `if`, `$id` …) are
 * refused at the top; inside a property everything but `x-atelier` and `default` is derived, so
 * whatever stands there is not read.
 */
export const documentSchema: JsonSchema = {
  type: 'object',
  properties: {
    $schema: { const: jsonSchemaDialect },
    type: { const: 'object' },
    title: { type: 'string' },
    description: { type: 'string' },
    properties: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { 'x-atelier': fieldKeyword },
        required: ['x-atelier'],
      },
    },
    required: { type: 'array', maxItems: 1000, items: key },
    additionalProperties: { const: false },
    'x-atelier': entityKeyword,
  },
  required: ['properties', 'x-atelier'],
  additionalProperties: false,
};
