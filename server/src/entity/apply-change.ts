import { columnOf, physicalName, tableOf, type FieldModel } from '@atelier/entity';
import { identifier, parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import { indexesFor, type IndexShape } from '@atelier/query';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../platform/database/transaction.ts';
import type { StagedConversion } from './convert-values.ts';
import { readTable, type ExistingTable } from './existing-table.ts';
import type { PreparedChange } from './prepare-change.ts';
import { nextColumn } from './row-effects.ts';
import {
  addColumn,
  addReference,
  createTable,
  createUnique,
  dropColumn,
  dropConstraint,
  dropIndex,
  renameColumn,
} from './table-ddl.ts';
import { columnFor, shapeOf, type TableShape } from './table-shape.ts';

/** Beyond this many rows an index is built after the publish, while people go on working. */
export const rowsForQuickIndex = 20_000;

/**
 * Makes the change to the table, in the transaction that also publishes the document. The caller holds
 * the lock, has seen that no row stands against it, and calls `joinTables` when all tables are there.
 */
export async function applyChange(tx: Transaction, prepared: PreparedChange, by: string): Promise<void> {
  const { entity, after, catalogAfter } = prepared;
  const kinds = catalogAfter.kinds;
  const shape = shapeOf(after, keptAfter(prepared), kinds);
  const table = await readTable(tx, entity);
  if (!table) {
    await tx.run(createTable(entity, shape));
  } else {
    await dropWhatEnds(tx, entity, { table, shape });
    for (const field of after.fields) {
      const column = columnFor(field, kinds);
      if (!table.columns.has(column.name)) await tx.run(addColumn(entity, column));
    }
    for (const staged of prepared.staged.values()) await convert(tx, entity, staged);
    for (const { step } of prepared.steps) {
      const field = after.fields.find(({ key }) => key === step.field);
      if (!field) continue;
      if (step.kind === 'generate-values') await generateValues(tx, prepared, field);
      if (step.kind === 'fill-default') await fillDefault(tx, { prepared, field, by });
    }
  }
  await keepDropped(tx, prepared, by);
}

/** References, unique keys and indexes, for what they point at exists by now. */
export async function joinTables(tx: Transaction, prepared: PreparedChange): Promise<void> {
  await addWhatBegins(
    tx,
    prepared.entity,
    shapeOf(prepared.after, keptAfter(prepared), prepared.catalogAfter.kinds),
  );
  if (prepared.total <= rowsForQuickIndex) await createIndexes(tx, prepared);
}

function keptAfter({ before, after, kept }: PreparedChange): readonly FieldModel[] {
  const present = new Set(after.fields.map(({ key }) => key));
  const dropped = (before?.fields ?? []).filter(({ key }) => !present.has(key));
  return [...kept.filter(({ key }) => !present.has(key)), ...dropped];
}

async function dropWhatEnds(
  tx: Transaction,
  entity: string,
  place: { table: ExistingTable; shape: TableShape },
): Promise<void> {
  const { table, shape } = place;
  const references = new Map(shape.references.map(({ name, target }) => [name, tableName(target)]));
  for (const [name, { target }] of table.references) {
    if (references.get(name) !== target) await tx.run(dropConstraint(entity, name));
  }
  const uniques = new Set(shape.uniques.map(({ name }) => name));
  for (const [name, index] of table.indexes) {
    if (index.unique && !index.primary && !uniques.has(name)) await tx.run(dropIndex(name));
  }
}

/** References and unique keys, read anew: a converted column has lost what stood on it. */
async function addWhatBegins(tx: Transaction, entity: string, shape: TableShape): Promise<void> {
  const table = await readTable(tx, entity);
  for (const reference of shape.references) {
    if (!table?.references.has(reference.name)) await tx.run(addReference(entity, reference));
  }
  for (const unique of shape.uniques) {
    if (!table?.indexes.has(unique.name)) await tx.run(createUnique(entity, unique));
  }
}

async function convert(tx: Transaction, entity: string, staged: StagedConversion): Promise<void> {
  const { field, newType } = staged;
  const source = identifier(staged.table);
  if (newType === undefined) {
    await tx.run(
      sql`UPDATE ${tableOf(entity)} t SET ${columnOf(field.key)} = s.value FROM ${source} s WHERE s.id = t."id"`,
    );
    return;
  }
  const next = nextColumn(field.key);
  const column = physicalName(field.key);
  await tx.run(addColumn(entity, { name: next, type: newType }));
  await tx.run(
    sql`UPDATE ${tableOf(entity)} t SET ${identifier(next)} = s.value FROM ${source} s WHERE s.id = t."id"`,
  );
  await tx.run(dropColumn(entity, column));
  await tx.run(renameColumn(entity, next, column));
}

/** Numbers for the records that were there before, in the order in which they came. */
async function generateValues(tx: Transaction, prepared: PreparedChange, field: FieldModel): Promise<void> {
  const { entity, catalogAfter } = prepared;
  const { behaviour } = catalogAfter.kindOf(field);
  const column = columnOf(field.key);
  const rows = await tx.run<{ id: string }>(
    sql`SELECT "id" FROM ${tableOf(entity)} WHERE ${column} IS NULL ORDER BY "created_at", "id"`,
  );
  const [counter] = await tx.query<{ value: number }>(
    `INSERT INTO atelier.record_counter (entity, field, value) VALUES ($1, $2, $3)
     ON CONFLICT (entity, field) DO UPDATE SET value = record_counter.value + $3 RETURNING value`,
    [entity, field.key, rows.length],
  );
  const start = (counter?.value ?? rows.length) - rows.length;
  const settings = catalogAfter.field(entity, field.key)?.settings ?? field.settings;
  const type = behaviour.column(settings).type.replace(/ COLLATE .*$/, '');
  for (let at = 0; at < rows.length; at += 5000) {
    const part = rows.slice(at, at + 5000);
    const values = part.map((_, index) =>
      behaviour.toDatabase(behaviour.generate?.(start + at + index + 1, settings) ?? null, settings),
    );
    await tx.run(sql`UPDATE ${tableOf(entity)} t SET ${column} = v.value
      FROM unnest(${parameter(
        part.map(({ id }) => id),
        'uuid[]',
      )}, ${parameter(values, `${type}[]`)}) AS v (id, value) WHERE v.id = t."id"`);
  }
}

/** Filling in a default changes records, so it has its place in their history. */
async function fillDefault(
  tx: Transaction,
  place: { prepared: PreparedChange; field: FieldModel; by: string },
): Promise<void> {
  const { prepared, field, by } = place;
  const { behaviour } = prepared.catalogAfter.kindOf(field);
  const settings = prepared.catalogAfter.field(prepared.entity, field.key)?.settings ?? field.settings;
  const value = parameter(
    behaviour.toDatabase(field.default, settings),
    behaviour.column(settings).type.replace(/ COLLATE .*$/, ''),
  );
  const column = columnOf(field.key);
  await tx.run(sql`WITH changed AS (
      UPDATE ${tableOf(prepared.entity)} SET ${column} = ${value}, "version" = "version" + 1, "updated_at" = now(), "updated_by" = ${parameter(by, 'uuid')}
       WHERE ${column} IS NULL RETURNING "id", "version")
    INSERT INTO atelier.record_change (record_id, version, entity, action, old, new, by, cause_kind, cause_id)
    SELECT "id", "version", ${parameter(prepared.entity, 'text')}, 'updated', ${parameter(JSON.stringify({ [field.key]: null }), 'jsonb')},
           ${parameter(JSON.stringify({ [field.key]: field.default }), 'jsonb')}, ${parameter(by, 'uuid')}, 'person', ${parameter(uuidv7(), 'text')} FROM changed`);
}

async function keepDropped(tx: Transaction, prepared: PreparedChange, by: string): Promise<void> {
  const { entity, after } = prepared;
  const keys = after.fields.map(({ key }) => key);
  await tx.query('DELETE FROM atelier.kept_field WHERE entity = $1 AND field = ANY ($2)', [entity, keys]);
  for (const field of keptAfter(prepared)) {
    await tx.query(
      `INSERT INTO atelier.kept_field (entity, field, model, dropped_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [entity, field.key, JSON.stringify(field), by],
    );
  }
}

/** Brings the indexes of a small table in line with what queries rely on; a large one is seen to afterwards. */
async function createIndexes(tx: Transaction, prepared: PreparedChange): Promise<void> {
  const { entity, after, catalogAfter } = prepared;
  const table = await readTable(tx, entity);
  const wanted = indexesFor(after, catalogAfter);
  for (const name of staleIndexes(table, wanted)) await tx.run(dropIndex(name));
  for (const index of wanted) {
    if (!table?.indexes.get(index.name)?.valid) await tx.run(createIndex(entity, index));
  }
}

export function createIndex(entity: string, index: IndexShape, concurrently = false): SqlFragment {
  return sql`${raw(concurrently ? 'CREATE INDEX CONCURRENTLY' : 'CREATE INDEX')} ${identifier(index.name)} ON ${tableOf(entity)} USING ${raw(index.method)} ${index.definition}`;
}

/** Ours are named `…_idx`; whoever adds one by hand for a purpose of their own calls it otherwise. */
export function staleIndexes(table: ExistingTable | undefined, wanted: readonly IndexShape[]): string[] {
  const names = new Set(wanted.map(({ name }) => name));
  return [...(table?.indexes ?? [])].flatMap(([name, index]) =>
    !index.unique && name.endsWith('_idx') && (!names.has(name) || !index.valid) ? [name] : [],
  );
}

function tableName(target: string): string {
  return target === 'user' ? 'atelier.user' : `record.${physicalName(target)}`;
}
