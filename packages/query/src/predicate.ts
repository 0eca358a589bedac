import { parameter, sql, type SqlFragment } from '@atelier/expression';
import { bug, fail, succeed, type Result } from '@atelier/problem';
import type { Table } from './compile/compilation.ts';
import { conditionsOfQuery } from './compile/conditions.ts';
import { isReadable } from './compile/database-text.ts';
import { allOf, conditionsOf, rowsOf, visibleRows } from './compile/rights.ts';
import { actionsOf, startCompilation } from './compile/start.ts';
import { selectSql, statementOf } from './compile/statement.ts';
import type { QueryContext, Statement } from './compiled.ts';
import { canonicalJson } from './canonical.ts';
import type { RecordAction } from './policy.ts';
import type { Filter } from './query.ts';

export interface RowsRequest {
  readonly entity: string;
  readonly action: RecordAction;
  readonly ids: readonly string[];
  /** Fields about to be written: a row counts only if for each of them one role grants row and field. */
  readonly fields?: readonly string[];
  /** Look at records in the recycle bin (restore, purge); default: at those outside it. */
  readonly deleted?: boolean;
}

/**
 * Which of `ids` the viewer may do this to. Gives rows `{ id }`; ids of no record, of records out of
 * reach and texts that are no id are all just missing. After a create or update it tells in the same
 * transaction whether the new values are still within the viewer's rows.
 */
export function rowsAllowed(request: RowsRequest, context: QueryContext): Result<Statement> {
  const { entity, action, ids, fields = [], deleted } = request;
  const table = startCompilation(context, { entity, actions: [action] });
  const { compilation } = table;
  if (compilation.issues.length > 0) return fail(...compilation.issues);
  const grants = compilation.grants(entity);
  const writable = new Map<string, SqlFragment[]>();
  fields.forEach((field, index) => {
    const granting = grants.filter((grant) => grant.right(field) === 'write');
    const known = context.catalog.field(entity, field) !== undefined;
    if (!known || granting.length === 0) compilation.reportMissingField(field, `/fields/${index}`);
    else
      writable.set(
        canonicalJson(granting.map((grant) => grant.rows ?? null)),
        conditionsOf(rowsOf(table, granting)),
      );
  });
  const valid = ids.filter((id) => isReadable(id, 'uuid'));
  const where = [
    sql`${table.column('id')} = ANY(${parameter(valid, 'uuid[]')})`,
    ...visibleRows(table, 'viewer', deleted),
    ...[...writable.values()].flat(),
  ];
  const statement = statementOf(
    selectSql({ columns: [{ alias: 'id', sql: table.column('id') }], from: table.from, where }),
  );
  return compilation.issues.length > 0 ? fail(...compilation.issues) : succeed(statement);
}

export interface PredicateRequest {
  readonly entity: string;
  /** Alias of the entity's table in the caller's statement: lower-case letters only. */
  readonly alias: string;
  /** Records must be readable and open to this action; default 'read'. */
  readonly action?: RecordAction;
  readonly filter?: Filter;
  readonly search?: string;
  readonly deleted?: boolean;
}

/**
 * A boolean fragment over one table alias, for statements of the record store: policy, recycle bin,
 * filter and search. It joins nothing; what lies behind relations is read by subqueries.
 *
 * @example sql`UPDATE ${tableOf('customer')} AS c SET … WHERE ${compilePredicate({ entity: 'customer', alias: 'c', action: 'update', filter }, context).value}`
 */
export function compilePredicate(request: PredicateRequest, context: QueryContext): Result<SqlFragment> {
  const { entity, alias, action = 'read', deleted } = request;
  // Our own aliases are a letter and a number; the caller's must not hide among them.
  if (!/^[a-z]+$/.test(alias)) throw bug(`not an alias for a predicate: ${alias}`);
  const table = startCompilation(context, {
    entity,
    actions: actionsOf(context, deleted),
    alias,
    reach: 'subquery',
  });
  const { issues } = table.compilation;
  if (issues.length > 0) return fail(...issues);
  const where = [...conditionsOfQuery(table, request), ...actionRows(table, action)];
  return issues.length > 0 ? fail(...issues) : succeed(sql`(${allOf(where)})`);
}

function actionRows(table: Table, action: RecordAction): SqlFragment[] {
  const { policy } = table.compilation.context;
  return action === 'read' ? [] : conditionsOf(rowsOf(table, policy.grants(table.entity, action)));
}
