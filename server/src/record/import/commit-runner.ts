import { tableOf, type Catalog, type EntityModel } from '@atelier/entity';
import { identifier, joinSql, raw, renderSql, sql } from '@atelier/expression';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityPublisher } from '../../entity/entity-publisher.ts';
import { EntityStore } from '../../entity/entity-store.ts';
import { Database } from '../../platform/database/database.ts';
import { sqlStateOf } from '../../platform/database/pg-errors.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { recordProblem } from '../record-problems.ts';
import { creationOf } from '../write/create-records.ts';
import { writeEdits } from '../write/edit-records.ts';
import { generateNumbers } from '../write/generate-numbers.ts';
import { editedValues } from '../write/prepare-values.ts';
import {
  changedKeys,
  insertRecords,
  readRecords,
  type RecordEdit,
  type WritePlace,
} from '../write/record-writer.ts';
import { rowShapeOf, type StoredRecord } from '../write/row-shape.ts';
import { allowedIds, needsRowCheck } from '../write/write-rights.ts';
import { WriteSessions, type WriteScope } from '../write/write-session.ts';
import { importProblem } from './import-problems.ts';
import { changeImport, type ImportRecord, type ImportResult } from './import-record.ts';
import { catalogWith } from './future-model.ts';
import { modelOf } from './import-plan.ts';
import { RehearsalRunner, type RunWatch } from './rehearsal-runner.ts';
import { quotedKey, valuesOf } from './match-rows.ts';
import { countStaged, hasStaging, readStaged, stagingTable, type StagedRow } from './staging-table.ts';

/** Rows of one statement where nothing but the database has to look at them. */
const wholesale = 5000;
const batchSize = 1000;

/**
 * Does what the rehearsal showed: publishes what is new about the entity, then writes all rows in one
 * transaction. Whatever is killed, either every row is there or none is.
 */
@Injectable()
export class CommitRunner {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(EntityPublisher) private readonly publisher: EntityPublisher,
    @Inject(RehearsalRunner) private readonly rehearsals: RehearsalRunner,
    @Inject(WriteSessions) private readonly sessions: WriteSessions,
  ) {}

  async run(record: ImportRecord, viewer: Viewer, watch: RunWatch): Promise<ImportResult> {
    const published = await this.entities.currentCatalog();
    // Only where the rehearsal found something to publish is the file looked through for options again.
    const model = record.rehearsal?.plan
      ? await this.rehearsals.futureModel(record, viewer, published)
      : modelOf(record, published);
    // A crash of PostgreSQL has emptied the rehearsal.
    if (!(await hasStaging(this.database, record.id))) await this.rehearsals.run(record, viewer, watch);
    await this.publish(record, model, viewer);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction((tx) => this.write(tx, record, { viewer, watch }));
      } catch (error) {
        // Somebody took a unique value after it was looked at: look again.
        if (sqlStateOf(error) !== '23505' || attempt >= 3) throw error;
      }
    }
  }

  private async publish(record: ImportRecord, model: EntityModel, viewer: Viewer): Promise<void> {
    await this.publisher.whenFree(model.key, (tx) =>
      this.publisher.publish(tx, [model], { by: viewer.userId, note: record.fileName }),
    );
    await this.entities.currentCatalog();
  }

  private async write(
    tx: Transaction,
    record: ImportRecord,
    { viewer, watch }: { viewer: Viewer; watch: RunWatch },
  ): Promise<ImportResult> {
    // From here on nobody publishes this entity.
    await tx.run(sql`LOCK TABLE ${tableOf(record.entity)} IN ROW EXCLUSIVE MODE`);
    const { catalog } = await this.entities.catalogIn(tx);
    const model = catalog.entity(record.entity);
    if (!model) throw importProblem('import.no-target');
    await this.rehearsals.match(tx, { record, model, catalog: catalogWith(catalog, model), viewer });
    const counts = await countStaged(tx, record.id);
    const total = counts.create + counts.update;
    watch.progress(0, total);
    const cause = { kind: 'import' as const, id: record.id };
    await this.sessions.attempt(record.entity, { viewer, cause, tx }, (scope) =>
      this.sessions.together(scope, tx, async (place) => {
        const heard = record.settings.triggers ? scope : { ...scope, listeners: [] };
        let done = await this.create({ tx, record, place, scope: heard, watch }, total);
        done = await this.update({ tx, record, place, scope: heard, watch }, { done, total });
        watch.progress(done, total);
      }),
    );
    const result = {
      created: counts.create,
      updated: counts.update,
      skipped: counts.skip + counts.unchanged,
      rejected: counts.reject,
    };
    await changeImport(tx, record.id, { state: 'done', result });
    return result;
  }

  private async create(work: CommitWork, total: number): Promise<number> {
    const { scope, record } = work;
    const looksAtRows =
      scope.listeners.length > 0 ||
      scope.shape.columns.some(({ generated }) => generated) ||
      needsRowCheck(scope.policy, scope.entity, 'create', mappedKeys(record));
    return looksAtRows ? this.createOneByOne(work, total) : this.createWholesale(work, total);
  }

  /** PostgreSQL moves the rows from the rehearsal to the table by itself, history and all. */
  private async createWholesale({ tx, record, place, watch }: CommitWork, total: number): Promise<number> {
    const text = wholesaleText(record.id, place.catalog, record.entity);
    let after = 0;
    for (let done = 0; ;) {
      requireGoing(watch);
      const [moved] = await tx.query<{ count: number; last: number | null }>(text, [
        after,
        wholesale,
        place.write.by,
        record.id,
        place.write.causation,
      ]);
      if (!moved || moved.last === null) return done;
      after = moved.last;
      done += moved.count;
      watch.progress(done, total);
    }
  }

  /** Where somebody wants to hear of each record, numbers are counted, or roles look at single rows. */
  private async createOneByOne(
    { tx, record, place, scope, watch }: CommitWork,
    total: number,
  ): Promise<number> {
    let after = 0;
    for (let done = 0; ;) {
      requireGoing(watch);
      const rows = await readStaged(tx, record.id, { outcome: 'create', after, size: batchSize });
      if (rows.length === 0) return done;
      after = rows.at(-1)?.line ?? after;
      const values = await generateNumbers(
        place,
        rows.map(({ complete }) => complete ?? {}),
      );
      const drafts = rows.map((row, index) => ({ id: row.record_id ?? '', values: values[index] ?? {} }));
      const written = await insertRecords(place, drafts);
      if (written.length < drafts.length) throw importProblem('import.changed-since');
      await requireReach(place, scope, { ids: drafts.map(({ id }) => id), fields: mappedKeys(record) });
      const at = written[0]?.at.toISOString() ?? '';
      await this.sessions.tell(
        tx,
        scope,
        scope.listeners.length === 0
          ? []
          : drafts.map((draft) => creationOf(scope, storedOf(scope, draft, at))),
      );
      done += rows.length;
      watch.progress(done, total);
    }
  }

  private async update(
    { tx, record, place, scope, watch }: CommitWork,
    progress: { done: number; total: number },
  ): Promise<number> {
    let { done } = progress;
    let after = 0;
    for (;;) {
      requireGoing(watch);
      const rows = await readStaged(tx, record.id, { outcome: 'update', after, size: batchSize });
      if (rows.length === 0) return done;
      after = rows.at(-1)?.line ?? after;
      await writeEdits(this.sessions, scope, { place, tx, edits: await editsOf(place, scope, rows) });
      done += rows.length;
      watch.progress(done, progress.total);
    }
  }
}

