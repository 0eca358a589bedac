import {
  createRecord,
  createRecords,
  deleteRecord,
  deleteRecords,
  findChoices,
  findUsedValues,
  purgeRecord,
  queryRecords,
  readHistory,
  readRecord,
  restoreRecord,
  restoreRecords,
  undoCause,
  undoChange,
  updateRecord,
  updateRecords,
  upsertRecords,
  type AnswerOf,
  type InputOf,
} from '@atelier/api';
import { Problem, under } from '@atelier/problem';
import { Controller, Inject } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Caller } from '../platform/http/caller.ts';
import { Input } from '../platform/http/input.ts';
import { Route } from '../platform/http/route.ts';
import { CurrentCaller } from '../platform/http/viewer.ts';
import { jobAnswer } from '../platform/jobs/job.controller.ts';
import { Texts } from '../platform/text/texts.ts';
import { RecordChoices } from './record-choices.ts';
import { RecordHistory } from './record-history.ts';
import { RecordReader } from './record-reader.ts';
import { RecordStore, type WriteContext } from './record-store.ts';
import { RecordUndo } from './record-undo.ts';
import { WrittenAnswers } from './written-answers.ts';

@Controller()
export class RecordController {
  constructor(
    @Inject(RecordReader) private readonly reader: RecordReader,
    @Inject(RecordStore) private readonly store: RecordStore,
    @Inject(RecordHistory) private readonly histories: RecordHistory,
    @Inject(RecordChoices) private readonly choices: RecordChoices,
    @Inject(RecordUndo) private readonly undoing: RecordUndo,
    @Inject(WrittenAnswers) private readonly answers: WrittenAnswers,
    @Inject(Database) private readonly database: Database,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  @Route(queryRecords)
  async query(
    @Input() { params, body }: InputOf<typeof queryRecords>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof queryRecords>> {
    const page = await this.reader.query({ ...body, entity: params.entity }, { viewer });
    return { ...page, rows: [...page.rows], columns: [...page.columns] };
  }

  @Route(readRecord)
  async read(
    @Input() { params }: InputOf<typeof readRecord>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof readRecord>> {
    return this.reader.get(params, { viewer });
  }

  @Route(createRecord)
  async create(
    @Input() { params, body }: InputOf<typeof createRecord>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof createRecord>> {
    const { values, submission } = body;
    const request = { entity: params.entity, values, ...(submission === undefined ? {} : { submission }) };
    const written = await atValues(this.store.create(request, contextOf(caller)));
    return this.answers.of(params.entity, written, caller.viewer);
  }

  @Route(updateRecord)
  async update(
    @Input() { params, body }: InputOf<typeof updateRecord>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof updateRecord>> {
    const written = await atValues(this.store.update({ ...params, ...body }, contextOf(caller)));
    return this.answers.of(params.entity, written, caller.viewer);
  }

  @Route(deleteRecord)
  async delete(
    @Input() { params, search }: InputOf<typeof deleteRecord>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof deleteRecord>> {
    return this.store.remove({ ...params, ...search }, contextOf(caller));
  }

  @Route(restoreRecord)
  async restore(
    @Input() { params }: InputOf<typeof restoreRecord>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof restoreRecord>> {
    return this.store.restore(params, contextOf(caller));
  }

  @Route(purgeRecord)
  async purge(
    @Input() { params }: InputOf<typeof purgeRecord>,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.store.purge(params, contextOf(caller));
  }

  @Route(createRecords)
  async createMany(
    @Input() { params, body }: InputOf<typeof createRecords>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof createRecords>> {
    const context = contextOf(caller);
    const written = await this.store.createMany({ entity: params.entity, records: body.records }, context);
    return { ids: written.map(({ id }) => id), cause: { ...(written[0]?.cause ?? context.cause) } };
  }

  @Route(updateRecords)
  async updateMany(
    @Input() { params, body }: InputOf<typeof updateRecords>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof updateRecords>> {
    return this.store.updateMany({ entity: params.entity, ...body }, contextOf(caller));
  }

  @Route(deleteRecords)
  async deleteMany(
    @Input() { params, body }: InputOf<typeof deleteRecords>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof deleteRecords>> {
    return this.store.removeMany({ entity: params.entity, select: body.select }, contextOf(caller));
  }

  @Route(restoreRecords)
  async restoreMany(
    @Input() { params, body }: InputOf<typeof restoreRecords>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof restoreRecords>> {
    return this.store.restoreMany({ entity: params.entity, select: body.select }, contextOf(caller));
  }

  @Route(upsertRecords)
  async upsert(
    @Input() { params, body }: InputOf<typeof upsertRecords>,
    @CurrentCaller() caller: Caller,
  ): Promise<AnswerOf<typeof upsertRecords>> {
    const done = await this.store.upsert({ entity: params.entity, ...body }, contextOf(caller));
    return { ...done, cause: { ...done.cause } };
  }

  @Route(readHistory)
  async history(
    @Input() { params, search }: InputOf<typeof readHistory>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof readHistory>> {
    return this.histories.read({ ...params, ...search }, viewer);
  }

  @Route(undoChange)
  async undoOne(
    @Input() { params }: InputOf<typeof undoChange>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof undoChange>> {
    return this.undoing.change(params, viewer);
  }

  @Route(undoCause)
  async undoAll(
    @Input() { params }: InputOf<typeof undoCause>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof undoCause>> {
    const job = await this.database.transaction((tx) => this.undoing.startCause(tx, params, viewer));
    return jobAnswer(job, this.texts, viewer.language);
  }

  @Route(findChoices)
  async find(
    @Input() { params, search }: InputOf<typeof findChoices>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof findChoices>> {
    const ids = search.ids?.split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id));
    const request = { ...(search.text === undefined ? {} : { text: search.text }), ...(ids ? { ids } : {}) };
    return { choices: await this.choices.find(params.target, request, viewer) };
  }

  @Route(findUsedValues)
  async used(
    @Input() { params, search }: InputOf<typeof findUsedValues>,
    @CurrentCaller() { viewer }: Caller,
  ): Promise<AnswerOf<typeof findUsedValues>> {
    return { values: await this.choices.usedValues(params.entity, params.field, search.text ?? '', viewer) };
  }
}

export function contextOf({ viewer, via }: Caller): WriteContext {
  return { viewer, cause: via.kind === 'api-key' ? { kind: 'api-key', id: via.id } : { kind: 'person' } };
}

/** The store speaks of values; what was sent has them in `values`. */
async function atValues<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem) || error.issues.length === 0) throw error;
    const { code, kind, details, issues, cause } = error;
    throw new Problem(code, kind, { details, cause, issues: under('/values', issues) });
  }
}
