import { testApp, type TestApp } from '../../testing/test-app.ts';
import { until } from '../../testing/until.ts';
import { Database } from './database.ts';
import { Signals } from './signals.ts';

let first: TestApp;
let second: TestApp;

beforeAll(async () => {
  first = await testApp({ works: false });
  second = await testApp({ works: false, database: first.database });
});

afterAll(async () => {
  await second.close();
  await first.close();
});

function listen(app: TestApp, topic: string): (string | undefined)[] {
  const heard: (string | undefined)[] = [];
  app.app.get(Signals).hear(topic, (subject) => heard.push(subject));
  return heard;
}

const tell = (topic: string, subject: string, fail = false): Promise<void> =>
  first.app.get(Database).transaction(async (tx) => {
    await first.app.get(Signals).tell(tx, topic, subject);
    if (fail) throw new TypeError('on purpose');
  });

test('what one process tells, all of them hear, and only on their topic', async () => {
  const here = listen(first, 'kettle');
  const there = listen(second, 'kettle');
  const other = listen(second, 'teapot');
  await tell('kettle', 'boils over');
  await until(() => here.length === 1 && there.length === 1);
  expect([here, there, other]).toEqual([['boils over'], ['boils over'], []]);
});

test('nothing is heard of what was rolled back', async () => {
  const there = listen(second, 'cup');
  await expect(tell('cup', 'breaks', true)).rejects.toThrow('on purpose');
  await tell('cup', 'is full');
  await until(() => there.length > 0);
  expect(there).toEqual(['is full']);
});

test('R-04 who was cut off is told afterwards that anything may have changed', async () => {
  const there = listen(second, 'spoon');
  await first.app.get(Database).query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  await until(() => !second.app.get(Signals).isListening);
  await until(() => second.app.get(Signals).isListening && there.includes(undefined));
  await until(() => first.app.get(Signals).isListening);
  await tell('spoon', 'bends');
  await until(() => there.includes('bends'));
});
