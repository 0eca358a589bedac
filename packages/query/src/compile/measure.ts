import { raw, sql, type SqlFragment } from '@atelier/expression';
import type { QueryColumn } from '../compiled.ts';
import { issue } from '../messages.ts';
import type { Measure } from '../query.ts';
import type { Table } from './compilation.ts';
import { databaseTypeOf, type DatabaseType } from './database-text.ts';
import { asValue } from './expression-target.ts';
import { compileFilter } from './filter.ts';
import { readValue } from './output.ts';
import { resolvePath, type Cell } from './path.ts';

/** One number (or smallest, largest value) over the rows of a group. */
export interface CompiledMeasure {
  readonly column: QueryColumn;
  /** The aggregate, in the type that it is sorted by. */
  readonly aggregate: SqlFragment;
  readonly type: DatabaseType;
  /** Over all groups, from what each group has; absent where the groups do not say it (a median, an average). */
  readonly overGroups?: 'sum' | 'min' | 'max';
  /** What leaves the database: calculated numbers as text, so that no digit is lost. */
  output(value: SqlFragment): SqlFragment;
  read(value: unknown): unknown;
}

type Aggregate = (value: SqlFragment, filter: SqlFragment) => SqlFragment;

/** Median of exact numbers: the middle one from below and from above, which percentile_cont would turn into floats. */
const median: Aggregate = (value, filter) => {
  const half = raw('percentile_disc(0.5) WITHIN GROUP');
  return sql`trim_scale((${half} (ORDER BY ${value})${filter} + ${half} (ORDER BY ${value} DESC)${filter}) / 2)`;
};

const aggregates: Readonly<Record<Exclude<Measure['function'], 'count'>, Aggregate>> = {
  countDistinct: (value, filter) => sql`count(DISTINCT ${value})${filter}`,
  sum: (value, filter) => sql`sum(${value})${filter}`,
  average: (value, filter) => sql`trim_scale(avg(${value})${filter})`,
  median,
  minimum: (value, filter) => sql`min(${value})${filter}`,
  maximum: (value, filter) => sql`max(${value})${filter}`,
};

export function compileMeasure(table: Table, measure: Measure, at: string): CompiledMeasure | undefined {
  const { compilation } = table;
  const condition =
    measure.filter && compileFilter(measure.filter, table, { sight: 'viewer', at: `${at}/filter` });
  const filter = condition ? sql` FILTER (WHERE ${condition})` : raw('');
  const column: QueryColumn = {
    name: measure.as,
    role: 'measure',
    type: 'number',
    function: measure.function,
  };
  if (measure.function === 'count') {
    if (measure.field !== undefined) compilation.report(issue('query.measure-field-surplus', `${at}/field`));
    const aggregate = sql`count(*)${filter}`;
    return { column, aggregate, overGroups: 'sum', type: 'numeric', output: asText, read: asDecimal };
  }
  const cell = measuredCell(table, measure, at);
  if (!cell) return undefined;
  const aggregate = aggregates[measure.function](asValue(compilation, cell), filter);
  const of = { ...column, entity: cell.entity, field: cell.field.key };
  if (measure.function !== 'minimum' && measure.function !== 'maximum') {
    const overGroups = measure.function === 'sum' ? { overGroups: 'sum' as const } : {};
    return { column: of, aggregate, ...overGroups, type: 'numeric', output: asText, read: asDecimal };
  }
  const { type } = compilation.context.catalog.kindOf(cell.field).definition.traits;
  return {
    column: { ...of, kind: cell.field.kind, type },
    aggregate,
    overGroups: measure.function === 'minimum' ? 'min' : 'max',
    type: databaseTypeOf(type),
    output: (value) => value,
    read: (value) => readValue(compilation, cell.field, value),
  };
}

function measuredCell(table: Table, measure: Measure, at: string): Cell | undefined {
  const { compilation } = table;
  if (measure.field === undefined) {
    compilation.report(issue('query.measure-field-missing', at, { function: measure.function }));
    return undefined;
  }
  const cell = resolvePath(table, measure.field.split('.'), { sight: 'viewer', at: `${at}/field` });
  if (!cell || isMeasurable(table, cell, measure.function)) return cell;
  compilation.report(
    issue('query.not-measurable', `${at}/field`, { field: measure.field, function: measure.function }),
  );
  return undefined;
}

function isMeasurable(table: Table, cell: Cell, name: Measure['function']): boolean {
  const { catalog } = table.compilation.context;
  const kind = catalog.kindOf(cell.field);
  const { type, ordered, summable } = kind.definition.traits;
  if (type === 'null') return false;
  if (name === 'countDistinct') return type !== 'list';
  if (name === 'minimum' || name === 'maximum') {
    // PostgreSQL has no smallest boolean or id, and options have an order of their own.
    return (
      ordered &&
      type !== 'boolean' &&
      type !== 'list' &&
      catalog.targetOf(cell.field) === undefined &&
      !kind.behaviour.scope(cell.field).options
    );
  }
  return summable;
}

function asText(value: SqlFragment): SqlFragment {
  return sql`${value}::text`;
}

function asDecimal(value: unknown): unknown {
  return typeof value === 'string' ? value : null;
}
