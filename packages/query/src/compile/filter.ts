import type { Catalog } from '@atelier/entity';
import {
  checkBoolean,
  lowerCondition,
  mentions,
  parseFormula,
  raw,
  sql,
  toPredicate,
  type Checked,
  type Scope,
  type ScopeVariable,
  type SqlFragment,
} from '@atelier/expression';
import { succeed, under, type Language, type Result } from '@atelier/problem';
import { issue } from '../messages.ts';
import type { Filter } from '../query.ts';
import { compileCell } from './cell-filter.ts';
import type { Table } from './compilation.ts';
import { expressionTarget, unusable, type ReadVariable } from './expression-target.ts';
import type { Mention } from './path.ts';
import { allOf } from './rights.ts';
import { asDenials, scopeFor } from './scope.ts';

/** A filter that is one expression. */
type ExpressionFilter = Exclude<Filter, { readonly all: unknown } | { readonly cell: unknown }>;

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
    const parts = filter.all.map((part, index) =>
      compileFilter(part, table, { ...mention, at: `${mention.at}/all/${index}` }),
    );
    const conditions = parts.filter((part) => part !== undefined);
    return conditions.length > 1 ? sql`(${allOf(conditions)})` : conditions[0];
  }
  if ('cell' in filter)
    return sql`(${compileCell(filter.cell, table, { ...mention, at: `${mention.at}/cell` })})`;
  if ('rules' in filter && filter.rules.length === 0 && !filter.not) return undefined;
  const { compilation } = table;
  const at = 'formula' in filter ? `${mention.at}/formula` : mention.at;
  const { sight, variables } = mention;
  const checked = sight === 'author' ? checkAuthored(filter, table) : checkGiven(filter, table, variables);
  if (!checked.ok) {
    compilation.report(...under(at, asDenials(compilation, checked.issues)));
    return unusable;
  }
  if (checked.value.time) compilation.timeless = false;
  return sql`(${toPredicate(checked.value.checked, expressionTarget(table, { sight, at }, variables?.read))})`;
}

/** An expression that passed its checks, and whether its answer changes as time passes. */
interface CheckedFilter {
  readonly checked: Checked;
  readonly time: boolean;
}

function checkGiven(
  filter: ExpressionFilter,
  table: Table,
  variables: Variables | undefined,
): Result<CheckedFilter> {
  const { compilation, entity } = table;
  const scope = scopeFor(compilation, entity, {
    sight: 'viewer',
    ...(variables ? { variables: variables.scope } : {}),
  });
  return withTime(checkExpression(filter, scope, compilation.context.viewer.language), scope);
}

const authored = new WeakMap<
  object,
  { readonly catalog: Catalog; readonly checked: Map<string, Result<CheckedFilter>> }
>();

/** Row conditions are part of every statement of a viewer and the same each time: checked once a catalog. */
function checkAuthored(filter: ExpressionFilter, table: Table): Result<CheckedFilter> {
  const { compilation, entity } = table;
  const { catalog, viewer } = compilation.context;
  let known = authored.get(filter);
  if (known?.catalog !== catalog) authored.set(filter, (known = { catalog, checked: new Map() }));
  let checked = known.checked.get(entity);
  if (!checked) {
    const scope = scopeFor(compilation, entity, { sight: 'author' });
    checked = withTime(checkExpression(filter, scope, viewer.language), scope);
    known.checked.set(entity, checked);
  }
  return checked;
}

function withTime(checked: Result<Checked>, scope: Scope): Result<CheckedFilter> {
  if (!checked.ok) return checked;
  return succeed({ checked: checked.value, time: mentions(checked.value.expression, scope).time });
}

/** Lowers and checks one condition tree or formula. */
export function checkExpression(filter: ExpressionFilter, scope: Scope, language: Language): Result<Checked> {
  const expression =
    'formula' in filter ? parseFormula(filter.formula, scope, language) : lowerCondition(filter, scope);
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
