import type { BulkAnswer, Selection } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.ts';
import { BulkWrites } from './bulk-writes.ts';
import type { ChangeCause, RecordListener } from './record-change.ts';
import { recordProblem } from './record-problems.ts';
import { RecordReader } from './record-reader.ts';
import { staleProblem } from './stale-record.ts';
import { UniqueConflicts } from './unique-conflicts.ts';
import { createRecords } from './write/create-records.ts';
import { RecordMoved, writeBin, writeEdits } from './write/edit-records.ts';
import { locateRecord } from './write/locate-records.ts';
import { editedValues, refuse } from './write/prepare-values.ts';
import { changedKeys } from './write/record-writer.ts';
import { allValues, type StoredRecord } from './write/row-shape.ts';
import { hiddenTargets, needsRowCheck, requireAction } from './write/write-rights.ts';
import { WriteSessions, type WriteContext, type WriteScope } from './write/write-session.ts';

export type { WriteContext } from './write/write-session.ts';

export interface WrittenRecord {
  readonly id: string;
  readonly version: number;
  /** All own and system fields after the write, whatever the viewer may read: not for the outside. */
  readonly values: RecordValues;
  /** With an id: enough to take the write back (`undoCause`). */
  readonly cause: ChangeCause;
}

export interface BinnedRecord {
  readonly id: string;
  readonly version: number;
  readonly cause: ChangeCause;
}

/** The one door: every write of user records goes through it. */
@Injectable()
export class RecordStore {
  constructor(
    @Inject(WriteSessions) private readonly sessions: WriteSessions,
    @Inject(BulkWrites) private readonly bulk: BulkWrites,
    @Inject(UniqueConflicts) private readonly conflicts: UniqueConflicts,
    @Inject(RecordReader) private readonly reader: RecordReader,
  ) {}

  addListener(listener: RecordListener): void {
    this.sessions.addListener(listener);
  }

  /** `submission` is the id of a filled-in form: sent twice, it makes one record. */
  async create(
    { entity, values, submission }: { entity: string; values: RecordValues; submission?: string },
    context: WriteContext,
  ): Promise<WrittenRecord> {
    return this.attempt(entity, context, values, async (scope) => {
      const request = {
        records: [values],
        at: () => '',
        tx: context.tx,
        ...(submission === undefined ? {} : { submission }),
      };
      const [record] = await createRecords(this.sessions, scope, request);
      if (!record) throw recordProblem('record.missing');
      return writtenOf(record, context.cause);
    });
  }

  /** All of them, or none and every reason. */
  async createMany(
    request: { entity: string; records: readonly RecordValues[] },
    context: WriteContext,
  ): Promise<WrittenRecord[]> {
    const { records, cause } = await this.bulk.create(request, context);
    return records.map((record) => writtenOf(record, cause));
  }

  /** Sets the given fields. `version` absent: whatever version there is (flows). */
  async update(
    { entity, id, version, values }: { entity: string; id: string; version?: number; values: RecordValues },
    context: WriteContext,
  ): Promise<WrittenRecord> {
    return this.attempt(entity, context, values, async (scope, attempt) => {
      requireAction(scope.policy, scope.catalog, entity, 'update');
      const edited = editedValues(scope.values, values);
      refuse(edited.issues);
      const fields = Object.keys(edited.values);
      const together =
        attempt > 1 || scope.listeners.length > 0 || needsRowCheck(scope.policy, entity, 'update', fields);
      return this.sessions.run(scope, { tx: context.tx, together }, async (place, tx) => {
        const before = await locateRecord(place, scope, {
          id,
          action: 'update',
          fields,
          lock: tx !== undefined,
        });
        if (version !== undefined && before.version !== version)
          throw await this.stale(scope, { expected: version, before, yours: values }, tx);
        const changed = changedKeys(before.values, edited.values);
        if (changed.length === 0) return writtenOf(before, context.cause);
        const hidden = await hiddenTargets(place.run, scope.query, scope.shape, [
          Object.fromEntries(changed.map((key) => [key, edited.values[key]])),
        ]);
        refuse(hidden.get(0) ?? []);
        const edit = { before, after: { ...before.values, ...edited.values }, changed };
        const [after] = await writeEdits(this.sessions, scope, { place, tx, edits: [edit] });
        return writtenOf(after ?? before, context.cause);
      });
    });
  }

