import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrations } from '../../migrations.ts';
import { emptyDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { checkServer } from './check-server.ts';
import { migrate, migrationName, type MigrationClass } from './migrate.ts';

let empty: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  empty = await emptyDatabase();
  client = new pg.Client({ connectionString: empty.url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await empty.drop();
});

const applied = async (): Promise<string[]> =>
  (await client.query<{ name: string }>('SELECT name FROM atelier.migration ORDER BY id')).rows.map(
    (row) => row.name,
  );

test('several processes that start together on an empty database migrate it once', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(empty.url, migrations)));
  expect(await applied()).toEqual(migrations.map(migrationName));
});

test('every migration can be undone, newest first', async () => {
  await migrate(empty.url, migrations);
  const { DataSource } = await import('typeorm');
  const { dataSourceOptions } = await import('./connections.ts');
  const source = new DataSource({
    ...dataSourceOptions(empty.url, 1),
    migrations: [...migrations],
    migrationsTableName: 'migration',
  });
  await source.initialize();
  for (const _ of migrations) await source.undoLastMigration();
  await source.destroy();
  const { rows } = await client.query(
    `SELECT table_name FROM information_schema.tables WHERE table_schema IN ('atelier', 'record') AND table_name <> 'migration'`,
  );
  expect(rows).toEqual([]);
});

class Future9999999999999 implements MigrationInterface {
  readonly name = 'Future9999999999999';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE atelier.future (id int)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE atelier.future');
  }
}

test('R-29 an older version refuses a database that a newer one has changed, and leaves it alone', async () => {
  const newer: MigrationClass[] = [...migrations, Future9999999999999];
  await migrate(empty.url, newer);
  await expect(migrate(empty.url, migrations)).rejects.toMatchObject({
    code: 'start.database-newer',
    details: { unknown: 'Future9999999999999' },
  });
  expect(await applied()).toContain('Future9999999999999');
});

class Broken9999999999998 implements MigrationInterface {
  readonly name = 'Broken9999999999998';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE atelier.half (id int)');
    await runner.query('SELECT 1 / 0');
  }
  async down(): Promise<void> {}
}

test('R-29 a migration that fails leaves nothing behind, and the next start tries it again', async () => {
  await expect(migrate(empty.url, [...migrations, Broken9999999999998])).rejects.toThrow(/division by zero/);
  expect((await client.query(`SELECT to_regclass('atelier.half') AS half`)).rows).toEqual([{ half: null }]);
  await migrate(empty.url, migrations);
  expect(await applied()).toEqual(migrations.map(migrationName));
});

describe('a database that will not do is refused in one sentence', () => {
  const using = (change: (url: URL) => void): string => {
    const url = new URL(empty.url);
    change(url);
    return url.href;
  };

  test.each([
    ['nobody listens', 'start.database-unreachable', (url: URL) => void (url.port = '1')],
    ['the password is wrong', 'start.database-refused', (url: URL) => void (url.password = 'wrong')],
    ['it does not exist', 'start.database-missing', (url: URL) => void (url.pathname = '/nowhere')],
  ])('%s', async (_name, code, change) => {
    await expect(checkServer(using(change))).rejects.toMatchObject({ code });
  });

  test('it does not speak UTF-8', async () => {
    await client.query(`CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    await expect(checkServer(using((url) => void (url.pathname = '/latin')))).rejects.toMatchObject({
      code: 'start.database-encoding',
      details: { database: 'latin', found: 'LATIN1' },
    });
    await client.query('DROP DATABASE latin');
  });

  test('the user may not create anything', async () => {
    await client.query(`DROP ROLE IF EXISTS guest; CREATE ROLE guest LOGIN PASSWORD 'guest'`);
    const url = using((address) => Object.assign(address, { username: 'guest', password: 'guest' }));
    await expect(checkServer(url)).rejects.toMatchObject({
      code: 'start.database-rights',
      details: { user: 'guest' },
    });
    await client.query('DROP ROLE guest');
  });

  test('one that will do is accepted', async () => {
    await expect(checkServer(empty.url)).resolves.toBeUndefined();
  });
});
