import { scopeOf } from '@atelier/entity';
import type { Scope, ScopeVariable } from '@atelier/expression';
import type { Issue } from '@atelier/problem';
import type { Compilation, Sight } from './compilation.ts';
import { rightOn } from './rights.ts';

/**
 * What an expression may name. For a viewer, fields that no role shows do not exist: neither their
 * type nor their options nor their likeness to a misspelt name may be found out.
 */
export function scopeFor(
  compilation: Compilation,
  entity: string,
  sight: { readonly sight: Sight; readonly variables?: Readonly<Record<string, ScopeVariable>> },
): Scope {
  const scope = scopeOf(compilation.context.catalog, entity, sight.variables);
  if (sight.sight === 'author' || compilation.context.policy.unrestricted) return scope;
  const visible = (owner: string, key: string): boolean => rightOn(compilation, owner, key) !== 'none';
  return {
    entity: scope.entity,
    variable: (name) => scope.variable(name),
    variables: () => scope.variables(),
    entityLabel: (owner) => (compilation.grants(owner).length > 0 ? scope.entityLabel(owner) : undefined),
    field: (owner, key) => (visible(owner, key) ? scope.field(owner, key) : undefined),
    fields: (owner) => scope.fields(owner).filter((field) => visible(owner, field.key)),
  };
}

const unknownNames: ReadonlySet<string> = new Set([
  'expression.unknown-field',
  'expression.unknown-field-similar',
  'expression.unknown-name',
  'expression.unknown-name-similar',
  'expression.unknown-relation',
]);

/** A name that the scope did not know reads for a viewer with limited rights like one that is denied. */
export function asDenials(compilation: Compilation, issues: readonly Issue[]): Issue[] {
  if (compilation.context.policy.unrestricted) return [...issues];
  return issues.map((issue) => {
    if (!unknownNames.has(issue.code)) return issue;
    return { ...issue, code: 'query.field-denied', details: { field: issue.details?.['name'] ?? '' } };
  });
}
