import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import pg, { type ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { appliedMigrations } from '../database/migrate.ts';
import { errorCode } from '../error-code.ts';
import type { Secrets } from '../secrets.ts';
import type { Storage } from '../storage/storage.ts';
import { ArchiveWriter } from './archive.ts';
import { backupProblem } from './backup-problems.ts';
import { recordSchemaEntry, secretsEntry, type Manifest, type TableEntry } from './manifest.ts';
import { readRecordSchema } from './record-schema.ts';

export interface BackupParts {
  readonly databaseUrl: string;
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly version: string;
}

export interface BackupReport {
  readonly tables: number;
  readonly files: number;
}

/** Tables whose contents mean nothing elsewhere or later. */
const skipped = new Set(['atelier.migration', 'atelier.rate_limit']);

/**
 * Everything of an installation in one file: the rows of all tables as they were at one moment, while
 * the server may go on working, how the tables of records are made, files and secrets.
 */
export async function backup(file: string, parts: BackupParts): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: parts.databaseUrl });
  await client.connect();
  let archive: ArchiveWriter | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // With nothing on the search path every name comes out with its schema, whoever reads it back.
    await client.query(
      `SET LOCAL search_path = ''; SET LOCAL statement_timeout = 0; SET LOCAL datestyle = 'ISO'`,
    );
    const migrations = await appliedMigrations(client);
    if (migrations.length === 0) throw backupProblem('backup.nothing-there');
    archive = new ArchiveWriter(file);
    const tables = await writeTables(client, archive);
    await archive.add(recordSchemaEntry, json(await readRecordSchema(client)));
    const files = await writeFiles(parts.storage, archive);
    await archive.add(secretsEntry, json(parts.secrets.portable()));
    await archive.close(
      await manifestOf(client, { ...parts, migrations, tables, files, checksums: archive.checksums }),
    );
    return { tables: tables.length, files: files.length };
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      throw backupProblem('backup.file-exists', { details: { file }, cause: error });
    }
    // Half a backup must not be taken for a whole one.
    if (archive) await rm(file, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function writeTables(client: ClientBase, archive: ArchiveWriter): Promise<TableEntry[]> {
  const tables = (await tablesOf(client)).filter(({ schema, name }) => !skipped.has(`${schema}.${name}`));
  for (const { schema, name, columns, entry } of tables) {
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
    await archive.add(entry, client.query(copyTo(`COPY ${table} (${list}) TO STDOUT`)));
  }
  return tables;
}

/** Computed columns are computed again. */
async function tablesOf(client: ClientBase): Promise<TableEntry[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name,
            array(SELECT a.attname::text FROM pg_attribute a
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                   ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('atelier', 'record') AND c.relkind = 'r' ORDER BY 1, 2`,
  );
  return rows.map((row) => ({ ...row, entry: `data/${row.schema}.${row.name}.copy` }));
}

async function writeFiles(storage: Storage, archive: ArchiveWriter): Promise<string[]> {
  const names: string[] = [];
  for await (const name of storage.list()) {
    await archive.add(`files/${name}`, storage.read(name));
    names.push(name);
  }
  return names;
}

async function manifestOf(
  client: ClientBase,
  facts: Pick<Manifest, 'version' | 'migrations' | 'tables' | 'files' | 'checksums'>,
): Promise<Manifest> {
  const { version, migrations, tables, files, checksums } = facts;
  const { rows } = await client.query<{ version: string; now: Date }>(
    `SELECT current_setting('server_version') AS version, now()`,
  );
  return {
    product: 'atelier',
    format: 1,
    version,
    createdAt: rows[0]?.now.toISOString() ?? '',
    postgresql: rows[0]?.version ?? '',
    migrations,
    tables,
    files,
    checksums,
  };
}

function json(value: unknown): Readable {
  return Readable.from([Buffer.from(JSON.stringify(value))]);
}
