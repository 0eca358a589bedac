import { checkKey, physicalName, tableOf, type Catalog, type EntityModel } from '@atelier/entity';
import { bug } from '@atelier/problem';
import { identifier, joinSql, parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import { compilePredicate, queryFailure, type QueryContext } from '@atelier/query';
import type { ImportSettings } from '@atelier/api';
import { uniquesOf } from '../../entity/table-shape.ts';
import { typeSql } from '../../entity/table-ddl.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { rowShapeOf } from '../write/row-shape.ts';
import { stagingTable } from './staging-table.ts';

export interface MatchPlace {
  readonly tx: Transaction;
  readonly id: string;
  readonly model: EntityModel;
  /** With what the import brings along; and as it is now, for what is there already. */
  readonly catalog: Catalog;
  readonly published: EntityModel | undefined;
  readonly context: QueryContext;
  readonly settings: ImportSettings;
}

/**
 * Decides what becomes of each staged row, set-wise: which rows mean the same record, which records are
 * there already, whose unique values are taken. Can be repeated, and is, right before the rows go in.
 */
export async function matchRows(place: MatchPlace): Promise<void> {
  await resetRows(place);
  await matchRecords(place);
  for (const { fields } of uniquesOf(place.model)) {
    if (fields.length === 1 && fields[0] === place.settings.match) continue;
    await refuseRepeated(place, fields);
    await refuseTaken(place, fields);
  }
  await settleNew(place);
}

const issueSql = (code: string, details: SqlFragment = sql`'{}'::jsonb`): SqlFragment =>
  sql`jsonb_build_array(jsonb_build_object('code', ${parameter(code, 'text')}, 'at', '', 'details', ${details}))`;

/** What an earlier matching found is forgotten; what the cells themselves say stays. */
async function resetRows({ tx, id }: MatchPlace): Promise<void> {
  await tx.run(
    sql`UPDATE ${stagingTable(id)} SET outcome = base, issues = NULL, record_id = fresh_id WHERE outcome <> base`,
  );
}

async function matchRecords(place: MatchPlace): Promise<void> {
  const { tx, id, model, published, settings } = place;
  const { match } = settings;
  const table = stagingTable(id);
  if (match === undefined) return;
  await tx.run(sql`UPDATE ${table} s SET outcome = 'skip', issues = ${issueSql('import.duplicate-in-file', sql`jsonb_build_object('line', d.first)`)}
    FROM (SELECT line, first_value(line) OVER (PARTITION BY match ORDER BY line) AS first FROM ${table} WHERE outcome IN ('create', 'incomplete') AND match IS NOT NULL) d
   WHERE d.line = s.line AND d.first <> s.line`);
  if (!published?.fields.some(({ key }) => key === match)) return;
  const value = typed(place, match, sql`s.match`);
  const unique = uniquesOf(model).some(({ fields }) => fields.length === 1 && fields[0] === match);
  const allowed = reachable(place, settings.update ? 'update' : 'read');
  const outcome = sql`CASE WHEN m.times > 1 THEN 'reject' WHEN NOT m.allowed THEN ${unique ? sql`'reject'` : sql`s.base`} WHEN ${parameter(settings.update, 'boolean')} THEN 'update' ELSE 'skip' END`;
  const issues = sql`CASE WHEN m.times > 1 THEN ${issueSql('import.match-ambiguous', sql`jsonb_build_object('count', m.times)`)}
      WHEN NOT m.allowed THEN ${unique ? takenIssue(place, [match]) : sql`NULL`} WHEN ${parameter(settings.update, 'boolean')} THEN NULL ELSE ${issueSql('import.exists')} END`;
  await tx.run(sql`UPDATE ${table} s SET outcome = ${outcome}, issues = ${issues},
      record_id = CASE WHEN m.allowed AND m.times = 1 THEN m.id ELSE s.fresh_id END
    FROM (SELECT s.line, count(*)::int AS times, (min(t."id"::text))::uuid AS id, bool_and(${allowed}) AS allowed
            FROM ${table} s JOIN ${tableOf(model.key)} t ON t.${identifier(physicalName(match))} = ${value} AND t."deleted_at" IS NULL
           WHERE s.outcome IN ('create', 'incomplete') AND s.match IS NOT NULL GROUP BY s.line) m
   WHERE m.line = s.line`);
}

/** Rows of the file that hold the same value in a unique key: the first one has it. */
async function refuseRepeated(place: MatchPlace, fields: readonly string[]): Promise<void> {
  const { tx, id } = place;
  const table = stagingTable(id);
  const values = fields.map((field) => sql`complete->>${parameter(field, 'text')}`);
  const filled = values.map((value) => sql`${value} IS NOT NULL`);
  await tx.run(sql`UPDATE ${table} s SET outcome = 'skip', issues = ${issueSql('import.duplicate-in-file', sql`jsonb_build_object('line', d.first)`)}
    FROM (SELECT line, first_value(line) OVER (PARTITION BY ${joinSql(values, ', ')} ORDER BY line) AS first FROM ${table}
           WHERE outcome = 'create' AND ${joinSql(filled, ' AND ')}) d
   WHERE d.line = s.line AND d.first <> s.line`);
}

/** Values of a unique key that a record holds already, other than the one that the row updates. */
async function refuseTaken(place: MatchPlace, fields: readonly string[]): Promise<void> {
  const { tx, id, model, published } = place;
  const present = new Set(published?.fields.map(({ key }) => key));
  if (!fields.every((field) => present.has(field))) return;
  const same = fields.map(
    (field) =>
      sql`t.${identifier(physicalName(field))} = ${typed(place, field, sql`CASE WHEN s.outcome = 'create' THEN s.complete ELSE s.given END->>${parameter(field, 'text')}`)}`,
  );
  const named = fields.map((field) => sql`s.given ? ${parameter(field, 'text')}`);
  await tx.run(sql`UPDATE ${stagingTable(id)} s SET outcome = 'reject', issues = ${takenIssue(place, fields)}
    WHERE s.outcome IN ('create', 'update') AND (s.outcome = 'create' OR ${joinSql(named, ' OR ')}) AND EXISTS (
      SELECT FROM ${tableOf(model.key)} t WHERE ${joinSql(same, ' AND ')} AND t."deleted_at" IS NULL AND (s.outcome = 'create' OR t."id" <> s.record_id))`);
}

/** Rows that are left and incomplete cannot become records, nor those out of the viewer's reach. */
async function settleNew(place: MatchPlace): Promise<void> {
  const { tx, id, published, context, model } = place;
  const table = stagingTable(id);
  await tx.run(sql`UPDATE ${table} SET outcome = 'reject', issues = own_issues WHERE outcome = 'incomplete'`);
  const rule = context.policy.rowFilter(model.key, 'create');
  if (!published || rule === 'all') return;
  const predicate = compilePredicate({ entity: model.key, alias: 'c', action: 'create' }, context);
  if (!predicate.ok) throw queryFailure(predicate.issues);
  const by = parameter(context.viewer.userId, 'uuid');
  const system = sql`s.record_id AS "id", 1 AS "version", now() AS "created_at", ${by} AS "created_by", now() AS "updated_at", ${by} AS "updated_by", NULL::timestamptz AS "deleted_at"`;
  const own = rowShapeOf(place.catalog, model.key).columns.map(
    ({ field, name }) => sql`r.${quotedKey(field.key)} AS ${identifier(name)}`,
  );
  await tx.run(sql`UPDATE ${table} s SET outcome = 'reject', issues = ${issueSql('record.out-of-reach')}
    WHERE s.outcome = 'create' AND NOT EXISTS (
      SELECT FROM (SELECT ${joinSql([system, ...own], ', ')} FROM ${valuesOf(place.catalog, model.key, sql`s.complete`)}) c WHERE ${predicate.value})`);
}

/** A record's values as columns named by field keys: `jsonb_to_record(complete) AS r ("firstVisit" date, …)`. */
export function valuesOf(catalog: Catalog, entity: string, json: SqlFragment, alias = 'r'): SqlFragment {
  const columns = rowShapeOf(catalog, entity).columns.map(
    ({ field, type }) => sql`${quotedKey(field.key)} ${typeSql(type)}`,
  );
  return sql`jsonb_to_record(${json}) AS ${identifier(alias)} (${joinSql(columns, ', ')})`;
}

/** A checked key holds letters and digits only. */
export function quotedKey(key: string): SqlFragment {
  if (checkKey(key) !== undefined) throw bug(`not a key: ${key}`);
  return raw(`"${key}"`);
}

function takenIssue({ model }: MatchPlace, fields: readonly string[]): SqlFragment {
  const labels = fields.map(
    (key) => model.fields.find((field) => field.key === key)?.label ?? { zh: key, en: key },
  );
  const label = {
    zh: labels.map(({ zh, en }) => zh || en).join('、'),
    en: labels.map(({ zh, en }) => en || zh).join(', '),
  };
  return issueSql('record.not-unique', parameter(JSON.stringify({ label, field: fields[0] }), 'jsonb'));
}

/** A text as a value of the field's column, with its collation. */
function typed({ catalog, model }: MatchPlace, key: string, text: SqlFragment): SqlFragment {
  const field = catalog.field(model.key, key);
  const type = field ? catalog.kindOf(field).behaviour.column(field.settings).type : 'text';
  return sql`(${text})::${typeSql(type)}`;
}

function reachable({ context, model }: MatchPlace, action: 'read' | 'update'): SqlFragment {
  if (context.policy.unrestricted) return sql`true`;
  const predicate = compilePredicate({ entity: model.key, alias: 't', action }, context);
  if (!predicate.ok) throw queryFailure(predicate.issues);
  return predicate.value;
}
