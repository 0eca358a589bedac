import { parameter, sql } from '@atelier/expression';
import { isProblem } from '@atelier/problem';
import pg from 'pg';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { Database } from './database.ts';
import type { Transaction } from './transaction.ts';

let app: TestApp;
let database: Database;

beforeAll(async () => {
  app = await testApp({ works: false });
  database = app.app.get(Database);
  await database.query(
    'CREATE TABLE public.item (id int PRIMARY KEY, name text, amount numeric, due date, at timestamptz, big bigint)',
  );
});

afterAll(() => app.close());

beforeEach(async () => {
  await database.query('TRUNCATE public.item');
});

const names = async (): Promise<string[]> =>
  (await database.query<{ name: string }>('SELECT name FROM public.item ORDER BY id')).map((row) => row.name);

const insert = (tx: Transaction, id: number, name: string): Promise<unknown> =>
  tx.query('INSERT INTO public.item (id, name) VALUES ($1, $2)', [id, name]);

test('values arrive as they were meant: dates as text, big counts as numbers, decimals as text', async () => {
  await database.query(
    `INSERT INTO public.item VALUES (1, '王', 12.50, '2025-03-01', '2025-03-01T08:00:00+08:00', 9007199254740991)`,
  );
  const rows = await database.run(sql`SELECT * FROM public.item WHERE id = ${parameter(1, 'int')}`);
  expect(rows).toEqual([
    {
      id: 1,
      name: '王',
      amount: '12.50',
      due: '2025-03-01',
      at: new Date('2025-03-01T00:00:00Z'),
      big: 9007199254740991,
    },
  ]);
});

test('what a transaction did is there when it ended well, and gone when it did not', async () => {
  await database.transaction((tx) => insert(tx, 1, 'kept'));
  const failed = database.transaction(async (tx) => {
    await insert(tx, 2, 'lost');
    throw new TypeError('on purpose');
  });
  await expect(failed).rejects.toThrow('on purpose');
  expect(await names()).toEqual(['kept']);
});

test('statements that do not wait for each other keep their order', async () => {
  const seen = await database.transaction(async (tx) => {
    const [, , rows] = await Promise.all([
      insert(tx, 1, 'a'),
      tx.query('UPDATE public.item SET name = name || $1', ['b']),
      tx.query<{ name: string }>('SELECT name FROM public.item'),
    ]);
    return rows;
  });
  expect(seen).toEqual([{ name: 'ab' }]);
});

test('TypeORM works in the same transaction', async () => {
  const failed = database.transaction(async (tx) => {
    await tx.manager.query(`INSERT INTO public.item (id, name) VALUES (1, 'by TypeORM')`);
    expect(await tx.query('SELECT name FROM public.item')).toEqual([{ name: 'by TypeORM' }]);
    throw new TypeError('on purpose');
  });
  await expect(failed).rejects.toThrow('on purpose');
  expect(await names()).toEqual([]);
});

test('last words are said before the commit, and what follows it only after a commit', async () => {
  const told: string[] = [];
  await database.transaction(async (tx) => {
    tx.afterCommit(async () => {
      told.push(`after: ${(await names()).join()}`);
    });
    tx.beforeCommit(async () => {
      await insert(tx, 2, 'last');
      told.push('before');
    });
    await insert(tx, 1, 'first');
  });
  const failed = database.transaction(async (tx) => {
    tx.afterCommit(() => void told.push('never'));
    await insert(tx, 1, 'twice');
  });
  await expect(failed).rejects.toThrow(/duplicate key/);
  expect(told).toEqual(['before', 'after: first,last']);
});

test('a failure inside that somebody swallowed is not taken for a commit', async () => {
  const outcome = database.transaction(async (tx) => {
    await insert(tx, 1, 'a');
    await insert(tx, 1, 'again').catch(() => undefined);
  });
  await expect(outcome).rejects.toMatchObject({ code: 'database.rolled-back' });
  expect(await names()).toEqual([]);
});

