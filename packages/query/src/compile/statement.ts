import { identifier, joinSql, raw, renderSql, sql, type SqlFragment } from '@atelier/expression';
import { bug } from '@atelier/problem';
import type { Statement } from '../compiled.ts';
import type { Selected } from './output.ts';
import { allOf } from './rights.ts';

/** The clauses of one SELECT, in the order in which they are written. */
export interface Select {
  readonly columns: readonly Selected[];
  readonly from: SqlFragment;
  readonly where?: readonly SqlFragment[];
  readonly groupBy?: SqlFragment;
  readonly orderBy?: SqlFragment;
  readonly limit?: number;
}

export function selectSql(select: Select): SqlFragment {
  const columns = select.columns.map((column) => sql`${column.sql} AS ${identifier(column.alias)}`);
  const clauses = [
    sql`SELECT ${columns.length > 0 ? joinSql(columns, ', ') : sql`1`}`,
    sql`FROM ${select.from}`,
  ];
  if (select.where && select.where.length > 0) clauses.push(sql`WHERE ${allOf(select.where)}`);
  if (select.groupBy) clauses.push(sql`GROUP BY ${select.groupBy}`);
  if (select.orderBy) clauses.push(sql`ORDER BY ${select.orderBy}`);
  if (select.limit !== undefined) clauses.push(raw(`LIMIT ${wholeNumber(select.limit)}`));
  return joinSql(clauses, '\n');
}

/**
 * A page size of ours, written out: with `LIMIT $1` a prepared plan would have to guess how few rows
 * are wanted and pass over the index that gives them in order.
 */
function wholeNumber(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 0) throw bug(`not a page size: ${limit}`);
  return limit;
}

/** The subquery under the alias by which the outer SELECT knows it. */
export function asSubquery(select: SqlFragment, alias: string): SqlFragment {
  return sql`(\n${select}\n) AS ${identifier(alias)}`;
}

export function statementOf(fragment: SqlFragment): Statement {
  return renderSql(fragment);
}
