import {
  checkBoolean,
  lowerCondition,
  parseFormula,
  raw,
  sql,
  toPredicate,
  type Checked,
  type Scope,
  type ScopeVariable,
  type SqlFragment,
} from '@atelier/expression';
import { under, type Language, type Result } from '@atelier/problem';
import { issue } from '../messages.ts';
import type { Filter } from '../query.ts';
import { compileCell } from './cell-filter.ts';
import type { Table } from './compilation.ts';
import { expressionTarget, unusable, type ReadVariable } from './expression-target.ts';
import type { Mention } from './path.ts';
import { allOf } from './rights.ts';
import { asDenials, scopeFor } from './scope.ts';

/** Variables beside `me` that a filter may name, and how they are read. */
export interface Variables {
  readonly scope: Readonly<Record<string, ScopeVariable>>;
  readonly read: ReadVariable;
}

/** A filter over the records of a table, in parentheses; undefined for one without conditions. */
export function compileFilter(
  filter: Filter,
  table: Table,
  mention: Mention & { readonly variables?: Variables },
): SqlFragment | undefined {
  if ('all' in filter) {
    const parts = filter.all.map((part, index) => compileFilter(part, table, { ...mention, at: `${mention.at}/all/${index}` }));
    const conditions = parts.filter((part) => part !== undefined);
    return conditions.length > 0 ? allOf(conditions) : undefined;
  }
  if ('cell' in filter) return compileCell(filter.cell, table, { ...mention, at: `${mention.at}/cell` });
  if ('rules' in filter && filter.rules.length === 0 && !filter.not) return undefined;
  const { compilation } = table;
  const at = 'formula' in filter ? `${mention.at}/formula` : mention.at;
  const { sight, variables } = mention;
  const scope = scopeFor(compilation, table.entity, { sight, ...(variables ? { variables: variables.scope } : {}) });
  const checked = checkFilter(filter, scope, compilation.context.viewer.language);
  if (!checked.ok) {
    compilation.report(...under(at, asDenials(compilation, checked.issues)));
    return unusable;
  }
  return sql`(${toPredicate(checked.value, expressionTarget(table, { sight, at }, variables?.read))})`;
}

/** Lowers and checks one condition tree or formula. */
export function checkFilter(
  filter: Exclude<Filter, { readonly all: unknown } | { readonly cell: unknown }>,
  scope: Scope,
  language: Language,
): Result<Checked> {
  const expression = 'formula' in filter ? parseFormula(filter.formula, scope, language) : lowerCondition(filter, scope);
  return expression.ok ? checkBoolean(expression.value, scope) : expression;
}

/**
 * A role's row condition. One that no longer compiles (its field is gone) shows no rows and is
 * reported without what it says: the viewer cannot mend it and need not know it.
 */
export function compileRowCondition(rows: Filter, table: Table, role: string): SqlFragment {
  const { compilation } = table;
  const before = compilation.issues.length;
  const condition = compileFilter(rows, table, { sight: 'author', at: '' });
  if (compilation.issues.length === before) return condition ?? raw('TRUE');
  compilation.issues.length = before;
  compilation.report(issue('query.role-broken', '', { role }));
  return raw('FALSE');
}