test('R-21 two transactions that block each other both succeed, because one begins again', async () => {
  await database.query(`INSERT INTO public.item (id, name) VALUES (1, ''), (2, '')`);
  const add = (id: number, text: string, tx: Transaction): Promise<unknown> =>
    tx.query('UPDATE public.item SET name = name || $2 WHERE id = $1', [id, text]);
  let arrived = 0;
  let release: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (release = resolve));
  let attempts = 0;
  const cross = (first: number, second: number, text: string): Promise<void> =>
    database.transaction(async (tx) => {
      attempts += 1;
      await add(first, text, tx);
      arrived += 1;
      if (arrived === 2) release();
      await both;
      await add(second, text, tx);
    });
  await Promise.all([cross(1, 2, 'x'), cross(2, 1, 'y')]);
  expect((await names()).map((name) => [...name].sort().join(''))).toEqual(['xy', 'xy']);
  expect(attempts).toBe(3);
});

test('a statement that was prepared survives a change of the table', async () => {
  const read = (): Promise<unknown[]> => database.query('SELECT * FROM public.shape');
  await database.query('CREATE TABLE public.shape (a int)');
  for (let round = 0; round < 20; round += 1) await read();
  const direct = new pg.Client({ connectionString: app.database.url });
  await direct.connect();
  await direct.query(
    `ALTER TABLE public.shape ADD b text DEFAULT 'new'; INSERT INTO public.shape VALUES (1)`,
  );
  await direct.end();
  expect(await read()).toEqual([{ a: 1, b: 'new' }]);
  expect(await database.transaction((tx) => tx.query('SELECT * FROM public.shape'))).toEqual([
    { a: 1, b: 'new' },
  ]);
});

test('R-04 a connection that is cut does not spoil the next statement', async () => {
  const cut = database.transaction(async (tx) => {
    const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await insert(tx, 1, 'lost');
    await database.query('SELECT pg_terminate_backend($1)', [row?.pid]);
    await tx.query('SELECT 1');
  });
  await expect(cut).rejects.toThrow();
  for (let round = 0; round < 8; round += 1) expect(await names()).toEqual([]);
});

test('a transaction is of no use after its end', async () => {
  const kept = await database.transaction(async (tx) => tx);
  await expect(kept.query('SELECT 1')).rejects.toThrow('after its end');
});

describe('reports', () => {
  test('only read', async () => {
    await expect(database.reports.query(`INSERT INTO public.item (id) VALUES (9)`)).rejects.toThrow(
      /read-only/,
    );
  });

  test('bring a large result in batches that all show the same moment', async () => {
    await database.query('INSERT INTO public.item (id) SELECT generate_series(1, 2500)');
    const sizes: number[] = [];
    let total = 0;
    for await (const rows of database.reports.batches<{ id: number }>(
      { text: 'SELECT id FROM public.item ORDER BY id', values: [] },
      1000,
    )) {
      if (sizes.length === 0) await database.query('DELETE FROM public.item');
      sizes.push(rows.length);
      total += rows.reduce((sum, row) => sum + row.id, 0);
    }
    expect(sizes).toEqual([1000, 1000, 500]);
    expect(total).toBe((2500 * 2501) / 2);
  });

  test('give their connection back when nobody wants the rest', async () => {
    await database.query('INSERT INTO public.item (id) SELECT generate_series(1, 50)');
    for (let round = 0; round < 6; round += 1) {
      for await (const rows of database.reports.batches(
        { text: 'SELECT id FROM public.item', values: [] },
        10,
      )) {
        expect(rows).toHaveLength(10);
        break;
      }
    }
    expect(await database.reports.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('R-36 do not stand in the way of records however many of them wait', async () => {
    const waiting = await database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(1)');
      const reports = Array.from({ length: 6 }, () =>
        database.reports.query('SELECT pg_advisory_xact_lock_shared(1)'),
      );
      await database.transaction((other) => insert(other, 1, 'at once'));
      expect(await names()).toEqual(['at once']);
      return { reports };
    });
    await Promise.all(waiting.reports);
  });
});

test('a statement that was stopped for taking too long says so', async () => {
  const { problemOf } = await import('../http/problem-of.ts');
  const stopped = await database
    .transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 50');
      await tx.query('SELECT pg_sleep(5)');
    })
    .catch((error: unknown) => problemOf(error));
  expect(isProblem(stopped, 'database.too-slow')).toBe(true);
});
