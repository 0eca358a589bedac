import type { Catalog } from '@atelier/entity';
import { bug } from '@atelier/problem';
import type { DependentFinder } from './dependent-finder.ts';

/** The published entities, current in every process: a publish anywhere reaches it by NOTIFY and by version check. */
export class EntityStore {
  /** The catalog as this process knows it; at most a moment behind a publish by another process. */
  catalog(): Catalog {
    throw bug('being built');
  }

  /** The catalog as the database has it now. */
  async currentCatalog(): Promise<Catalog> {
    throw bug('being built');
  }

  /** Told after a new catalog is in place; never inside a transaction. */
  onChange(_hear: (catalog: Catalog) => void): void {
    throw bug('being built');
  }

  addDependentFinder(_finder: DependentFinder): void {
    throw bug('being built');
  }
}
