import type { Selection } from '@atelier/api';
import { tableOf } from '@atelier/entity';
import { identifier, parameter, raw, renderSql, sql } from '@atelier/expression';
import { checkQuery, compilePredicate, queryFailure, type RecordAction } from '@atelier/query';
import { recordProblem } from '../record-problems.ts';
import { readRecords, type WritePlace } from './record-writer.ts';
import type { StoredRecord } from './row-shape.ts';
import { allowedIds, needsRowCheck } from './write-rights.ts';
import type { WriteScope } from './write-session.ts';

export interface LocateRequest {
  readonly id: string;
  readonly action: RecordAction;
  readonly fields?: readonly string[];
  readonly deleted?: boolean;
  readonly lock: boolean;
}

/**
 * The record that is to be written, as it is stored. `record.missing` where there is none or none that
 * the viewer may see, `record.denied` where it may be seen and not touched.
 */
export async function locateRecord(
  place: WritePlace,
  scope: WriteScope,
  request: LocateRequest,
): Promise<StoredRecord> {
  const { id, action, fields = [], deleted = false } = request;
  const record = (await readRecords(place, [id], request.lock)).get(id);
  if (!record || (record.deletedAt !== null) !== deleted) throw recordProblem('record.missing');
  const { policy, entity } = scope;
  if (needsRowCheck(policy, entity, 'read', [])) {
    const seen = await allowedIds(place.run, scope.query, { entity, action: 'read', ids: [id], deleted });
    if (!seen.has(id)) throw recordProblem('record.missing');
  }
  if (needsRowCheck(policy, entity, action, fields)) {
    const allowed = await allowedIds(place.run, scope.query, { entity, action, ids: [id], fields, deleted });
    if (!allowed.has(id)) throw recordProblem('record.denied');
  }
  return record;
}

export const mostSelected = 100_000;

/** Ids behind a selection, in the order of locking. Those named one by one are judged later, each with a reason. */
export async function selectedIds(
  place: WritePlace,
  scope: WriteScope,
  request: { select: Selection; action: RecordAction; deleted?: boolean },
): Promise<string[]> {
  const { select, action, deleted = false } = request;
  if ('ids' in select) return [...new Set(select.ids)].sort();
  const checked = checkQuery({ entity: scope.entity, ...select.query });
  if (!checked.ok) throw queryFailure(checked.issues);
  const { filter, search } = checked.value;
  const predicate = compilePredicate(
    {
      entity: scope.entity,
      alias: 'c',
      action,
      deleted: deleted || checked.value.deleted === true,
      ...(filter ? { filter } : {}),
      ...(search === undefined ? {} : { search }),
    },
    scope.query,
  );
  if (!predicate.ok) throw queryFailure(predicate.issues);
  const { text, values } = renderSql(
    sql`SELECT c."id" FROM ${tableOf(scope.entity)} c WHERE ${predicate.value} ORDER BY c."id" LIMIT ${raw(String(mostSelected + 1))}`,
  );
  const rows = await place.run.query<{ id: string }>(text, values);
  if (rows.length > mostSelected)
    throw recordProblem('record.too-many', { details: { limit: mostSelected } });
  return rows.map(({ id }) => id);
}

/** Records that hold one of these values in a field, by the value; outside the recycle bin. */
export async function recordsByValue(
  place: WritePlace,
  key: string,
  values: readonly unknown[],
): Promise<Map<string, string>> {
  const column = place.shape.column(key);
  if (!column || values.length === 0) return new Map();
  const stored = values.map((value) => column.toDatabase(value));
  const name = identifier(column.name);
  const { text, values: parameters } = renderSql(
    sql`SELECT "id", ${name} AS value FROM ${tableOf(place.shape.entity)} WHERE ${name} = ANY (${parameter(stored, `${column.type}[]`)}) AND "deleted_at" IS NULL`,
  );
  const rows = await place.run.query<{ id: string; value: unknown }>(text, parameters);
  return new Map(rows.map(({ id, value }) => [JSON.stringify(column.fromDatabase(value)), id]));
}
