import type { Localized } from '@atelier/problem';
import { formulaOf } from './default-formula.ts';
import type { FieldKinds, JsonSchema } from './field-kind.ts';
import type { EntityModel, FieldModel } from './model.ts';
import { completeSettings } from './complete-settings.ts';

/**
 * The stored and exchanged form of an entity: a JSON Schema (2020-12) of the own values of its
 * records, which any validator can run, with one extra keyword `x-atelier`. That keyword alone is
 * read back (`readDocument`); everything else is derived from it, but for `required` and `default`.
 */
export interface EntityDocument {
  readonly $schema: string;
  readonly type: 'object';
  readonly title: string;
  readonly description?: string;
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
  readonly 'x-atelier': EntityKeyword;
}

export interface EntityKeyword {
  readonly key: string;
  readonly label: Localized;
  readonly description?: Localized;
  readonly icon?: string;
  readonly color?: string;
  readonly titleField: string;
  readonly unique?: readonly (readonly string[])[];
  /** Fields in the order of the form: PostgreSQL's jsonb does not keep the order of `properties`. */
  readonly order: readonly string[];
}

export interface FieldKeyword {
  readonly kind: string;
  /** Version of the settings' shape; see `migrations` of a kind. */
  readonly kindVersion?: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly label: Localized;
  readonly help?: Localized;
  readonly unique?: true;
  readonly sensitivity?: 'personal' | 'sensitive';
  /** Only a default by formula; a fixed one is the `default` of JSON Schema. */
  readonly default?: { readonly formula: string };
}

export const jsonSchemaDialect = 'https://json-schema.org/draft/2020-12/schema';

/** The document of a model; `readDocument` gives the same model back. */
export function toDocument(model: EntityModel, kinds: FieldKinds): EntityDocument {
  const { fields, ...entity } = model;
  return {
    $schema: jsonSchemaDialect,
    type: 'object',
    title: plain(model.label),
    ...(model.description && { description: plain(model.description) }),
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field, kinds)])),
    required: fields.filter((field) => field.required).map((field) => field.key),
    additionalProperties: false,
    'x-atelier': { ...entity, order: fields.map((field) => field.key) },
  };
}

function propertyOf(field: FieldModel, kinds: FieldKinds): JsonSchema {
  const kind = kinds.get(field.kind);
  const settings = completeSettings(field.settings, kind);
  const formula = formulaOf(field.default);
  const keyword: FieldKeyword = {
    kind: field.kind,
    ...(kinds.has(field.kind) && { kindVersion: kind.definition.version }),
    settings,
    label: field.label,
    ...(field.help && { help: field.help }),
    ...(field.unique && { unique: true }),
    ...(field.sensitivity && { sensitivity: field.sensitivity }),
    ...(formula !== undefined && { default: { formula } }),
  };
  const schema = kind.behaviour.valueSchema(settings);
  return {
    title: plain(field.label),
    ...(field.help && { description: plain(field.help) }),
    ...(field.required ? schema : orNull(schema)),
    ...(kind.definition.traits.generated && { readOnly: true }),
    ...(field.default !== undefined && formula === undefined && { default: field.default }),
    'x-atelier': keyword,
  };
}

/** JSON Schema has one title; tools that read only that get the first language that is written. */
function plain(text: Localized): string {
  return text.zh || text.en;
}

/** An empty field is null. Keywords that look at null, too, have to be wrapped. */
function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: options } = schema;
  const wrapped = ['const', 'not', 'anyOf', 'oneOf', 'allOf', 'if', '$ref'].some(
    (keyword) => keyword in schema,
  );
  if (wrapped || typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'], ...(Array.isArray(options) && { enum: [...options, null] }) };
}
