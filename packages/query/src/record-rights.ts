import { parameter, sql } from '@atelier/expression';
import { fail, succeed, type Result } from '@atelier/problem';
import { isReadable } from './compile/database-text.ts';
import { conditionOf, conditionsOf, rowsOf } from './compile/rights.ts';
import { startCompilation } from './compile/start.ts';
import { selectSql, statementOf } from './compile/statement.ts';
import type { DatabaseRow, QueryContext, Statement } from './compiled.ts';
import type { FieldRight, ResolvedGrant } from './policy.ts';
import { higherRight } from './resolve-policy.ts';

/** What the viewer may do with one very record. */
export interface RecordRights {
  readonly update: boolean;
  readonly delete: boolean;
  /** By key of every field; 'write' only where the record may be updated. */
  readonly fields: Readonly<Record<string, FieldRight>>;
}

export interface CompiledRights {
  /** Gives a row for each of the records that the viewer may see, in the recycle bin or not. */
  readonly statement: Statement;
  read(row: DatabaseRow): { readonly id: string; readonly rights: RecordRights };
}

/** Asks of each record which of the viewer's grants apply to it; the rights follow from those alone. */
export function compileRecordRights(
  request: { readonly entity: string; readonly ids: readonly string[] },
  context: QueryContext,
): Result<CompiledRights> {
  const { entity, ids } = request;
  const table = startCompilation(context, { entity, actions: ['read'] });
  const { compilation } = table;
  if (compilation.issues.length > 0) return fail(...compilation.issues);
  const grants = context.policy.grants(entity);
  const columns = [
    { alias: 'id', sql: table.column('id') },
    ...grants.map((grant, index) => ({
      alias: aliasOf(index),
      sql: sql`${conditionOf(table, grant)} IS TRUE`,
    })),
  ];
  const where = [
    sql`${table.column('id')} = ANY(${parameter(
      ids.filter((id) => isReadable(id, 'uuid')),
      'uuid[]',
    )})`,
    ...conditionsOf(rowsOf(table, compilation.grants(entity))),
  ];
  if (compilation.issues.length > 0) return fail(...compilation.issues);
  const statement = statementOf(selectSql({ columns, from: table.from, where }));
  const fields = context.catalog.fields(entity).map((field) => field.key);
  return succeed({
    statement,
    read: (row) => ({
      id: String(row['id']),
      rights: rightsUnder(
        grants.filter((_, index) => row[aliasOf(index)] === true),
        fields,
      ),
    }),
  });
}

function aliasOf(index: number): string {
  return `b${index + 1}`;
}

function rightsUnder(grants: readonly ResolvedGrant[], fields: readonly string[]): RecordRights {
  const rights = fields.map((field): [string, FieldRight] => [
    field,
    grants.map((grant) => rightUnder(grant, field)).reduce(higherRight, 'none'),
  ]);
  return {
    update: grants.some((grant) => grant.actions.includes('update')),
    delete: grants.some((grant) => grant.actions.includes('delete')),
    fields: Object.fromEntries(rights),
  };
}

function rightUnder(grant: ResolvedGrant, field: string): FieldRight {
  const right = grant.right(field);
  if (right === 'write' && grant.actions.includes('update')) return 'write';
  if (!grant.actions.includes('read')) return 'none';
  return right === 'write' ? 'read' : right;
}
