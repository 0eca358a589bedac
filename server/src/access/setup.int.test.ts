import { listAccessEvents, readMe, readWelcome, setUp } from '@atelier/api';
import { Database } from '../platform/database/database.ts';
import { TestClient } from '../testing/test-client.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { Setup } from './setup.ts';

let app: TestApp;

beforeEach(async () => {
  app = await testApp({ works: false });
  await app.app.get(Setup).admit('the-printed-token');
});

afterEach(() => app.close());

const admin = {
  token: 'the-printed-token',
  email: 'Lin@Example.com',
  name: '林若',
  password: 'a quiet morning',
  language: 'zh',
  timeZone: 'Asia/Shanghai',
} as const;

test('EXP-05 the first admin needs the token of the start, once', async () => {
  expect(await app.visitor.call(readWelcome, {})).toMatchObject({ needsSetup: true, secure: true });
  expect(await app.visitor.refused(setUp, { body: { ...admin, token: 'guessed' } })).toMatchObject({
    status: 403,
    code: 'access.wrong-setup-token',
  });
  const done = await app.visitor.send(setUp, { body: admin });
  expect(done.status).toBe(201);
  expect(done.body).toMatchObject({
    email: 'Lin@Example.com',
    name: '林若',
    language: 'zh',
    unrestricted: true,
    roles: ['admin'],
  });
  expect(await app.visitor.call(readWelcome, {})).toMatchObject({ needsSetup: false });
});

test('EXP-05 afterwards there is no setup, whatever is sent', async () => {
  await app.visitor.call(setUp, { body: admin });
  for (const body of [admin, { ...admin, token: 'guessed' }, { ...admin, email: 'second@example.com' }]) {
    expect(await app.visitor.refused(setUp, { body })).toMatchObject({
      status: 404,
      code: 'access.setup-closed',
    });
  }
});

test('EXP-05 two setups at the same moment make exactly one admin', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      app.visitor.send(setUp, { body: { ...admin, email: `admin${index}@example.com` } }),
    ),
  );
  expect(answers.map(({ status }) => String(status)).sort()).toEqual([
    '201',
    '404',
    '404',
    '404',
    '404',
    '404',
  ]);
  const users = await app.app.get(Database).query('SELECT FROM atelier."user"');
  expect(users).toHaveLength(1);
});

test('AU-07 the new admin is signed in by a cookie that scripts cannot read', async () => {
  const done = await app.visitor.send(setUp, { body: admin });
  const cookie = done.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^atelier=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  const person = new TestClient(app.url, { cookie: cookie.split(';')[0] ?? '' });
  expect(await person.call(readMe, {})).toMatchObject({ name: '林若' });
  const { rows } = await person.call(listAccessEvents, { search: {} });
  expect(rows.map((row) => row.kind)).toEqual(['signed-in', 'setup']);
});

test('the token itself is nowhere in the database', async () => {
  const [row] = await app.app
    .get(Database)
    .query<{ token: Buffer }>('SELECT token_hash AS token FROM atelier.setup_token');
  expect(row?.token.toString('utf8')).not.toContain('the-printed-token');
  expect(row?.token).toHaveLength(32);
});

test.each([
  ['12345678', 'access.common-password'],
  ['PASSWORD', 'access.common-password'],
  ['aaaaaaaaaaaa', 'access.common-password'],
  ['lin@example.com', 'access.password-is-name'],
])('a password that everyone would try first is refused: %s', async (password, code) => {
  const refused = await app.visitor.refused(setUp, { body: { ...admin, password } });
  expect(refused).toMatchObject({ status: 400, code, issues: [{ at: '/password' }] });
});

test.each(['        x', '密码密码密码密码', 'ünïcödé pass', 'x'.repeat(8) + 'y'.repeat(240)])(
  'any characters make a password: %s',
  async (password) => {
    expect((await app.visitor.send(setUp, { body: { ...admin, password } })).status).toBe(201);
  },
);

test('MA-01 a setup cannot bring more than is asked for', async () => {
  const body = { ...admin, id: '01890a5d-ac96-774b-bcce-b302099a8057', roles: ['admin'], unrestricted: true };
  const answer = await app.visitor.send(setUp, { body });
  expect(answer.status).toBe(400);
  expect(await app.app.get(Setup).isOpen()).toBe(true);
});

test('a time zone that does not exist is refused at its place', async () => {
  const refused = await app.visitor.refused(setUp, { body: { ...admin, timeZone: 'Mars/Olympus' } });
  expect(refused).toMatchObject({ code: 'access.unknown-time-zone', issues: [{ at: '/timeZone' }] });
});
