import { listJobs, readJob } from '@atelier/api';
import { defineCatalogue, problemsOf } from '@atelier/problem';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { Texts } from '../text/texts.ts';
import { Database } from '../database/database.ts';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { until } from '../../testing/until.ts';
import { JobQueue } from './job-queue.ts';
import { LongJobs, type LongJob } from './long-jobs.ts';
import { defineTask } from './task.ts';

const knock = defineTask<{ who: string }>('test.knock');
const catalogue = defineCatalogue({
  'test.no-flour': { kind: 'invalid', zh: '没有面粉', en: 'There is no flour for {guests}' },
  'test.oven-cold': { kind: 'unavailable', zh: '烤箱没热', en: 'The oven is cold' },
});
const problem = problemsOf(catalogue);

const knocks: string[] = [];
const bakes: { attempt: number; signal: AbortSignal }[] = [];
let oven: (job: LongJob<{ loaves: number }>) => Promise<unknown> = async () => undefined;

@Module({})
class BakeryModule implements OnModuleInit {
  constructor(
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(LongJobs) private readonly jobs: LongJobs,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  onModuleInit(): void {
    this.texts.add(catalogue);
    this.queue.handle(knock, async ({ who }) => void knocks.push(who));
    this.jobs.define<{ loaves: number }>('bake', (job) => {
      bakes.push({ attempt: job.attempt, signal: job.signal });
      return oven(job);
    });
  }
}

let app: TestApp;
let database: Database;
let queue: JobQueue;

beforeAll(async () => {
  app = await testApp({ modules: [BakeryModule] });
  database = app.app.get(Database);
  queue = app.app.get(JobQueue);
});

afterAll(() => app.close());

beforeEach(() => {
  knocks.length = 0;
  bakes.length = 0;
});

test('a worker is woken when the transaction commits, and not before or without', async () => {
  await database.transaction(async (tx) => {
    queue.wake(tx, knock, { payload: { who: 'guest' } });
    await tx.query('SELECT 1');
    expect(knocks).toEqual([]);
  });
  const failed = database.transaction(async (tx) => {
    queue.wake(tx, knock, { payload: { who: 'ghost' } });
    await tx.query('SELECT 1 / 0');
  });
  await expect(failed).rejects.toThrow(/division/);
  await until(() => knocks.length > 0);
  expect(knocks).toEqual(['guest']);
});

test('wake-ups with the same key are one, with the latest payload', async () => {
  await database.transaction(async (tx) => {
    queue.wake(tx, knock, { payload: { who: 'a' }, key: 'door' });
    queue.wake(tx, knock, { payload: { who: 'b' }, key: 'door' });
    queue.wake(tx, knock, { payload: { who: 'c' } });
    queue.wake(tx, knock, { payload: { who: 'd' } });
  });
  await until(() => knocks.length === 3);
  expect(knocks.sort()).toEqual(['b', 'c', 'd']);
});

const bake = async (loaves: number, userId?: string): Promise<string> => {
  const { id } = await database.transaction((tx) =>
    app.app.get(LongJobs).start(tx, { kind: 'bake', payload: { loaves }, ...(userId ? { userId } : {}) }),
  );
  return id;
};

const stateOf = async (id: string): Promise<string | undefined> =>
  (await database.query<{ state: string }>('SELECT state FROM atelier.job WHERE id = $1', [id]))[0]?.state;

test('long work shows how far it is and what came of it, to whoever started it', async () => {
  const baker = await app.signIn('none');
  const other = await app.signIn('none');
  let finish: () => void = () => undefined;
  oven = (job) => {
    job.progress(1, job.payload.loaves);
    return new Promise((resolve) => (finish = () => resolve({ bread: job.payload.loaves })));
  };
  const id = await bake(3, baker.id);
  await until(async () => (await baker.call(readJob, { params: { id } })).done === 1);
  expect(await baker.call(readJob, { params: { id } })).toMatchObject({
    state: 'running',
    done: 1,
    total: 3,
  });
  expect((await baker.call(listJobs, {})).jobs.map((job) => job.id)).toEqual([id]);
  expect(await other.refused(readJob, { params: { id } })).toMatchObject({
    status: 404,
    code: 'job.missing',
  });
  finish();
  await until(async () => (await stateOf(id)) === 'done');
  expect(await baker.call(readJob, { params: { id } })).toMatchObject({
    state: 'done',
    result: { bread: 3 },
  });
});

test('work that cannot be done ends with its problem, in the language of whoever asks', async () => {
  const baker = await app.signIn('none');
  oven = async () => {
    throw problem('test.no-flour', { details: { guests: 4 } });
  };
  const id = await bake(1, baker.id);
  await until(async () => (await stateOf(id)) === 'failed');
  expect(await baker.call(readJob, { params: { id } })).toMatchObject({
    state: 'failed',
    problem: { code: 'test.no-flour', title: 'There is no flour for 4' },
  });
  expect(bakes).toHaveLength(1);
});

test('what broke inside is not told outside', async () => {
  const baker = await app.signIn('none');
  oven = async () => {
    throw new TypeError('the safe is behind the picture');
  };
  const id = await bake(1, baker.id);
  await until(async () => (await stateOf(id)) === 'failed');
  const job = await baker.call(readJob, { params: { id } });
  expect(job.problem?.code).toBe('bug');
  expect(JSON.stringify(job)).not.toContain('picture');
});

test('what may go better next time is tried again', async () => {
  oven = async (job) => {
    if (job.attempt === 1) throw problem('test.oven-cold');
    return 'warm';
  };
  const id = await bake(1);
  await until(async () => (await stateOf(id)) === 'done', 30);
  expect(bakes.map(({ attempt }) => attempt)).toEqual([1, 2]);
});

test('R-02 a worker that was not heard of loses its job, and its late result is not taken', async () => {
  const ends: (() => void)[] = [];
  oven = (job) => new Promise((resolve) => ends.push(() => resolve(`attempt ${job.attempt}`)));
  const id = await bake(1);
  await until(() => ends.length === 1);
  // As if the first worker had been frozen for longer than its lease.
  await database.query(`UPDATE atelier.job SET lease_until = now() - interval '1 second' WHERE id = $1`, [
    id,
  ]);
  await until(() => ends.length === 2, 30);
  ends[0]?.();
  ends[1]?.();
  await until(async () => (await stateOf(id)) === 'done');
  const [row] = await database.query<{ result: string }>('SELECT result FROM atelier.job WHERE id = $1', [
    id,
  ]);
  expect(row?.result).toBe('attempt 2');
});

test('R-17 work that kills every worker is given up', async () => {
  oven = async () => 'never';
  const id = await bake(1);
  await until(async () => (await stateOf(id)) === 'done');
  await database.query(
    `UPDATE atelier.job SET state = 'running', attempts = 5, lease_until = now() - interval '1 second', ended_at = NULL WHERE id = $1`,
    [id],
  );
  await until(async () => (await stateOf(id)) === 'failed', 30);
});

test('R-10 a server that stops gives its work back for the next one', async () => {
  const leaving = await testApp({ modules: [BakeryModule], database: app.database, works: true });
  await queue.stop();
  oven = (job) =>
    new Promise((_resolve, reject) =>
      job.signal.addEventListener('abort', () => reject(new TypeError('stopped'))),
    );
  const id = await bake(1);
  await until(() => bakes.length === 1);
  await leaving.close();
  expect(await stateOf(id)).toBe('waiting');
});
