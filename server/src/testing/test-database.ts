import { bug } from '@atelier/problem';
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrations } from '../migrations.ts';
import { migrate, migrationName } from '../platform/database/migrate.ts';

export interface TestDatabase {
  readonly url: string;
  /** Ends every connection to it and removes it. */
  drop(): Promise<void>;
}

/** Serialises the making of the template between the workers of one run. */
const templateLock = 4_151_926_900;

/**
 * A database of its own for one test file, with all migrations of the platform, cloned from a template
 * that the first file of the run makes. Drop it in `afterAll`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const template = await ensureTemplate();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withServer((server) =>
    server.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
  );
  return {
    url: urlOf(name),
    drop: () => dropDatabase(name),
  };
}

/** An empty database, for tests of migrating, backing up and restoring. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withServer((server) =>
    server.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`),
  );
  return {
    url: urlOf(name),
    drop: () => dropDatabase(name),
  };
}

function dropDatabase(name: string): Promise<void> {
  return withServer(async (server) => {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

let template: Promise<string> | undefined;

function ensureTemplate(): Promise<string> {
  template ??= withServer(makeTemplate);
  return template;
}

async function makeTemplate(server: pg.Client): Promise<string> {
  const state = createHash('sha256').update(migrations.map(migrationName).join()).digest('hex').slice(0, 12);
  const name = `atelier_template_${state}`;
  await server.query('SELECT pg_advisory_lock($1)', [templateLock]);
  try {
    const { rows } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return name;
    const unfinished = `${name}_unfinished`;
    await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'`);
    await migrate(urlOf(unfinished), migrations);
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return name;
  } finally {
    await server.query('SELECT pg_advisory_unlock($1)', [templateLock]);
  }
}

/** The PostgreSQL that the jest global setup started for this run. */
export function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw bug('TEST_DATABASE_URL is not set: these tests run in the jest project "integration"');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function withServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
