import type { Catalog, RecordValues } from '@atelier/entity';
import { bug } from '@atelier/problem';
import { resolvePolicy, type Policy, type QueryContext, type Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../../entity/entity-store.ts';
import { Policies } from '../../entity/policies.ts';
import { Clock } from '../../platform/clock/clock.ts';
import { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { ChangeCause, RecordChange, RecordListener } from '../record-change.ts';
import { recordProblem } from '../record-problems.ts';
import type { ValuesPlace } from './prepare-values.ts';
import { generateNumbers } from './generate-numbers.ts';
import { rowShapeOf, type RowShape } from './row-shape.ts';
import type { Runner, WritePlace } from './record-writer.ts';
import { mayBeStale } from './write-failure.ts';

/** On whose behalf and why something is written. */
export interface WriteContext {
  readonly viewer: Viewer;
  readonly cause: ChangeCause;
  /** Writes commit with it; without one the store opens its own. */
  readonly tx?: Transaction;
}

/** One attempt at writing records of an entity, under one catalog. */
export interface WriteScope {
  readonly entity: string;
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly viewer: Viewer;
  readonly cause: ChangeCause;
  readonly shape: RowShape;
  readonly values: ValuesPlace;
  readonly query: QueryContext;
  readonly listeners: readonly RecordListener[];
}

/** The catalog that a statement was made for is not the one that is published: begin again. */
export class CatalogMoved extends Error {}

const mostAttempts = 4;

/** What all writes have in common: the catalog of the moment, transactions, listeners. */
@Injectable()
export class WriteSessions {
  private readonly listeners: RecordListener[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  addListener(listener: RecordListener): void {
    this.listeners.push(listener);
  }

  listenersOf(entity: string): readonly RecordListener[] {
    return this.listeners.filter((listener) => listener.listensTo(entity));
  }

  /** Works under the present catalog, and again under a new one when it turns out to have moved. */
  async attempt<T>(
    entity: string,
    context: WriteContext,
    work: (scope: WriteScope) => Promise<T>,
  ): Promise<T> {
    let catalog = this.entities.catalog();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work(this.scopeOf(entity, context, catalog));
      } catch (error) {
        const moved = error instanceof CatalogMoved || (!context.tx && mayBeStale(error));
        if (!moved) throw error;
        const { version } = catalog;
        catalog = context.tx
          ? (await this.entities.catalogIn(context.tx)).catalog
          : await this.entities.currentCatalog();
        // The tables are as the statement had them: it failed for a reason of its own.
        if (catalog.version === version && !(error instanceof CatalogMoved)) throw error;
        if (attempt >= mostAttempts) throw recordProblem('record.busy', { cause: error });
      }
    }
  }

  /** In the caller's transaction, in one of our own where one is needed, else as single statements. */
  async run<T>(
    scope: WriteScope,
    how: { readonly tx: Transaction | undefined; readonly together: boolean },
    work: (place: WritePlace, tx: Transaction | undefined) => Promise<T>,
  ): Promise<T> {
    if (how.tx) return work(this.placeOf(scope, how.tx), how.tx);
    if (!how.together) return work(this.placeOf(scope, this.database), undefined);
    return this.database.transaction((tx) => work(this.placeOf(scope, tx), tx));
  }

  /** As `run`, always in a transaction. */
  together<T>(
    scope: WriteScope,
    tx: Transaction | undefined,
    work: (place: WritePlace, tx: Transaction) => Promise<T>,
  ): Promise<T> {
    if (tx) return work(this.placeOf(scope, tx), tx);
    return this.database.transaction((opened) => work(this.placeOf(scope, opened), opened));
  }

  /** Lets listeners hear what was done, in the transaction that did it. */
  async tell(
    tx: Transaction | undefined,
    scope: WriteScope,
    changes: readonly RecordChange[],
  ): Promise<void> {
    if (scope.listeners.length === 0 || changes.length === 0) return;
    if (!tx) throw bug('listeners were told outside of a transaction');
    for (const listener of scope.listeners) await listener.recordsChanged(tx, changes);
  }

  /** Numbers for fields that count records; their counters are held until the transaction ends. */
  generate(place: WritePlace, records: readonly RecordValues[]): Promise<RecordValues[]> {
    return generateNumbers(place, records);
  }

  private placeOf(scope: WriteScope, run: Runner): WritePlace {
    const { cause, viewer, catalog, shape } = scope;
    return {
      run,
      catalog,
      shape,
      write: {
        catalogVersion: catalog.version,
        by: viewer.userId,
        causeKind: cause.kind,
        causeId: cause.id ?? null,
        causation: viewer.causation && viewer.causation.length > 0 ? viewer.causation : null,
      },
    };
  }

  private scopeOf(entity: string, { viewer, cause }: WriteContext, catalog: Catalog): WriteScope {
    const isPresent = catalog === this.entities.catalog();
    const policy = isPresent ? this.policies.of(viewer) : resolvePolicy(viewer, catalog);
    const now = this.clock.now().toISOString();
    return {
      entity,
      catalog,
      policy,
      viewer,
      cause,
      shape: catalog.entity(entity)
        ? rowShapeOf(catalog, entity)
        : { entity, columns: [], column: () => undefined },
      values: { catalog, policy, viewer, entity, now },
      query: { catalog, policy, viewer, now },
      listeners: this.listenersOf(entity),
    };
  }
}
