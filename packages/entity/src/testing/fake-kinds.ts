import type {
  FieldKind,
  FieldKindBehaviour,
  FieldKinds,
  FieldSettings,
  FieldTraits,
  JsonSchema,
} from '../field-kind.ts';
import type { EntityModel, FieldModel } from '../model.ts';

/**
 * Kinds for the tests of this package, with the ids that system fields use. The real ones live in
 * @atelier/field-kinds, which is built on this package.
 */
interface FakeKind {
  readonly id: string;
  readonly traits?: Partial<FieldTraits>;
  readonly settings?: JsonSchema;
  readonly defaults?: FieldSettings;
  readonly behaviour: Partial<FieldKindBehaviour> & Pick<FieldKindBehaviour, 'valueSchema'>;
  readonly version?: number;
}

const plainTraits: FieldTraits = {
  type: 'text',
  ordered: true,
  groupable: true,
  summable: false,
  searchable: false,
  title: false,
  unique: true,
  generated: false,
  multiple: false,
  wide: false,
};

function fakeKind({ id, traits, settings, defaults = {}, behaviour, version = 1 }: FakeKind): FieldKind {
  const all = { ...plainTraits, ...traits };
  return {
    definition: {
      id,
      version,
      label: { zh: `${id}类`, en: `${id} kind` },
      help: { zh: '', en: '' },
      group: 'text',
      icon: 'FontSizeOutlined',
      settingsSchema: settings ?? { type: 'object', additionalProperties: false },
      defaultSettings: defaults,
      migrations: version === 2 ? [{ to: 2, up: (old) => ({ maxLength: old.max }) }] : [],
      traits: all,
    },
    behaviour: {
      column: () => ({ type: 'text' }),
      toDatabase: (value) => value,
      fromDatabase: (value) => value,
      normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
      parseText: (text) => ({ ok: true, value: text }),
      formatText: (value) => (typeof value === 'string' ? value : ''),
      searchText: () => '',
      scope: () => ({ type: all.type }),
      ...behaviour,
    },
  };
}

const id: JsonSchema = { type: 'string', format: 'uuid' };

function settingsOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties, additionalProperties: false };
}

interface FakeOption {
  readonly value: string;
  readonly label: { readonly zh: string; readonly en: string };
}

function optionsOf(settings: FieldSettings): readonly FakeOption[] {
  return settings.options as readonly FakeOption[];
}

const option: JsonSchema = {
  type: 'object',
  properties: {
    value: { type: 'string', minLength: 1 },
    label: { type: 'object' },
    color: { type: 'string' },
  },
  required: ['value', 'label'],
  additionalProperties: false,
};