interface CommitWork {
  readonly tx: Transaction;
  readonly record: ImportRecord;
  readonly place: WritePlace;
  readonly scope: WriteScope;
  readonly watch: RunWatch;
}

function requireGoing({ signal }: RunWatch): void {
  if (signal.aborted) throw importProblem('import.broken-off');
}

function mappedKeys({ settings }: ImportRecord): string[] {
  return settings.mapping.flatMap((entry) =>
    'field' in entry ? [entry.field] : 'newField' in entry ? [entry.newField.key] : [],
  );
}

async function requireReach(
  place: WritePlace,
  scope: WriteScope,
  request: { ids: readonly string[]; fields: readonly string[] },
): Promise<void> {
  if (!needsRowCheck(scope.policy, scope.entity, 'create', request.fields)) return;
  const allowed = await allowedIds(place.run, scope.query, {
    entity: scope.entity,
    action: 'create',
    ...request,
  });
  if (allowed.size < request.ids.length) throw recordProblem('record.out-of-reach');
}

/** Locked in the order of their ids, as everybody does. */
async function editsOf(
  place: WritePlace,
  scope: WriteScope,
  rows: readonly StagedRow[],
): Promise<RecordEdit[]> {
  const ids = rows.flatMap(({ record_id: id }) => id ?? []).sort();
  const known = await readRecords(place, ids, true);
  return rows.flatMap((row): RecordEdit[] => {
    const before = known.get(row.record_id ?? '');
    if (!before || before.deletedAt !== null) throw importProblem('import.changed-since');
    const { values } = editedValues(scope.values, row.given ?? {});
    const changed = changedKeys(before.values, values);
    return changed.length === 0 ? [] : [{ before, after: { ...before.values, ...values }, changed }];
  });
}

function storedOf(
  scope: WriteScope,
  draft: { readonly id: string; readonly values: Readonly<Record<string, unknown>> },
  at: string,
): StoredRecord {
  const values = Object.fromEntries(
    scope.shape.columns.map(({ field }) => [field.key, draft.values[field.key] ?? null]),
  );
  const by = scope.viewer.userId;
  return {
    id: draft.id,
    version: 1,
    values,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    deletedAt: null,
  };
}

/** $1 after this line · $2 how many · $3 who · $4 import · $5 causation. */
function wholesaleText(id: string, catalog: Catalog, entity: string): string {
  const { columns } = rowShapeOf(catalog, entity);
  const names = columns.map(({ name }) => identifier(name));
  const values = columns.map(({ field }) => sql`r.${quotedKey(field.key)}`);
  const system = raw('"id", "created_by", "updated_by", "search_text", "search_tokens"');
  return renderSql(sql`
    WITH batch AS MATERIALIZED (
      SELECT s.line, s.record_id, s.complete, s.search_text, s.search_tokens FROM ${stagingTable(id)} s
       WHERE s.outcome = 'create' AND s.line > $1 ORDER BY s.line LIMIT $2
    ), written AS (
      INSERT INTO ${tableOf(entity)} (${joinSql([system, ...names], ', ')})
      SELECT ${joinSql([raw('b.record_id, $3::uuid, $3::uuid, b.search_text, b.search_tokens'), ...values], ', ')}
        FROM batch b CROSS JOIN LATERAL ${valuesOf(catalog, entity, sql`b.complete`)}
    ), history AS (
      INSERT INTO atelier.record_change (record_id, version, entity, action, new, by, cause_kind, cause_id, causation)
      SELECT b.record_id, 1, ${raw(`'${entity}'`)}, 'created', b.complete, $3::uuid, 'import', $4::text, $5::text[] FROM batch b
    )
    SELECT count(*)::int AS count, max(line) AS last FROM batch`).text;
}
