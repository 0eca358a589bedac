import type { Catalog, EntityModel, FieldModel } from '@atelier/entity';
import { bug } from '@atelier/problem';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/database/signals.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { Log } from '../platform/log/log.ts';
import { readCatalog, type CatalogState } from './catalog-source.ts';
import type { DependentFinder } from './dependent-finder.ts';
import { entityProblem } from './entity-problems.ts';

/** Signal topic: entities were published, hidden or shown. */
export const catalogTopic = 'catalog';

/**
 * The published entities, current in every process: a publish anywhere is heard as a signal, and every
 * write names the version it was made for, so that one made too early is refused and made anew.
 */
@Injectable()
export class EntityStore implements OnModuleInit {
  private state: CatalogState | undefined;
  private loading: Promise<Catalog> | undefined;
  private again = false;
  private readonly hearers: ((catalog: Catalog) => void)[] = [];
  private readonly finders: DependentFinder[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(Log) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    this.signals.hear(
      catalogTopic,
      () => void this.reload().catch((error: unknown) => this.log.error('catalog not read', error)),
    );
    await this.reload();
  }

  /** The catalog as this process knows it; at most a moment behind a publish by another process. */
  catalog(): Catalog {
    return this.known().catalog;
  }

  /** A published entity; `entity.missing` where there is none. */
  entity(key: string): EntityModel {
    const model = this.catalog().entity(key);
    if (!model) throw entityProblem('entity.missing', { details: { entity: key } });
    return model;
  }

  /** Dropped fields of an entity whose values are still there. */
  keptFields(entity: string): readonly FieldModel[] {
    return this.known().kept.get(entity) ?? [];
  }

  isHidden(entity: string): boolean {
    return this.known().hidden.has(entity);
  }

  /** The catalog as the database has it now, also for later callers of `catalog`. */
  async currentCatalog(): Promise<Catalog> {
    const [row] = await this.database.query<{ version: number }>('SELECT version FROM atelier.catalog');
    return row?.version === this.catalog().version ? this.catalog() : this.reload();
  }

  /** The catalog as a transaction sees it that has itself published something. */
  async catalogIn(tx: Transaction): Promise<CatalogState> {
    const state = await readCatalog(tx);
    return state.catalog.version === this.state?.catalog.version ? this.state : state;
  }

  /** Told after a new catalog is in place; never inside a transaction. */
  onChange(hear: (catalog: Catalog) => void): void {
    this.hearers.push(hear);
  }

  addDependentFinder(finder: DependentFinder): void {
    this.finders.push(finder);
  }

  dependentFinders(): readonly DependentFinder[] {
    return this.finders;
  }

  /** Raises the version in `tx`; every process reads anew once it is committed, this one before `tx` returns. */
  async announce(tx: Transaction): Promise<void> {
    await tx.query('UPDATE atelier.catalog SET version = version + 1');
    await this.signals.tell(tx, catalogTopic);
    tx.afterCommit(async () => {
      this.database.forgetPlans();
      await this.reload();
    });
  }

  /** Callers that come while one is being read wait for the next, which surely has what they wait for. */
  async reload(): Promise<Catalog> {
    if (this.loading) {
      this.again = true;
      return this.loading;
    }
    this.loading = this.readUntilQuiet().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async readUntilQuiet(): Promise<Catalog> {
    for (;;) {
      this.again = false;
      const state = await readCatalog(this.database);
      if (!this.again) {
        this.accept(state);
        return state.catalog;
      }
    }
  }

  private accept(state: CatalogState): void {
    if (this.state?.catalog.version === state.catalog.version) return;
    this.state = state;
    for (const entity of state.unreadable) this.log.warn('entity unreadable', { entity });
    for (const hear of this.hearers) hear(state.catalog);
  }

  private known(): CatalogState {
    if (!this.state) throw bug('the catalog was asked for before it was read');
    return this.state;
  }
}
