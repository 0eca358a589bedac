import { tableOf } from '@atelier/entity';
import { parameter, sql } from '@atelier/expression';
import { readCatalog } from '../entity/catalog-source.ts';
import type { TableDifference } from '../entity/check-tables.ts';
import type { Transaction } from '../platform/database/transaction.ts';

/**
 * Every version of every record has its entry in the history: the number of a record's changes is its
 * version. Names records for which that does not hold, at most ten of an entity.
 */
export async function checkHistory(run: Pick<Transaction, 'query' | 'run'>): Promise<TableDifference[]> {
  const { catalog } = await readCatalog(run);
  const differences: TableDifference[] = [];
  for (const { key: entity } of catalog.entities) {
    const rows = await run.run<{ id: string; version: number; changes: number }>(
      sql`SELECT t."id", t."version", count(c.version)::int AS changes FROM ${tableOf(entity)} t
            LEFT JOIN atelier.record_change c ON c.record_id = t."id" AND c.entity = ${parameter(entity, 'text')}
           GROUP BY t."id", t."version" HAVING count(c.version) <> t."version" OR max(c.version) <> t."version" LIMIT 10`,
    );
    for (const { id, version, changes } of rows) {
      differences.push({
        entity,
        what: 'history',
        name: id,
        expected: `${version} changes`,
        found: `${changes}`,
      });
    }
  }
  return differences;
}
