import type { Scope, ScopeField, ScopeVariable } from '@atelier/expression';
import type { Localized } from '@atelier/problem';
import type { DisplayCatalog } from './catalog.ts';
import { userLabel, userTarget } from './system-fields.ts';

const me: ScopeVariable = { label: { zh: '当前用户', en: 'Current user' }, type: 'user', target: userTarget };

/**
 * What an expression over records of `entity` may mention: its fields, those of related entities by
 * path, and variables. `me`, the acting user, is always there.
 */
export function scopeOf(
  catalog: DisplayCatalog,
  entity: string,
  variables: Readonly<Record<string, ScopeVariable>> = {},
): Scope {
  const named = new Map<string, ScopeVariable>([['me', me], ...Object.entries(variables)]);
  const fields = scopeFieldsOf(catalog);
  return {
    entity,
    entityLabel: (key) => labelOf(catalog, key),
    field: (key, field) => fields(key).byKey.get(field),
    fields: (key) => fields(key).list,
    variable: (name) => named.get(name),
    variables: () => [...named.keys()],
  };
}

function labelOf(catalog: DisplayCatalog, entity: string): Localized | undefined {
  return entity === userTarget ? userLabel : catalog.entity(entity)?.label;
}

interface ScopeFields {
  readonly list: readonly ScopeField[];
  readonly byKey: ReadonlyMap<string, ScopeField>;
}

/** A catalog is immutable and its scopes are asked for in every query, so they are made once. */
const cache = new WeakMap<DisplayCatalog, Map<string, ScopeFields>>();

function scopeFieldsOf(catalog: DisplayCatalog): (entity: string) => ScopeFields {
  const known = cache.get(catalog) ?? new Map<string, ScopeFields>();
  cache.set(catalog, known);
  return (entity) => {
    let fields = known.get(entity);
    if (!fields) {
      const list = catalog.fields(entity).map((field) => ({
        ...catalog.kindOf(field).behaviour.scope(field),
        key: field.key,
        label: field.label,
      }));
      fields = { list, byKey: new Map(list.map((field) => [field.key, field])) };
      // Only entities that exist: names come from formulas, which must not grow the cache.
      if (list.length > 0) known.set(entity, fields);
    }
    return fields;
  };
}
