import { physicalName } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { indexesFor } from '@atelier/query';
import type { Transaction } from '../platform/database/transaction.ts';
import { readCatalog } from './catalog-source.ts';
import { catalogType, readTable } from './existing-table.ts';
import { shapeOf } from './table-shape.ts';

/** One place where the database is not as the published entities say. */
export interface TableDifference {
  readonly entity: string;
  readonly what: 'table' | 'column' | 'reference' | 'unique' | 'index' | 'history';
  readonly name: string;
  readonly expected: string;
  readonly found: string;
}

/** Columns of a conversion that is under way; see publish. */
const passing = /__(next|seen)$/;

/**
 * Compares what is published with the tables that are there, column by column. Empty: they agree.
 * Run by `npm run check-data`, by tests after everything that publishes, and after a restore.
 */
export async function checkTables(tx: Pick<Transaction, 'query'>): Promise<TableDifference[]> {
  const { catalog, kept } = await readCatalog(tx);
  const differences: TableDifference[] = [];
  for (const model of catalog.entities) {
    const entity = model.key;
    const table = await readTable(tx, entity);
    if (!table) {
      differences.push({
        entity,
        what: 'table',
        name: physicalName(entity),
        expected: 'a table',
        found: 'none',
      });
      continue;
    }
    const shape = shapeOf(model, kept.get(entity) ?? [], fieldKinds);
    const compare = (
      what: TableDifference['what'],
      expected: Map<string, string>,
      found: Map<string, string>,
    ): void => {
      for (const name of new Set([...expected.keys(), ...found.keys()])) {
        const [wanted, there] = [expected.get(name) ?? 'none', found.get(name) ?? 'none'];
        if (wanted !== there) differences.push({ entity, what, name, expected: wanted, found: there });
      }
    };
    const columns = [...table.columns].filter(([name]) => !passing.test(name));
    compare(
      'column',
      new Map(shape.columns.map(({ name, type }) => [name, catalogType(type)])),
      new Map(columns.map(([name, { type }]) => [name, type])),
    );
    compare(
      'reference',
      new Map(shape.references.map(({ name, column, target }) => [name, `${column} → ${tableName(target)}`])),
      new Map([...table.references].map(([name, { column, target }]) => [name, `${column} → ${target}`])),
    );
    const unique = [...table.indexes].filter(([, index]) => index.unique && !index.primary);
    compare(
      'unique',
      new Map(shape.uniques.map(({ name, fields }) => [name, fields.map(physicalName).join(', ')])),
      new Map(unique.map(([name, index]) => [name, index.valid ? index.columns.join(', ') : 'invalid'])),
    );
    for (const { name } of indexesFor(model, catalog)) {
      const found = table.indexes.get(name);
      if (!found?.valid)
        differences.push({
          entity,
          what: 'index',
          name,
          expected: 'an index',
          found: found ? 'invalid' : 'none',
        });
    }
  }
  return differences;
}

function tableName(target: string): string {
  return target === 'user' ? 'atelier.user' : `record.${physicalName(target)}`;
}
