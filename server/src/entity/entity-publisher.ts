import { tableOf, toDocument, type Catalog, type EntityModel } from '@atelier/entity';
import { sql } from '@atelier/expression';
import { fieldKinds } from '@atelier/field-kinds';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DocumentStore } from '../document/document-store.ts';
import { Database } from '../platform/database/database.ts';
import { sqlStateOf } from '../platform/database/pg-errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { LongJobs, type JobState } from '../platform/jobs/long-jobs.ts';
import { applyChange, joinTables, rowsForQuickIndex } from './apply-change.ts';
import { readCatalog } from './catalog-source.ts';
import { entityProblem } from './entity-problems.ts';
import { EntityStore } from './entity-store.ts';
import { keepIndexes } from './index-keeper.ts';
import { isChange, prepareChange, type PreparedChange } from './prepare-change.ts';
import { issuesOf } from './present-plan.ts';
import { changesSearch, rebuildSearch } from './search-rebuild.ts';

export interface PublishOptions {
  readonly by: string;
  readonly note?: string;
}

/** What is left to do for the records of an entity once its new version is live. */
export const finishPublish = 'entity.finish';

interface FinishPayload {
  readonly entity: string;
  readonly search: boolean;
}

const lockTimeout = '2500ms';
const mostLockAttempts = 8;

/**
 * Makes entities live: metadata and tables in one transaction. Readers go on reading while rows are
 * counted and converted; writers wait. The lock is asked for briefly and again, so that nobody queues
 * behind a publish that itself waits for a long report.
 */
@Injectable()
export class EntityPublisher implements OnModuleInit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(LongJobs) private readonly jobs: LongJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define<FinishPayload>(finishPublish, async ({ payload, signal, progress }) => {
      const catalog = await this.entities.currentCatalog();
      await keepIndexes(this.database, catalog, payload.entity);
      if (payload.search) await this.rebuild(catalog, payload.entity, { signal, progress });
    });
  }

  /** Runs `work` with the right to publish; begins again while records are too busy to be locked. */
  async whenFree<T>(entity: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction(async (tx) => {
          await tx.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
          return work(tx);
        });
      } catch (error) {
        if (sqlStateOf(error) !== '55P03') throw error;
        if (attempt >= mostLockAttempts)
          throw entityProblem('entity.busy', { details: { entity }, cause: error });
        await new Promise((resolve) => setTimeout(resolve, 100 * attempt * (0.5 + Math.random())));
      }
    }
  }

  /**
   * Publishes models in `tx`, new or changed; those that are live just so are left alone. Throws
   * `entity.not-publishable` with every reason. Answers the jobs that see to large tables.
   */
  async publish(
    tx: Transaction,
    models: readonly EntityModel[],
    options: PublishOptions,
  ): Promise<JobState[]> {
    // One publish at a time, in the order of this row.
    await tx.query('SELECT FROM atelier.catalog FOR UPDATE');
    const state = await readCatalog(tx);
    const changes: PreparedChange[] = [];
    for (const model of models) {
      if (state.catalog.entity(model.key))
        await tx.run(sql`LOCK TABLE ${tableOf(model.key)} IN SHARE ROW EXCLUSIVE MODE`);
      const prepared = await prepareChange(tx, model, state, models);
      refuseUnfit(prepared);
      changes.push(prepared);
    }
    const real = changes.filter(isChange);
    for (const prepared of real) await applyChange(tx, prepared, options.by);
    for (const prepared of real) await joinTables(tx, prepared);
    for (const prepared of real) await this.record(tx, prepared.after, options);
    if (real.length > 0) await this.entities.announce(tx);
    const jobs: JobState[] = [];
    for (const prepared of real) jobs.push(...(await this.finish(tx, prepared, options.by)));
    return jobs;
  }

  private async record(tx: Transaction, model: EntityModel, { by, note }: PublishOptions): Promise<void> {
    const address = { kind: 'entity' as const, key: model.key };
    const known =
      (await this.documents.find(tx, address)) ??
      (await this.documents.create(tx, { ...address, body: model, by }));
    await this.documents.publish(tx, {
      ...address,
      body: toDocument(model, fieldKinds),
      expectedVersion: known.version,
      by,
      ...(note === undefined ? {} : { note }),
    });
  }

  /** A small table is finished before the answer, a large one by a job. */
  private async finish(tx: Transaction, prepared: PreparedChange, by: string): Promise<JobState[]> {
    const search = changesSearch(prepared);
    const { entity } = prepared;
    if (prepared.total > rowsForQuickIndex) {
      return [await this.jobs.start(tx, { kind: finishPublish, payload: { entity, search }, userId: by })];
    }
    if (search) {
      tx.afterCommit(async () => this.rebuild(await this.entities.currentCatalog(), entity, {}));
    }
    return [];
  }

  private async rebuild(
    catalog: Catalog,
    entity: string,
    watch: { signal?: AbortSignal; progress?: (done: number, total: number) => void },
  ): Promise<void> {
    const [row] = await this.database.run<{ count: number }>(
      sql`SELECT count(*) AS count FROM ${tableOf(entity)}`,
    );
    const total = row?.count ?? 0;
    await rebuildSearch(this.database, catalog, entity, {
      ...(watch.signal ? { signal: watch.signal } : {}),
      progress: (done) => watch.progress?.(done, total),
    });
  }
}

function refuseUnfit(prepared: PreparedChange): void {
  const issues = issuesOf(prepared);
  if (issues.length > 0) {
    throw entityProblem('entity.not-publishable', { issues, details: { entity: prepared.after.label } });
  }
}
