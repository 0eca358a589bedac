import type { Catalog } from '@atelier/entity';
import { indexesFor } from '@atelier/query';
import type { Database } from '../platform/database/database.ts';
import { createIndex, staleIndexes } from './apply-change.ts';
import { readTable } from './existing-table.ts';
import { dropIndex } from './table-ddl.ts';

/**
 * Builds the indexes that queries rely on while people go on working, and removes those that broke off
 * or serve nothing any more. Harmless to repeat.
 */
export async function keepIndexes(database: Database, catalog: Catalog, entity: string): Promise<void> {
  const model = catalog.entity(entity);
  const table = model && (await readTable(database, entity));
  if (!model || !table) return;
  const wanted = indexesFor(model, catalog);
  const stale = new Set(staleIndexes(table, wanted));
  for (const name of stale) await database.run(dropIndex(name, true));
  for (const index of wanted) {
    if (!table.indexes.has(index.name) || stale.has(index.name))
      await database.run(createIndex(entity, index, true));
  }
}
