import type { FieldKind, FieldKindBehaviour, FieldKinds, FieldModel, FieldTraits } from '@atelier/entity';
import { raw, sql } from '@atelier/expression';

/**
 * Kinds for the tests of this package, with the ids and columns of the real ones, which are built on
 * packages that this one may not know.
 */
const plainTraits: FieldTraits = {
  type: 'text',
  ordered: true,
  groupable: true,
  summable: false,
  searchable: false,
  title: false,
  unique: false,
  generated: false,
  multiple: false,
  wide: false,
};

const textColumn = 'text COLLATE "zh-x-icu"';

function fake(
  id: string,
  traits: Partial<FieldTraits>,
  behaviour: Partial<FieldKindBehaviour> = {},
): FieldKind {
  const all = { ...plainTraits, ...traits };
  return {
    definition: {
      id,
      version: 1,
      label: { zh: id, en: id },
      help: { zh: '', en: '' },
      group: 'text',
      icon: 'FontSizeOutlined',
      settingsSchema: { type: 'object' },
      defaultSettings: {},
      traits: all,
    },
    behaviour: {
      valueSchema: () => ({ type: 'string', maxLength: 200 }),
      column: () => ({ type: textColumn }),
      toDatabase: (value) => value,
      fromDatabase: (value) => (value instanceof Date ? value.toISOString() : value),
      normalize: (value) => value,
      parseText: (text) => ({ ok: true, value: text }),
      formatText: (value) => String(value ?? ''),
      searchText: (value) => (all.searchable ? String(value ?? '') : ''),
      scope: () => ({ type: all.type }),
      ...behaviour,
    },
  };
}

function options(field: FieldModel) {
  const values = field.settings['options'];
  return Array.isArray(values) ? values.map(({ value, label }) => ({ value, label })) : [];
}

function column(type: string): Partial<FieldKindBehaviour> {
  return { column: () => ({ type }) };
}

const number = { ...column('numeric'), fromDatabase: Number };
const list: Partial<FieldTraits> = { type: 'list', ordered: false, multiple: true };

const kinds: readonly FieldKind[] = [
  fake('text', { searchable: true, title: true, unique: true }),
  fake('longText', { ordered: false, groupable: false, searchable: true, wide: true }),
  fake('number', { type: 'number', summable: true }, number),
  fake('money', { type: 'number', summable: true }, column('numeric')),
  fake('boolean', { type: 'boolean' }, column('boolean')),
  fake('date', { type: 'date' }, column('date')),
  fake('dateTime', { type: 'dateTime' }, column('timestamptz(3)')),
  fake('select', {}, { scope: (field) => ({ type: 'text', options: options(field) }) }),
  fake(
    'tags',
    { ...list, searchable: true },
    { ...column('text[]'), searchText: (value) => (Array.isArray(value) ? value.join(' ') : '') },
  ),
  fake(
    'phone',
    { groupable: false, searchable: true },
    { maskSql: (cell) => sql`left(${cell}, 3)${raw(" || '****' || ")}right(${cell}, 4)` },
  ),
  fake('email', { groupable: false, searchable: true }),
  fake(
    'user',
    { type: 'user', ordered: false },
    { ...column('uuid'), scope: () => ({ type: 'user', target: 'user' }), target: () => 'user' },
  ),
  fake(
    'relation',
    { type: 'record', ordered: false },
    {
      ...column('uuid'),
      scope: (field) => ({
        type: 'record',
        target: String(field.settings['entity'] ?? field.settings['target']),
      }),
      target: (settings) => String(settings['entity'] ?? settings['target']),
    },
  ),
];

const byId = new Map(kinds.map((kind) => [kind.definition.id, kind]));
const unknown = fake('unknown', { type: 'null', ordered: false, groupable: false });

export const fakeKinds: FieldKinds = {
  get: (id) => byId.get(id) ?? unknown,
  has: (id) => byId.has(id),
  all: () => kinds,
};
