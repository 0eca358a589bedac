import type { BulkAnswer, Selection } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { pointer, under } from '@atelier/problem';
import type { RecordAction } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Texts } from '../platform/text/texts.ts';
import { BulkOutcome } from './bulk-outcome.ts';
import type { ChangeCause } from './record-change.ts';
import { UniqueConflicts } from './unique-conflicts.ts';
import { createRecords } from './write/create-records.ts';
import { RecordMoved, writeBin, writeEdits } from './write/edit-records.ts';
import { selectedIds } from './write/locate-records.ts';
import { completeValues, editedValues, refuse } from './write/prepare-values.ts';
import { purgeRecord } from './write/purge-record.ts';
import { changedKeys, readRecords, type RecordEdit, type WritePlace } from './write/record-writer.ts';
import type { StoredRecord } from './write/row-shape.ts';
import { takenRecords } from './write/taken-values.ts';
import { upsertRecords } from './write/upsert-records.ts';
import { allowedIds, hiddenTargets, requireAction } from './write/write-rights.ts';
import { WriteSessions, type WriteContext, type WriteScope } from './write/write-session.ts';

const batchSize = 500;

/** Writes of many records: set-wise, locked in the order of their ids, all in one transaction. */
@Injectable()
export class BulkWrites {
  constructor(
    @Inject(WriteSessions) private readonly sessions: WriteSessions,
    @Inject(UniqueConflicts) private readonly conflicts: UniqueConflicts,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  /** All of them, or none and every reason. */
  async create(
    { entity, records }: { entity: string; records: readonly RecordValues[] },
    context: WriteContext,
  ): Promise<{ records: StoredRecord[]; cause: ChangeCause }> {
    return this.attempt(entity, context, async (scope, named) => {
      const at = (index: number): string => pointer('records', index);
      await this.refuseUnfit(scope, records, named);
      return {
        records: await createRecords(this.sessions, scope, { records, at, tx: named.tx }),
        cause: named.cause,
      };
    });
  }

  async update(
    request: { entity: string; select: Selection; values: RecordValues },
    context: WriteContext,
  ): Promise<BulkAnswer> {
    const { entity, select, values } = request;
    return this.attempt(entity, context, async (scope, named) => {
      requireAction(scope.policy, scope.catalog, entity, 'update');
      const edited = editedValues(scope.values, values);
      refuse(under('/values', edited.issues));
      const fields = Object.keys(edited.values);
      const outcome = new BulkOutcome();
      await this.sessions.together(scope, named.tx, async (place, tx) => {
        refuse(
          under(
            '/values',
            (await hiddenTargets(place.run, scope.query, scope.shape, [edited.values])).get(0) ?? [],
          ),
        );
        for (const ids of batches(await selectedIds(place, scope, { select, action: 'update' }))) {
          const found = await touchable(place, scope, { ids, action: 'update', fields, outcome });
          const edits = found.flatMap((before): RecordEdit[] => {
            const changed = changedKeys(before.values, edited.values);
            return changed.length === 0
              ? []
              : [{ before, after: { ...before.values, ...edited.values }, changed }];
          });
          outcome.done += (await writeEdits(this.sessions, scope, { place, tx, edits })).length;
        }
      });
      return outcome.answer(named.cause, this.texts, scope.viewer.language);
    });
  }

  async bin(
    request: { entity: string; select: Selection; action: 'deleted' | 'restored' },
    context: WriteContext,
  ): Promise<BulkAnswer> {
    const { entity, select, action } = request;
    const deleted = action === 'restored';
    return this.attempt(entity, context, async (scope, named) => {
      requireAction(scope.policy, scope.catalog, entity, 'delete');
      const outcome = new BulkOutcome();
      await this.sessions.together(scope, named.tx, async (place, tx) => {
        for (const ids of batches(await selectedIds(place, scope, { select, action: 'delete', deleted }))) {
          const found = await touchable(place, scope, { ids, action: 'delete', deleted, outcome });
          const records = deleted ? await withoutTaken(place, scope, found, outcome) : found;
          outcome.done += (await writeBin(this.sessions, scope, { place, tx, records, action })).length;
        }
      });
      return outcome.answer(named.cause, this.texts, scope.viewer.language);
    });
  }

  async upsert(
    request: { entity: string; match: string; records: readonly RecordValues[] },
    context: WriteContext,
  ): Promise<{ created: string[]; updated: string[]; unchanged: number; cause: ChangeCause }> {
    return this.attempt(request.entity, context, async (scope, named) =>
      this.sessions.together(scope, named.tx, async (place, tx) => ({
        ...(await upsertRecords(this.sessions, scope, { ...request, place, tx })),
        cause: named.cause,
      })),
    );
  }

  /** For good. What points at the record is let go, taken along or stands against it, as its field says. */
  async purge(request: { entity: string; id: string }, context: WriteContext): Promise<void> {
    await this.attempt(request.entity, context, async (scope, named) => {
      requireAction(scope.policy, scope.catalog, request.entity, 'delete');
      await this.sessions.together(scope, named.tx, (place, tx) =>
        purgeRecord(
          { place, scope, tx, id: request.id },
          {
            clear: (entity, ids, field) =>
              this.update(
                { entity, select: { ids: [...ids] }, values: { [field]: null } },
                everyone(named, tx),
              ).then(() => undefined),
            bin: (entity, ids) =>
              this.bin({ entity, select: { ids: [...ids] }, action: 'deleted' }, everyone(named, tx)).then(
                () => undefined,
              ),
            purge: (entity, id) => this.purge({ entity, id }, everyone(named, tx)),
          },
        ),
      );
    });
  }

  /** Says of every record what is wrong with it and which of its values is taken. */
  private async refuseUnfit(
    scope: WriteScope,
    records: readonly RecordValues[],
    { tx }: WriteContext,
  ): Promise<void> {
    requireAction(scope.policy, scope.catalog, scope.entity, 'create');
    const drafts = records.map((values) => ({ id: uuidv7(), ...completeValues(scope.values, values) }));
    await this.sessions.run(scope, { tx, together: false }, async (place) => {
      const taken = await takenRecords(place, scope, drafts);
      refuse(
        drafts.flatMap(({ id, issues }, index) =>
          under(pointer('records', index), [...issues, ...listed(taken.get(id))]),
        ),
      );
    });
  }

  private async attempt<T>(
    entity: string,
    context: WriteContext,
    work: (scope: WriteScope, named: WriteContext) => Promise<T>,
  ): Promise<T> {
    const named = {
      ...context,
      cause: context.cause.id === undefined ? { ...context.cause, id: uuidv7() } : context.cause,
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.sessions.attempt(entity, named, (scope) => work(scope, named));
      } catch (error) {
        if (error instanceof RecordMoved && !context.tx && attempt < 5) continue;
        throw await this.conflicts.told(error, { entity, context: named, values: {} });
      }
    }
  }
}

