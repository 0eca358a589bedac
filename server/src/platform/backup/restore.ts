import { pipeline } from 'node:stream/promises';
import pg, { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, migrationName, type MigrationClass } from '../database/migrate.ts';
import { presenceLock } from '../database/signals.ts';
import type { Secrets } from '../secrets.ts';
import type { Storage } from '../storage/storage.ts';
import { ArchiveReader } from './archive.ts';
import { backupProblem } from './backup-problems.ts';
import { recordSchemaEntry, secretsEntry, type TableEntry } from './manifest.ts';
import type { RecordSchema } from './record-schema.ts';

export interface RestoreParts {
  readonly databaseUrl: string;
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly migrations: readonly MigrationClass[];
  /** Replace what is there. */
  readonly force: boolean;
}

export interface RestoreReport {
  readonly createdAt: string;
  readonly tables: number;
  readonly files: number;
}

/** The schemas that belong to the product. */
const schemas = ['atelier', 'record', 'staging', 'graphile_worker'] as const;
const aside = '_before_restore';

/**
 * Brings an installation back from one file. What was there before is put aside first and dropped last:
 * a restore that fails half-way, for whatever reason, leaves everything as it was.
 */
export async function restore(file: string, parts: RestoreParts): Promise<RestoreReport> {
  const archive = await ArchiveReader.open(file);
  try {
    const { manifest } = archive;
    const known = parts.migrations.map(migrationName);
    if (manifest.migrations.some((name) => !known.includes(name))) {
      throw backupProblem('restore.newer', { details: { version: manifest.version } });
    }
    await archive.verify();
    await withDatabase(parts.databaseUrl, (client) => replace(client, archive, parts));
    for (const name of manifest.files) await parts.storage.write(name, await archive.read(`files/${name}`));
    await parts.secrets.adopt((await archive.json(secretsEntry)) as Record<string, string>);
    return { createdAt: manifest.createdAt, tables: manifest.tables.length, files: manifest.files.length };
  } finally {
    archive.close();
  }
}

async function withDatabase(url: string, work: (client: ClientBase) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      presenceLock,
    ]);
    if (!rows[0]?.alone) throw backupProblem('restore.server-running');
    await work(client);
  } finally {
    await client.end();
  }
}

async function replace(client: ClientBase, archive: ArchiveReader, parts: RestoreParts): Promise<void> {
  if (!parts.force && !(await isEmpty(client))) throw backupProblem('restore.not-empty');
  const before = parts.migrations.filter((migration) =>
    archive.manifest.migrations.includes(migrationName(migration)),
  );
  await putAside(client);
  try {
    await migrate(parts.databaseUrl, before);
    await load(client, archive);
    await migrate(parts.databaseUrl, parts.migrations);
  } catch (error) {
    await takeBack(client);
    throw error;
  }
  await client.query(`DROP SCHEMA IF EXISTS ${schemas.map((name) => name + aside).join(', ')} CASCADE`);
}

async function isEmpty(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ users: string | null; tables: boolean }>(
    `SELECT to_regclass('atelier."user"')::text AS users,
            EXISTS (SELECT FROM pg_tables WHERE schemaname = 'record') AS tables`,
  );
  if (rows[0]?.tables) return false;
  if (rows[0]?.users === null) return true;
  return (await client.query('SELECT FROM atelier."user" LIMIT 1')).rowCount === 0;
}

async function putAside(client: ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    for (const name of await existing(client)) {
      await client.query(`DROP SCHEMA IF EXISTS ${name}${aside} CASCADE`);
      await client.query(`ALTER SCHEMA ${name} RENAME TO ${name}${aside}`);
    }
  });
}

async function takeBack(client: ClientBase): Promise<void> {
  await client.query('ROLLBACK').catch(() => undefined);
  await inTransaction(client, async () => {
    await client.query(`DROP SCHEMA IF EXISTS ${schemas.join(', ')} CASCADE`);
    for (const name of await existing(client, aside))
      await client.query(`ALTER SCHEMA ${name}${aside} RENAME TO ${name}`);
  });
}

async function existing(client: ClientBase, suffix = ''): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT nspname::text AS name FROM pg_namespace WHERE nspname = ANY ($1)',
    [schemas.map((name) => name + suffix)],
  );
  return schemas.filter((name) => rows.some((row) => row.name === name + suffix));
}

/** Rows go into tables without references and triggers, which would want a certain order or refuse what is old. */
async function load(client: ClientBase, archive: ArchiveReader): Promise<void> {
  const { manifest } = archive;
  const schema = (await archive.json(recordSchemaEntry)) as RecordSchema;
  const own = manifest.tables.filter((table) => table.schema === 'atelier');
  await inTransaction(client, async () => {
    await client.query(
      `SET LOCAL search_path = ''; SET LOCAL statement_timeout = 0; SET LOCAL check_function_bodies = off`,
    );
    const references = await takeReferences(client);
    for (const table of own) await client.query(`ALTER TABLE ${nameOf(client, table)} DISABLE TRIGGER USER`);
    // Migrations bring rows of their own; those of the backup are the ones that count.
    if (own.length > 0)
      await client.query(`TRUNCATE ${own.map((table) => nameOf(client, table)).join(', ')}`);
    for (const statement of schema.before) await client.query(statement);
    for (const table of manifest.tables) await loadTable(client, archive, table);
    for (const statement of references) await client.query(statement);
    for (const table of own) await client.query(`ALTER TABLE ${nameOf(client, table)} ENABLE TRIGGER USER`);
    for (const statement of schema.after) await client.query(statement);
  });
  await client.query('ANALYZE');
}

async function loadTable(client: ClientBase, archive: ArchiveReader, table: TableEntry): Promise<void> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const target = client.query(copyFrom(`COPY ${nameOf(client, table)} (${columns}) FROM STDIN`));
  await pipeline(await archive.read(table.entry), target);
}

/** Drops the foreign keys of the platform's tables; answers the statements that bring them back. */
async function takeReferences(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
       FROM pg_constraint WHERE connamespace = 'atelier'::regnamespace AND contype = 'f'`,
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map((row) => row.add);
}

async function inTransaction(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function nameOf(client: ClientBase, { schema, name }: TableEntry): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}