const all: readonly FieldKind[] = [
  fakeKind({
    id: 'text',
    version: 2,
    traits: { searchable: true, title: true },
    settings: settingsOf({
      maxLength: { type: 'integer', minimum: 1, maximum: 1000 },
      pattern: { type: 'string' },
    }),
    defaults: { maxLength: 200 },
    behaviour: {
      valueSchema: ({ maxLength, pattern }) => ({
        type: 'string',
        maxLength,
        ...(pattern !== undefined && { pattern }),
      }),
    },
  }),
  fakeKind({
    id: 'number',
    traits: { type: 'number', summable: true, title: false },
    settings: settingsOf({
      minimum: { type: 'number' },
      decimals: { type: 'integer', minimum: 0, maximum: 6 },
    }),
    defaults: { decimals: 2 },
    behaviour: {
      valueSchema: ({ minimum }) => ({ type: 'number', ...(minimum !== undefined && { minimum }) }),
      column: ({ decimals }) => ({ type: `numeric(18,${String(decimals)})` }),
    },
  }),
  fakeKind({
    id: 'money',
    traits: { type: 'number' },
    behaviour: {
      valueSchema: () => ({ type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,2})?$' }),
      checkValue: (value) =>
        typeof value === 'string' && /^-?\d/.test(value)
          ? []
          : [{ code: 'money.not-money', at: '', details: { example: '1234.50' } }],
    },
  }),
  fakeKind({
    id: 'select',
    traits: { unique: false },
    settings: settingsOf({ options: { type: 'array', items: option }, sorted: { type: 'boolean' } }),
    defaults: { options: [] },
    behaviour: {
      valueSchema: (settings) => ({ type: 'string', enum: optionsOf(settings).map((one) => one.value) }),
      // A kind that trips over settings its schema refuses, as kinds may.
      scope: (field) => ({
        type: 'text',
        options: optionsOf(field.settings).map(({ value, label }) => ({ value, label })),
      }),
      checkSettings: (settings) =>
        optionsOf(settings).length > 0 ? [] : [{ code: 'select.no-options', at: '/options' }],
    },
  }),
  fakeKind({
    id: 'tags',
    traits: { type: 'list', multiple: true, unique: false },
    behaviour: {
      valueSchema: () => ({
        type: 'array',
        items: { type: 'string', maxLength: 20 },
        maxItems: 5,
        uniqueItems: true,
      }),
    },
  }),
  fakeKind({
    id: 'relation',
    traits: { type: 'record' },
    settings: { ...settingsOf({ entity: { type: 'string', minLength: 1 } }), required: ['entity'] },
    defaults: {},
    behaviour: {
      valueSchema: () => id,
      column: () => ({ type: 'uuid' }),
      scope: (field) => ({ type: 'record', target: String(field.settings.entity) }),
      target: ({ entity }) => (typeof entity === 'string' ? entity : undefined),
      formatText: (value, { entity }, context) =>
        context.title?.(String(entity), String(value)) ?? String(value),
    },
  }),
  fakeKind({
    id: 'user',
    traits: { type: 'user' },
    behaviour: {
      valueSchema: () => id,
      scope: () => ({ type: 'user', target: 'user' }),
      target: () => 'user',
    },
  }),
  fakeKind({
    id: 'boolean',
    traits: { type: 'boolean', unique: false },
    behaviour: { valueSchema: () => ({ type: 'boolean' }) },
  }),
  fakeKind({
    id: 'date',
    traits: { type: 'date' },
    behaviour: { valueSchema: () => ({ type: 'string', format: 'date' }) },
  }),
  fakeKind({
    id: 'dateTime',
    traits: { type: 'dateTime' },
    behaviour: { valueSchema: () => ({ type: 'string', format: 'date-time' }) },
  }),
  fakeKind({ id: 'email', behaviour: { valueSchema: () => ({ type: 'string', format: 'email' }) } }),
  fakeKind({
    id: 'autoNumber',
    traits: { generated: true, title: true },
    behaviour: { valueSchema: () => ({ type: 'string' }) },
  }),
];

const placeholder = fakeKind({
  id: 'unknown',
  settings: { type: 'object' },
  behaviour: { valueSchema: () => ({}) },
});
const byId = new Map(all.map((kind) => [kind.definition.id, kind]));

export const fakeKinds: FieldKinds = {
  get: (kind) => byId.get(kind) ?? placeholder,
  has: (kind) => byId.has(kind),
  all: () => all,
};

/** A field with labels made from its key. */
export function field(key: string, kind: string, parts: Partial<FieldModel> = {}): FieldModel {
  const settings = { ...fakeKinds.get(kind).definition.defaultSettings, ...parts.settings };
  return { key, label: { zh: `${key}栏`, en: `${key} field` }, kind, ...parts, settings };
}

/** An entity called by its first field. */
export function entity(
  key: string,
  fields: readonly FieldModel[],
  parts: Partial<EntityModel> = {},
): EntityModel {
  return {
    key,
    label: { zh: `${key}表`, en: `${key} table` },
    titleField: fields[0]?.key ?? '',
    fields,
    ...parts,
  };
}

export function options(...values: readonly string[]): { readonly options: readonly FakeOption[] } {
  return { options: values.map((value) => ({ value, label: { zh: `${value}项`, en: `${value} option` } })) };
}
