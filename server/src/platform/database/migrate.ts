import { bug } from '@atelier/problem';
import { DataSource, type MigrationInterface } from 'typeorm';
import { startProblem } from '../start-problems.ts';
import { migrateQueue } from '../jobs/job-queue.ts';
import { dataSourceOptions, jobPool, singleConnection } from './connections.ts';

export type MigrationClass = new () => MigrationInterface;

/** One number for "someone is changing the platform's tables"; processes that start together queue up. */
const migrationLock = 4_151_926_001;

/**
 * Brings the platform's tables to the state this version needs, one transaction per migration, one
 * process at a time. A database that holds migrations this version does not know is refused untouched.
 */
export async function migrate(url: string, migrations: readonly MigrationClass[]): Promise<void> {
  const lock = singleConnection(url);
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await lock.query('CREATE SCHEMA IF NOT EXISTS atelier');
    await lock.query('CREATE SCHEMA IF NOT EXISTS record');
    await refuseNewer(lock, migrations);
    await run(url, migrations);
  } finally {
    await lock.end();
  }
}

async function run(url: string, migrations: readonly MigrationClass[]): Promise<void> {
  const dataSource = new DataSource({
    ...dataSourceOptions(url, 2),
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
  const pool = jobPool(url, 2);
  try {
    await migrateQueue(pool);
  } finally {
    await pool.end();
  }
}

interface Queryable {
  query(text: string): Promise<{ rows: { name: string }[] }>;
}

/** Names of migrations that have run in this database, oldest first; none in an empty one. */
export async function appliedMigrations(connection: Queryable): Promise<string[]> {
  const table = await connection.query(`SELECT to_regclass('atelier.migration')::text AS name`);
  if (!table.rows[0]?.name) return [];
  const applied = await connection.query('SELECT name FROM atelier.migration ORDER BY id');
  return applied.rows.map((row) => row.name);
}

async function refuseNewer(connection: Queryable, migrations: readonly MigrationClass[]): Promise<void> {
  const known = new Set(migrations.map(migrationName));
  const unknown = (await appliedMigrations(connection)).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw startProblem('start.database-newer', { details: { unknown: unknown.join(', ') } });
}

/** Stated in the class, not taken from the name of the class, which a bundler may change. */
export function migrationName(migration: MigrationClass): string {
  const { name } = new migration();
  if (!name) throw bug(`migration ${migration.name} states no name`);
  return name;
}
