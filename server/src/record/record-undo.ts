import type { UndoAnswer } from '@atelier/api';
import { isProblem, type Issue } from '@atelier/problem';
import type { RecordAction, Viewer } from '@atelier/query';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Callers } from '../access/callers.ts';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { LongJobs, type JobState } from '../platform/jobs/long-jobs.ts';
import { Texts } from '../platform/text/texts.ts';
import type { ChangeCause } from './record-change.ts';
import { recordProblem } from './record-problems.ts';
import { RecordReader } from './record-reader.ts';
import { writeBin, writeEdits, RecordMoved } from './write/edit-records.ts';
import { planUndo, type KeptChange, type UndoStep } from './write/plan-undo.ts';
import { readRecords, type RecordEdit, type WritePlace } from './write/record-writer.ts';
import type { StoredRecord } from './write/row-shape.ts';
import { takenRecords } from './write/taken-values.ts';
import { allowedIds } from './write/write-rights.ts';
import { WriteSessions, type WriteScope } from './write/write-session.ts';

export const undoJob = 'record.undo';

export interface UndoPayload {
  readonly kind: ChangeCause['kind'];
  readonly id: string;
  /** Id of the undo itself: what bears it has been taken back already. */
  readonly undo: string;
}

export interface UndoWatch {
  readonly signal?: AbortSignal;
  progress?(done: number, total: number): void;
}

const batchSize = 500;
const mostRest = 1000;

interface Tally {
  reversed: number;
  kept: number;
  failed: number;
  readonly rest: { entity: string; id: string; outcome: 'kept' | 'failed'; issue: Issue }[];
}

