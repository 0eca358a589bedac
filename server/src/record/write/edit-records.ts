import type { RecordValues } from '@atelier/entity';
import type { RecordAction } from '@atelier/query';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RecordChange } from '../record-change.ts';
import { recordProblem } from '../record-problems.ts';
import { missingTargets } from './create-records.ts';
import { refuse } from './prepare-values.ts';
import {
  binRecords,
  updateRecords,
  type RecordEdit,
  type WritePlace,
  type Written,
} from './record-writer.ts';
import { allValues, type StoredRecord } from './row-shape.ts';
import { allowedIds, needsRowCheck } from './write-rights.ts';
import { CatalogMoved, type WriteScope, type WriteSessions } from './write-session.ts';

/** Somebody else was faster: look again and begin anew. */
export class RecordMoved extends Error {}

/**
 * Writes edits of records that the caller has read and found to be allowed; afterwards they must still
 * be within the viewer's reach. In a transaction the records are locked, so nothing can have moved.
 */
export async function writeEdits(
  sessions: WriteSessions,
  scope: WriteScope,
  request: {
    readonly place: WritePlace;
    readonly tx: Transaction | undefined;
    readonly edits: readonly RecordEdit[];
  },
): Promise<StoredRecord[]> {
  const { place, tx, edits } = request;
  if (edits.length === 0) return [];
  const written = await updateRecords(place, edits);
  if (written.length < edits.length) await explainNothing(place, scope, edits);
  const fields = [...new Set(edits.flatMap(({ changed }) => changed))];
  if (needsRowCheck(scope.policy, scope.entity, 'update', fields)) {
    await requireReach(place, scope, { action: 'update', ids: edits.map(({ before }) => before.id), fields });
  }
  const byId = new Map(written.map((one) => [one.id, one]));
  const stored = edits.map((edit) => editedRecord(scope, edit, byId.get(edit.before.id)));
  if (scope.listeners.length > 0) {
    const changes = edits.map((edit, index) =>
      changeOf(scope, {
        action: 'updated',
        before: edit.before,
        after: stored[index],
        changed: edit.changed,
      }),
    );
    await sessions.tell(tx, scope, changes);
  }
  return stored;
}

/** Moves records into the recycle bin or out of it. */
export async function writeBin(
  sessions: WriteSessions,
  scope: WriteScope,
  request: {
    readonly place: WritePlace;
    readonly tx: Transaction | undefined;
    readonly records: readonly StoredRecord[];
    readonly action: 'deleted' | 'restored';
  },
): Promise<Written[]> {
  const { place, tx, records, action } = request;
  if (records.length === 0) return [];
  const written = await binRecords(place, records, action);
  if (written.length < records.length) await explainNothing(place, scope, []);
  if (scope.listeners.length > 0) {
    const versions = new Map(written.map(({ id, version }) => [id, version]));
    const changes = records.map((record) => {
      const after = { ...record, version: versions.get(record.id) ?? record.version + 1 };
      return changeOf(scope, {
        action,
        before: action === 'deleted' ? record : undefined,
        after: action === 'deleted' ? undefined : after,
        changed: [],
        version: after.version,
        id: record.id,
      });
    });
    await sessions.tell(tx, scope, changes);
  }
  return written;
}

async function explainNothing(
  place: WritePlace,
  scope: WriteScope,
  edits: readonly RecordEdit[],
): Promise<never> {
  const records = edits.map(({ before, after, changed }) => ({
    id: before.id,
    values: Object.fromEntries(changed.map((key) => [key, after[key]])),
    at: '',
  }));
  refuse(await missingTargets(place, scope, records));
  const [row] = await place.run.query<{ version: number }>('SELECT version FROM atelier.catalog');
  if (row?.version !== scope.catalog.version) throw new CatalogMoved();
  throw new RecordMoved();
}

async function requireReach(
  place: WritePlace,
  scope: WriteScope,
  request: { action: RecordAction; ids: readonly string[]; fields: readonly string[] },
): Promise<void> {
  const allowed = await allowedIds(place.run, scope.query, { entity: scope.entity, ...request });
  if (allowed.size < request.ids.length) throw recordProblem('record.out-of-reach');
}

function editedRecord(
  scope: WriteScope,
  { before, after }: RecordEdit,
  written: Written | undefined,
): StoredRecord {
  return {
    ...before,
    values: after,
    version: written?.version ?? before.version + 1,
    updatedAt: written?.at.toISOString() ?? before.updatedAt,
    updatedBy: scope.viewer.userId,
  };
}

interface ChangeParts {
  readonly action: RecordChange['action'];
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord | undefined;
  readonly changed: readonly string[];
  readonly version?: number;
  readonly id?: string;
}

export function changeOf(
  scope: WriteScope,
  { action, before, after, changed, version, id }: ChangeParts,
): RecordChange {
  const values = (record: StoredRecord | undefined): RecordValues | null =>
    record ? allValues(record) : null;
  return {
    entity: scope.entity,
    id: id ?? after?.id ?? before?.id ?? '',
    action,
    version: version ?? after?.version ?? 0,
    before: values(before),
    after: values(after),
    changed,
    by: scope.viewer.userId,
    cause: scope.cause,
    causation: scope.viewer.causation ?? [],
  };
}
