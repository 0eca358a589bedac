import type { Scope } from './scope.ts';

/** The same world seen from another entity. */
export function scopeAt(scope: Scope, entity: string): Scope {
  return {
    entity,
    entityLabel: (key) => scope.entityLabel(key),
    field: (of, key) => scope.field(of, key),
    fields: (of) => scope.fields(of),
    variable: (name) => scope.variable(name),
    variables: () => scope.variables(),
  };
}