/** Takes changes back: one of one record, or all that one action, import or run has made. */
@Injectable()
export class RecordUndo implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WriteSessions) private readonly sessions: WriteSessions,
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(LongJobs) private readonly jobs: LongJobs,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  onModuleInit(): void {
    this.jobs.define<UndoPayload>(undoJob, async ({ payload, userId, signal, progress }) => {
      const viewer = userId === undefined ? undefined : await this.callers.viewerOf(userId);
      if (!viewer) throw recordProblem('record.denied');
      return this.cause(payload, viewer, { signal, progress });
    });
  }

  /** One change of one record; fields edited since stay. */
  async change(
    request: { entity: string; id: string; version: number },
    viewer: Viewer,
  ): Promise<UndoAnswer> {
    const { entity, id, version } = request;
    const undo = uuidv7();
    const tally = emptyTally();
    // Whoever may not see the record does not learn that it has a history.
    await this.reader
      .get({ entity, id }, { viewer })
      .catch((error: unknown) => this.acceptDeleted(error, request, viewer));
    await this.batch({ entity, ids: [id], undo, viewer, tally }, (change) => change.version === version);
    return this.answer(tally, { kind: 'undo', id: undo }, viewer);
  }

  startCause(
    tx: Transaction,
    cause: { kind: ChangeCause['kind']; id: string },
    viewer: Viewer,
  ): Promise<JobState> {
    return this.jobs.start(tx, {
      kind: undoJob,
      payload: { ...cause, undo: uuidv7() },
      userId: viewer.userId,
    });
  }

  /** Everything of one cause, in batches that each stand for themselves: after an interruption it goes on. */
  async cause(payload: UndoPayload, viewer: Viewer, watch: UndoWatch = {}): Promise<UndoAnswer> {
    const { kind, id, undo } = payload;
    const tally = emptyTally();
    const isMine = (change: KeptChange): boolean =>
      change.cause_kind === kind && (change.cause_id === id || nameOf(change) === id);
    const total = await this.count(payload);
    let last: string | undefined;
    for (let done = 0; !watch.signal?.aborted;) {
      const records = await this.affected(payload, last);
      if (records.length === 0) break;
      for (const [entity, ids] of byEntity(records))
        await this.batch({ entity, ids, undo, viewer, tally }, isMine);
      last = records.at(-1)?.record_id;
      done += records.length;
      watch.progress?.(done, total);
    }
    if (watch.signal?.aborted) throw recordProblem('record.busy');
    return this.answer(tally, { kind: 'undo', id: undo }, viewer);
  }

  private async acceptDeleted(
    error: unknown,
    place: { entity: string; id: string },
    viewer: Viewer,
  ): Promise<void> {
    if (!isProblem(error, 'record.missing')) throw error;
    const filter = {
      combinator: 'and' as const,
      rules: [{ field: 'id', operator: 'equal' as const, value: place.id }],
    };
    const bin = await this.reader.query(
      { entity: place.entity, select: ['id'], filter, deleted: true },
      { viewer },
    );
    if (bin.rows.length === 0) throw error;
  }

  private async batch(
    request: { entity: string; ids: readonly string[]; undo: string; viewer: Viewer; tally: Tally },
    isMine: (change: KeptChange) => boolean,
  ): Promise<void> {
    const { entity, ids, undo, viewer, tally } = request;
    const context = { viewer, cause: { kind: 'undo' as const, id: undo } };
    for (let attempt = 1; ; attempt += 1) {
      const own = emptyTally();
      try {
        await this.sessions.attempt(entity, context, (scope) =>
          this.sessions.together(scope, undefined, (place, tx) =>
            this.reverse(scope, { place, tx, ids, undo, isMine, tally: own }),
          ),
        );
        add(tally, own);
        return;
      } catch (error) {
        if (!(error instanceof RecordMoved) || attempt >= 5) throw error;
      }
    }
  }

  private async reverse(
    scope: WriteScope,
    request: {
      place: WritePlace;
      tx: Transaction;
      ids: readonly string[];
      undo: string;
      isMine: (change: KeptChange) => boolean;
      tally: Tally;
    },
  ): Promise<void> {
    const { place, tx, ids, undo, isMine, tally } = request;
    const records = await readRecords(place, [...ids].sort(), true);
    const history = await this.history(tx, ids);
    const steps = new Map<string, UndoStep>();
    for (const id of ids) {
      const all = history.get(id) ?? [];
      const mine = all.filter(isMine);
      const from = mine[0]?.version ?? 0;
      const later = all.filter((change) => change.version > from && !isMine(change));
      const isDone = all.some((change) => change.cause_kind === 'undo' && change.cause_id === undo);
      steps.set(id, isDone ? { do: 'nothing' } : planUndo(scope, records.get(id), mine, later));
    }
    await this.refuseForbidden(scope, place, steps, records);
    await this.refuseTaken(scope, place, steps, records);
    await this.carryOut(scope, { place, tx, steps, records });
    for (const [id, step] of steps) count(tally, scope.entity, id, step);
  }

  private async carryOut(
    scope: WriteScope,
    {
      place,
      tx,
      steps,
      records,
    }: {
      place: WritePlace;
      tx: Transaction;
      steps: ReadonlyMap<string, UndoStep>;
      records: ReadonlyMap<string, StoredRecord>;
    },
  ): Promise<void> {
    const recordsOf = (what: UndoStep['do']): StoredRecord[] =>
      [...steps]
        .flatMap(([id, step]) => (step.do === what ? [records.get(id)] : []))
        .filter((one) => one !== undefined);
    await writeBin(this.sessions, scope, { place, tx, records: recordsOf('delete'), action: 'deleted' });
    await writeBin(this.sessions, scope, { place, tx, records: recordsOf('restore'), action: 'restored' });
    await writeEdits(this.sessions, scope, { place, tx, edits: editsOf(steps) });
  }

  private async refuseForbidden(
    scope: WriteScope,
    place: WritePlace,
    steps: Map<string, UndoStep>,
    records: ReadonlyMap<string, StoredRecord>,
  ): Promise<void> {
    const refuse = async (
      ids: readonly string[],
      action: RecordAction,
      deleted: boolean,
      fields: readonly string[] = [],
    ): Promise<void> => {
      const mayAtAll = scope.policy.mayDo(scope.entity, action);
      const mayFields = fields.every(
        (field) => scope.policy.fieldRight(scope.entity, field, action) === 'write',
      );
      const allowed =
        mayAtAll && mayFields
          ? await allowedIds(place.run, scope.query, { entity: scope.entity, action, ids, fields, deleted })
          : new Set<string>();
      for (const id of ids)
        if (!allowed.has(id)) steps.set(id, { do: 'fail', issue: { code: 'record.denied', at: '' } });
    };
    const idsOf = (what: UndoStep['do']): string[] =>
      [...steps].flatMap(([id, step]) => (step.do === what && records.has(id) ? [id] : []));
    await refuse(idsOf('delete'), 'delete', false);
    await refuse(idsOf('restore'), 'delete', true);
    for (const [id, step] of new Map(steps))
      if (step.do === 'edit') await refuse([id], 'update', false, step.edit.changed);
  }

  private async refuseTaken(
    scope: WriteScope,
    place: WritePlace,
    steps: Map<string, UndoStep>,
    records: ReadonlyMap<string, StoredRecord>,
  ): Promise<void> {
    const coming = [...steps].flatMap(([id, step]) => {
      if (step.do === 'restore') return [{ id, values: records.get(id)?.values ?? {} }];
      return step.do === 'edit' ? [{ id, values: step.edit.after }] : [];
    });
    for (const [id, issue] of await takenRecords(place, scope, coming)) steps.set(id, { do: 'fail', issue });
  }

  private async history(tx: Transaction, ids: readonly string[]): Promise<Map<string, KeptChange[]>> {
    const rows = await tx.query<KeptChange>(
      `SELECT record_id, version, action, old, new, cause_kind, cause_id FROM atelier.record_change
        WHERE record_id = ANY ($1::uuid[]) ORDER BY record_id, version`,
      [ids],
    );
    const history = new Map<string, KeptChange[]>();
    for (const row of rows) history.set(row.record_id, [...(history.get(row.record_id) ?? []), row]);
    return history;
  }

  private async count(cause: UndoPayload): Promise<number> {
    if (singleChange(cause)) return 1;
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(DISTINCT record_id) AS count FROM atelier.record_change WHERE cause_id = $1 AND cause_kind = $2',
      [cause.id, cause.kind],
    );
    return row?.count ?? 0;
  }

  private affected(
    cause: UndoPayload,
    last: string | undefined,
  ): Promise<{ record_id: string; entity: string }[]> {
    const single = singleChange(cause);
    if (single) {
      return last === undefined
        ? this.database.query(
            'SELECT record_id, entity FROM atelier.record_change WHERE record_id = $1 AND version = $2 AND cause_kind = $3',
            [single.id, single.version, cause.kind],
          )
        : Promise.resolve([]);
    }
    return this.database.query(
      `SELECT DISTINCT record_id, entity FROM atelier.record_change
        WHERE cause_id = $1 AND cause_kind = $2 AND record_id > $3::uuid ORDER BY record_id LIMIT $4`,
      [cause.id, cause.kind, last ?? '00000000-0000-0000-0000-000000000000', batchSize],
    );
  }

  private async answer(tally: Tally, cause: ChangeCause, viewer: Viewer): Promise<UndoAnswer> {
    const wanted: Record<string, string[]> = {};
    for (const { entity, id } of tally.rest) (wanted[entity] ??= []).push(id);
    const titles = await this.reader.titles(wanted, { viewer });
    const rest = tally.rest.map(({ entity, id, outcome, issue }) => ({
      entity,
      id,
      outcome,
      title: titles[entity]?.[id] ?? '',
      reason: this.texts.textOf(issue, viewer.language),
    }));
    const { reversed, kept, failed } = tally;
    return { reversed, kept, failed, rest, cause: { ...cause } };
  }
}

