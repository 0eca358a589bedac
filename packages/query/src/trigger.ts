import {
  identifier,
  joinSql,
  parameter,
  raw,
  sql,
  type ScopeVariable,
  type SqlFragment,
  type ValueType,
} from '@atelier/expression';
import type { Issue } from '@atelier/problem';
import type { Table } from './compile/compilation.ts';
import { databaseTypeOf } from './compile/database-text.ts';
import { unusable } from './compile/expression-target.ts';
import { compileFilter, type Variables } from './compile/filter.ts';
import { findField, lookUp, targetOf } from './compile/path.ts';
import { conditionsOf, guardOf, rowsOf } from './compile/rights.ts';
import { startCompilation } from './compile/start.ts';
import { selectSql, statementOf } from './compile/statement.ts';
import type { QueryContext, Statement } from './compiled.ts';
import { mayRead } from './resolve-policy.ts';
import type { Filter } from './query.ts';

export interface TriggerMatchRequest {
  readonly entity: string;
  /** Conditions over the record after the change; the variable `before` is the record before it. */
  readonly triggers: readonly { readonly key: string; readonly filter?: Filter }[];
  /** JSON values of the record before the change; null for one that was just created. */
  readonly records: readonly {
    readonly id: string;
    readonly before: Readonly<Record<string, unknown>> | null;
  }[];
}

export interface TriggerMatch {
  /** Gives rows `{ trigger, id }`; absent when no trigger is left to match. */
  readonly statement?: Statement;
  /** Triggers that no longer compile. They match nothing, and do not keep records from being saved. */
  readonly broken: readonly { readonly key: string; readonly issues: readonly Issue[] }[];
}

const changes = identifier('b1');
const beforeColumn = identifier('before');

/**
 * Which trigger matches which changed record, in one statement for all of them. Records count
 * whether they are in the recycle bin or not, as far as the policy of the context shows them.
 */
export function compileTriggerMatch(request: TriggerMatchRequest, context: QueryContext): TriggerMatch {
  const { entity, triggers, records } = request;
  const table = startCompilation(context, { entity, actions: ['read'] });
  const { compilation } = table;
  const refused = [...compilation.issues];
  if (refused.length > 0) return { broken: triggers.map(({ key }) => ({ key, issues: refused })) };
  const broken: { key: string; issues: readonly Issue[] }[] = [];
  const hits: SqlFragment[] = [];
  const variables: Variables = {
    scope: { before: beforeVariable(entity) },
    read: (name, path) => (name === 'before' ? readBefore(table, path) : undefined),
  };
  for (const { key, filter } of triggers) {
    const from = compilation.issues.length;
    const condition = filter && compileFilter(filter, table, { sight: 'viewer', at: '', variables });
    const issues = compilation.issues.splice(from);
    if (issues.length > 0) broken.push({ key, issues });
    else hits.push(sql`(${parameter(key, 'text')}, ${condition ?? raw('TRUE')})`);
  }
  const visible = conditionsOf(rowsOf(table, compilation.grants(entity)));
  if (compilation.issues.length > 0)
    return { broken: triggers.map(({ key }) => ({ key, issues: compilation.issues })) };
  if (hits.length === 0) return { broken };
  const matches = sql`CROSS JOIN LATERAL (VALUES ${joinSql(hits, ', ')}) AS m1("trigger", "hit")`;
  const select = selectSql({
    columns: [
      { alias: 'trigger', sql: raw('m1."trigger"') },
      { alias: 'id', sql: table.column('id') },
    ],
    from: joinSql(
      [
        changesSql(records),
        sql`JOIN ${table.named} ON ${table.column('id')} = ${changes}.${identifier('id')}`,
        ...table.joins,
        matches,
      ],
      '\n',
    ),
    where: [...visible, raw('m1."hit"')],
  });
  return { statement: statementOf(select), broken };
}

function changesSql(records: TriggerMatchRequest['records']): SqlFragment {
  return sql`jsonb_to_recordset(${parameter(JSON.stringify(records), 'jsonb')}) AS ${changes}("id" uuid, ${beforeColumn} jsonb)`;
}

function beforeVariable(entity: string): ScopeVariable {
  return { label: { zh: '修改前', en: 'Before the change' }, type: 'record', target: entity };
}

function readBefore(table: Table, path: readonly string[]): SqlFragment {
  const [key, ...rest] = path;
  const before = sql`${changes}.${beforeColumn}`;
  if (key === undefined) return sql`CASE WHEN ${before} IS NOT NULL THEN ${table.column('id')} END`;
  const mention = { sight: 'viewer', at: '' } as const;
  const field = findField(table, key, { ...mention, whole: path.join('.') });
  if (!field) return unusable;
  const { compilation } = table;
  const guard = guardOf(table, (grant) => mayRead(grant.right(key)));
  if (guard === 'never') {
    compilation.reportMissingField(path.join('.'), '');
    return unusable;
  }
  const { type } = compilation.context.catalog.kindOf(field).definition.traits;
  const value = fromJson(before, key, type);
  const seen = guard === 'always' ? value : sql`CASE WHEN ${guard} THEN ${value} END`;
  if (rest.length === 0) return seen;
  const target = targetOf(table, field);
  const behind =
    target === undefined ? undefined : lookUp({ compilation, entity: target, id: seen, path: rest }, mention);
  return behind?.sql ?? unusable;
}

/** A JSON value in the SQL type of its ValueType. */
function fromJson(json: SqlFragment, key: string, type: ValueType): SqlFragment {
  const name = parameter(key, 'text');
  if (type === 'list') {
    return sql`CASE WHEN jsonb_typeof(${json} -> ${name}) = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(${json} -> ${name})) END`;
  }
  const text = sql`(${json} ->> ${name})`;
  return type === 'text' || type === 'null' ? text : sql`${text}::${raw(databaseTypeOf(type))}`;
}
