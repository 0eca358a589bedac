import { columnOf, tableOf } from '@atelier/entity';
import { parameter, sql } from '@atelier/expression';
import { sqlStateOf } from '../../platform/database/pg-errors.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { recordProblem } from '../record-problems.ts';
import { locateRecord } from './locate-records.ts';
import type { WritePlace } from './record-writer.ts';
import type { WriteScope } from './write-session.ts';

export interface PurgeRequest {
  readonly place: WritePlace;
  readonly scope: WriteScope;
  readonly tx: Transaction;
  readonly id: string;
}

/** What becomes of records that point at the one that goes; done by the store, so that it has its history. */
export interface PurgeConsequences {
  clear(entity: string, ids: readonly string[], field: string): Promise<void>;
  bin(entity: string, ids: readonly string[]): Promise<void>;
  purge(entity: string, id: string): Promise<void>;
}

/** Removes a record of the recycle bin, with its history, for good. */
export async function purgeRecord(
  { place, scope, tx, id }: PurgeRequest,
  consequences: PurgeConsequences,
): Promise<void> {
  await locateRecord(place, scope, { id, action: 'delete', deleted: true, lock: true });
  for (const relation of scope.catalog.relationsTo(scope.entity)) {
    await follow({ scope, tx, id, entity: relation.entity, field: relation.field }, consequences);
  }
  try {
    await tx.run(sql`DELETE FROM ${tableOf(scope.entity)} WHERE "id" = ${parameter(id, 'uuid')}`);
  } catch (error) {
    throw sqlStateOf(error) === '23503' ? recordProblem('record.still-referenced', { cause: error }) : error;
  }
  await tx.query('DELETE FROM atelier.record_change WHERE record_id = $1', [id]);
  await tx.query('DELETE FROM atelier.record_submission WHERE record_id = $1', [id]);
}

async function follow(
  {
    scope,
    tx,
    id,
    entity,
    field: key,
  }: { scope: WriteScope; tx: Transaction; id: string; entity: string; field: string },
  consequences: PurgeConsequences,
): Promise<void> {
  const field = scope.catalog.field(entity, key);
  const onDelete = field && scope.catalog.kindOf(field).behaviour.column(field.settings).onDelete;
  if (onDelete === undefined || onDelete === 'restrict') return;
  const column = columnOf(key);
  const rows = await tx.run<{ id: string; deleted: boolean }>(
    sql`SELECT "id", "deleted_at" IS NOT NULL AS deleted FROM ${tableOf(entity)} WHERE ${column} = ${parameter(id, 'uuid')} ORDER BY "id"`,
  );
  const present = rows.filter((row) => !row.deleted).map((row) => row.id);
  if (onDelete === 'clear') {
    if (present.length > 0) await consequences.clear(entity, present, key);
    // Those in the bin lose it without a word: restored, they would point at nothing.
    await tx.run(
      sql`UPDATE ${tableOf(entity)} SET ${column} = NULL WHERE ${column} = ${parameter(id, 'uuid')}`,
    );
    return;
  }
  if (present.length > 0) await consequences.bin(entity, present);
  for (const row of rows) await consequences.purge(entity, row.id);
}
