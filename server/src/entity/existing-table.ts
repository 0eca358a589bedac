import { physicalName, recordSchema } from '@atelier/entity';
import type { Transaction } from '../platform/database/transaction.ts';

/** A table as PostgreSQL has it. */
export interface ExistingTable {
  readonly columns: ReadonlyMap<string, ExistingColumn>;
  /** Names of foreign keys, with the table they point at. */
  readonly references: ReadonlyMap<string, { readonly column: string; readonly target: string }>;
  readonly indexes: ReadonlyMap<string, ExistingIndex>;
}

export interface ExistingColumn {
  /** As `pg_catalog.format_type` writes it, with a collation that is not the usual one. */
  readonly type: string;
  readonly notNull: boolean;
}

export interface ExistingIndex {
  readonly unique: boolean;
  readonly primary: boolean;
  /** False after a concurrent build that broke off. */
  readonly valid: boolean;
  /** Columns in order; null for an expression. */
  readonly columns: readonly (string | null)[];
}

interface Row {
  readonly columns: readonly { name: string; type: string; not_null: boolean }[] | null;
  readonly references: readonly { name: string; column: string; target: string }[] | null;
  readonly indexes:
    | readonly {
        name: string;
        unique: boolean;
        primary: boolean;
        valid: boolean;
        columns: (string | null)[];
      }[]
    | null;
}

const selectTable = `
  SELECT (SELECT json_agg(json_build_object('name', a.attname, 'not_null', a.attnotnull,
                   'type', format_type(a.atttypid, a.atttypmod) ||
                     CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE "' || co.collname || '"' ELSE '' END)
                   ORDER BY a.attnum)
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_collation co ON co.oid = a.attcollation
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
         (SELECT json_agg(json_build_object('name', k.conname, 'column', a.attname,
                   'target', fn.nspname || '.' || f.relname))
            FROM pg_constraint k
            JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
           WHERE k.conrelid = c.oid AND k.contype = 'f') AS references,
         (SELECT json_agg(json_build_object('name', ic.relname, 'unique', i.indisunique, 'primary', i.indisprimary,
                   'valid', i.indisvalid AND i.indisready, 'columns', (
                     SELECT json_agg(a.attname ORDER BY p.place)
                       FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS p (number, place)
                       LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.number AND p.number > 0)))
            FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
           WHERE i.indrelid = c.oid) AS indexes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind = 'r'`;

/** Undefined where there is no such table. */
export async function readTable(
  tx: Pick<Transaction, 'query'>,
  entity: string,
): Promise<ExistingTable | undefined> {
  const [row] = await tx.query<Row>(selectTable, [recordSchema, physicalName(entity)]);
  if (!row) return undefined;
  return {
    columns: new Map(
      (row.columns ?? []).map(({ name, type, not_null: notNull }) => [name, { type, notNull }]),
    ),
    references: new Map((row.references ?? []).map(({ name, column, target }) => [name, { column, target }])),
    indexes: new Map((row.indexes ?? []).map(({ name, ...index }) => [name, index])),
  };
}

/** A type as a kind writes it, in the words of `format_type`. */
export function catalogType(type: string): string {
  return type
    .replace(
      /^timestamptz(\(\d\))?/,
      (_, precision: string | undefined) => `timestamp${precision ?? ''} with time zone`,
    )
    .replace(/^int4?\b(?!eger)/, 'integer')
    .replace(/^int8\b/, 'bigint')
    .replace(/^bool\b(?!ean)/, 'boolean');
}

/** Rows outside the recycle bin and in all; exact, because people decide by it. */
export async function countRows(
  tx: Pick<Transaction, 'query'>,
  entity: string,
): Promise<{ present: number; all: number }> {
  const table = `${recordSchema}."${physicalName(entity)}"`;
  const [row] = await tx.query<{ present: number; all: number }>(
    `SELECT count(*) FILTER (WHERE deleted_at IS NULL) AS present, count(*) AS all FROM ${table}`,
  );
  return row ?? { present: 0, all: 0 };
}

const countedExactly = 50_000;

/** Rows of several entities for a list: counted where that is quick, else as PostgreSQL estimates them. */
export async function roughRows(
  tx: Pick<Transaction, 'query'>,
  entities: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const names = new Map(entities.map((entity) => [physicalName(entity), entity]));
  const rows = await tx.query<{ name: string; estimate: number }>(
    `SELECT c.relname AS name, c.reltuples::bigint AS estimate FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname = ANY ($2)`,
    [recordSchema, [...names.keys()]],
  );
  const counts = new Map<string, number>();
  for (const { name, estimate } of rows) {
    const entity = names.get(name);
    if (entity === undefined) continue;
    counts.set(entity, estimate > countedExactly ? estimate : (await countRows(tx, entity)).present);
  }
  return counts;
}