interface TouchRequest {
  readonly ids: readonly string[];
  readonly action: RecordAction;
  readonly fields?: readonly string[];
  readonly deleted?: boolean;
  readonly outcome: BulkOutcome;
}

/** The records, locked, that are there and may be touched; the others are refused one by one. */
async function touchable(
  place: WritePlace,
  scope: WriteScope,
  request: TouchRequest,
): Promise<StoredRecord[]> {
  const { ids, action, fields = [], deleted = false, outcome } = request;
  const { entity, query } = scope;
  const found = await readRecords(place, ids, true);
  const present = ids.flatMap((id) =>
    listed(found.get(id)).filter((record) => (record.deletedAt !== null) === deleted),
  );
  const seen = await allowedIds(place.run, query, {
    entity,
    action: 'read',
    ids: present.map(({ id }) => id),
    deleted,
  });
  const allowed = await allowedIds(place.run, query, { entity, action, ids: [...seen], fields, deleted });
  for (const id of ids) {
    if (!seen.has(id)) outcome.refuse(id, { code: 'record.missing', at: '' });
    else if (!allowed.has(id)) outcome.refuse(id, { code: 'record.denied', at: '' });
  }
  return present.filter(({ id }) => allowed.has(id));
}

/** Leaves out those whose unique value somebody else has taken while they were in the bin. */
async function withoutTaken(
  place: WritePlace,
  scope: WriteScope,
  records: readonly StoredRecord[],
  outcome: BulkOutcome,
): Promise<StoredRecord[]> {
  const taken = await takenRecords(place, scope, records);
  for (const [id, issue] of taken) outcome.refuse(id, issue);
  return records.filter(({ id }) => !taken.has(id));
}

/** What follows from purging a record happens whatever the viewer may do with the records that point at it. */
function everyone({ viewer, cause }: WriteContext, tx: WriteContext['tx']): WriteContext {
  return { viewer: { ...viewer, unrestricted: true }, cause, ...(tx ? { tx } : {}) };
}

function listed<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += batchSize) yield items.slice(at, at + batchSize);
}