  /** The same values on many records. */
  updateMany(
    request: { entity: string; select: Selection; values: RecordValues },
    context: WriteContext,
  ): Promise<BulkAnswer> {
    return this.bulk.update(request, context);
  }

  removeMany(request: { entity: string; select: Selection }, context: WriteContext): Promise<BulkAnswer> {
    return this.bulk.bin({ ...request, action: 'deleted' }, context);
  }

  restoreMany(request: { entity: string; select: Selection }, context: WriteContext): Promise<BulkAnswer> {
    return this.bulk.bin({ ...request, action: 'restored' }, context);
  }

  /** Updates the records that have the same value in a unique field, creates the others. */
  upsert(
    request: { entity: string; match: string; records: readonly RecordValues[] },
    context: WriteContext,
  ): Promise<{ created: string[]; updated: string[]; unchanged: number; cause: ChangeCause }> {
    return this.bulk.upsert(request, context);
  }

  /** Into the recycle bin. */
  remove(
    request: { entity: string; id: string; version?: number },
    context: WriteContext,
  ): Promise<BinnedRecord> {
    return this.bin({ ...request, action: 'deleted' }, context);
  }

  restore(request: { entity: string; id: string }, context: WriteContext): Promise<BinnedRecord> {
    return this.bin({ ...request, action: 'restored' }, context);
  }

  /** Removes a record in the recycle bin for good, with its history. */
  purge(request: { entity: string; id: string }, context: WriteContext): Promise<void> {
    return this.bulk.purge(request, context);
  }

  private async bin(
    request: { entity: string; id: string; version?: number; action: 'deleted' | 'restored' },
    context: WriteContext,
  ): Promise<BinnedRecord> {
    const { entity, id, version, action } = request;
    return this.attempt(entity, context, {}, async (scope, attempt) => {
      requireAction(scope.policy, scope.catalog, entity, 'delete');
      return this.sessions.run(
        scope,
        { tx: context.tx, together: attempt > 1 || scope.listeners.length > 0 },
        async (place, tx) => {
          const record = await locateRecord(place, scope, {
            id,
            action: 'delete',
            deleted: action === 'restored',
            lock: tx !== undefined,
          });
          if (version !== undefined && record.version !== version)
            throw await this.stale(scope, { expected: version, before: record, yours: {} }, tx);
          const [written] = await writeBin(this.sessions, scope, { place, tx, records: [record], action });
          return {
            id,
            version: written?.version ?? record.version,
            cause: causeOf(context.cause, id, written?.version ?? record.version),
          };
        },
      );
    });
  }

  private stale(
    scope: WriteScope,
    seen: { expected: number; before: StoredRecord; yours: RecordValues },
    tx: Transaction | undefined,
  ): Promise<Error> {
    // On the connection that holds the lock: waiting for another one could wait for itself.
    const reading = { viewer: scope.viewer, ...(tx ? { tx } : {}) };
    return staleProblem(this.reader, scope, { ...seen, reading });
  }

  /** Begins again, this time with a lock, when somebody else was faster; and says at which field a value was taken. */
  private async attempt<T>(
    entity: string,
    context: WriteContext,
    values: RecordValues,
    work: (scope: WriteScope, attempt: number) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.sessions.attempt(entity, context, (scope) => work(scope, attempt));
      } catch (error) {
        if (error instanceof RecordMoved && attempt < 5) continue;
        throw await this.conflicts.told(error, { entity, context, values });
      }
    }
  }
}

function writtenOf(record: StoredRecord, cause: ChangeCause): WrittenRecord {
  return {
    id: record.id,
    version: record.version,
    values: allValues(record),
    cause: causeOf(cause, record.id, record.version),
  };
}

/** A single change by a person is named by the record and the version that it made. */
export function causeOf(cause: ChangeCause, id: string, version: number): ChangeCause {
  return cause.id === undefined ? { ...cause, id: `${id}.${version}` } : cause;
}