/** `<record>.<version>` names a change that stands for itself. */
function singleChange({ id }: { id: string }): { id: string; version: number } | undefined {
  const match = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(id);
  return match?.[1] && match[2] ? { id: match[1], version: Number(match[2]) } : undefined;
}

function nameOf(change: KeptChange): string | undefined {
  return change.cause_id === null ? `${change.record_id}.${change.version}` : undefined;
}

function byEntity(records: readonly { record_id: string; entity: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { record_id: id, entity } of records) groups.set(entity, [...(groups.get(entity) ?? []), id]);
  return groups;
}

function editsOf(steps: ReadonlyMap<string, UndoStep>): RecordEdit[] {
  return [...steps.values()].flatMap((step) => (step.do === 'edit' ? [step.edit] : []));
}

function emptyTally(): Tally {
  return { reversed: 0, kept: 0, failed: 0, rest: [] };
}

function add(tally: Tally, other: Tally): void {
  tally.reversed += other.reversed;
  tally.kept += other.kept;
  tally.failed += other.failed;
  tally.rest.push(...other.rest.slice(0, mostRest - tally.rest.length));
}

function count(tally: Tally, entity: string, id: string, step: UndoStep): void {
  if (step.do === 'keep') {
    tally.kept += 1;
    tally.rest.push({ entity, id, outcome: 'kept', issue: { code: 'record.edited-since', at: '' } });
  } else if (step.do === 'fail') {
    tally.failed += 1;
    tally.rest.push({ entity, id, outcome: 'failed', issue: step.issue });
  } else tally.reversed += 1;
}
