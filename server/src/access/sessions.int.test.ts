import {
  changePassword,
  createApiKey,
  createUser,
  listApiKeys,
  listSessions,
  readMe,
  revokeApiKey,
  revokeOtherSessions,
  revokeSession,
  signIn,
  signOut,
  updateMe,
  updateUser,
} from '@atelier/api';
import { Database } from '../platform/database/database.ts';
import type { Person } from '../testing/people.ts';
import { TestClient } from '../testing/test-client.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

let app: TestApp;
/** Another process on the same database. */
let other: TestApp;
let admin: Person;

beforeAll(async () => {
  app = await testApp({ works: false });
  other = await testApp({ works: false, database: app.database });
  admin = await app.signIn('admin');
});

afterAll(async () => {
  await other.close();
  await app.close();
});

let count = 0;

/** Somebody with a password of their own. */
async function colleague(): Promise<{ id: string; email: string; password: string; version: number }> {
  count += 1;
  const email = `colleague${count}@example.com`;
  const body = {
    email,
    name: `Colleague ${count}`,
    language: 'en' as const,
    roles: [],
    invite: 'password' as const,
  };
  const { user, invitation } = await admin.call(createUser, { body });
  const first = invitation.kind === 'password' ? invitation.password : '';
  const password = 'chosen by themselves';
  const entered = await enter(app, email, first);
  await entered.call(changePassword, { body: { current: first, next: password } });
  return { id: user.id, email, password, version: user.version };
}

async function enter(server: TestApp, email: string, password: string): Promise<TestClient> {
  const answer = await server.visitor.send(signIn, { body: { email, password } });
  if (answer.status !== 201) throw new TypeError(`not signed in: ${JSON.stringify(answer.body)}`);
  return new TestClient(server.url, { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' });
}

const isIn = async (client: TestClient): Promise<boolean> => (await client.send(readMe, {})).status === 200;

test('somebody signs in with e-mail and password, in any case, and out again', async () => {
  const { email, password } = await colleague();
  const client = await enter(app, email.toUpperCase(), password);
  expect(await client.call(readMe, {})).toMatchObject({
    email,
    mustChangePassword: false,
    permissions: [],
    unrestricted: false,
  });
  const left = await client.send(signOut, {});
  expect(left.status).toBe(204);
  expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
  expect(await isIn(client)).toBe(false);
});

test('AU-06 a wrong password, an unknown address and an inactive person are answered alike', async () => {
  const { id, email, password, version } = await colleague();
  const strip = ({ traceId: _traceId, ...rest }: Record<string, unknown>): unknown => rest;
  const tryOut = async (body: { email: string; password: string }): Promise<unknown> =>
    strip((await app.visitor.send<Record<string, unknown>>(signIn, { body })).body);
  const wrong = await tryOut({ email, password: 'something else' });
  const unknown = await tryOut({ email: 'nobody@example.com', password });
  await admin.call(updateUser, { params: { id }, body: { version, active: false } });
  const inactive = await tryOut({ email, password });
  expect(unknown).toEqual(wrong);
  expect(inactive).toEqual(wrong);
  expect(wrong).toMatchObject({ status: 403, code: 'access.wrong-credentials' });
});

test('AU-04 guessing is slowed down by account, whatever the guesser writes', async () => {
  const { email, password } = await colleague();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const spelled = attempt % 2 === 0 ? email : email.toUpperCase();
    const answer = await app.visitor.send(signIn, {
      body: { email: ` ${spelled} `, password: `guess ${attempt}` },
    });
    statuses.push(answer.status);
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(statuses).toContain(429);
  const right = await other.visitor.send(signIn, { body: { email, password } });
  expect(right.status).toBe(429);
  await app.app.get(Database).query('DELETE FROM atelier.rate_limit');
});

test('AU-04 guessing is slowed down by address, whatever accounts are tried or addresses claimed', async () => {
  const attempts = Array.from({ length: 35 }, (_, attempt) =>
    app.visitor.fetch(
      'POST',
      '/api/session',
      { email: `x${attempt}@example.com`, password: 'x' },
      { 'x-forwarded-for': `203.0.113.${attempt}` },
    ),
  );
  const statuses = (await Promise.all(attempts)).map((answer) => answer.status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  await app.app.get(Database).query('DELETE FROM atelier.rate_limit');
});

test('AU-02 a changed password ends every other session, in every process', async () => {
  const { email, password } = await colleague();
  const here = await enter(app, email, password);
  const there = await enter(other, email, password);
  expect(await isIn(there)).toBe(true);
  await here.call(changePassword, { body: { current: password, next: 'another one now' } });
  expect(await isIn(here)).toBe(true);
  await until(async () => !(await isIn(there)), 1);
  await expect(enter(app, email, password)).rejects.toThrow('wrong-credentials');
});

test('a password is not changed by somebody who does not know it', async () => {
  const { email, password } = await colleague();
  const client = await enter(app, email, password);
  expect(
    await client.refused(changePassword, { body: { current: 'no idea', next: 'another one now' } }),
  ).toMatchObject({
    code: 'access.wrong-password',
    issues: [{ at: '/current' }],
  });
  expect(await client.refused(changePassword, { body: { current: password, next: password } })).toMatchObject(
    {
      code: 'access.same-password',
    },
  );
});

test('AU-03 a deactivated person is out at the next request, in every process', async () => {
  const { id, email, password, version } = await colleague();
  const here = await enter(app, email, password);
  const there = new TestClient(other.url, { cookie: cookieOf(here) });
  expect([await isIn(here), await isIn(there)]).toEqual([true, true]);
  await admin.call(updateUser, { params: { id }, body: { version, active: false } });
  expect(await isIn(here)).toBe(false);
  await until(async () => !(await isIn(there)), 1);
});

test('AU-03 a role that is taken away does not count at the next request', async () => {
  const person = await app.signIn({
    label: { zh: '管人', en: 'People' },
    grants: [],
    permissions: ['access:manage'],
  });
  const user = `/api/users/${person.id}`;
  expect((await person.fetch('GET', user)).status).toBe(200);
  const { version } = (await admin.fetch<{ version: number }>('GET', user)).body;
  await admin.call(updateUser, { params: { id: person.id }, body: { version, roles: [] } });
  expect((await person.fetch('GET', user)).status).toBe(403);
});

test('people see where they are signed in and end what they do not recognise', async () => {
  const { email, password } = await colleague();
  const here = await enter(app, email, password);
  const there = await enter(app, email, password);
  const { sessions } = await here.call(listSessions, {});
  const foreign = sessions.find((session) => !session.current);
  expect(sessions.filter((session) => session.current)).toHaveLength(1);
  expect(foreign).toMatchObject({ address: '127.0.0.1' });
  await here.call(revokeSession, { params: { id: foreign?.id ?? '' } });
  expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  expect(
    await admin.refused(revokeSession, {
      params: { id: sessions.find((session) => session.current)?.id ?? '' },
    }),
  ).toMatchObject({
    status: 404,
  });
  const third = await enter(app, email, password);
  await third.call(revokeOtherSessions, {});
  expect([await isIn(here), await isIn(third)]).toEqual([false, true]);
});

test('AU-07 a session that was there before signing in is not taken over', async () => {
  const { email, password } = await colleague();
  const planted = new TestClient(app.url, { cookie: 'atelier=planted-by-somebody' });
  const answer = await planted.send(signIn, { body: { email, password } });
  expect(answer.headers.get('set-cookie')).not.toContain('planted-by-somebody');
  expect(await isIn(planted)).toBe(false);
});

test('the table of sessions is of no use to whoever reads it', async () => {
  const rows = await app.app
    .get(Database)
    .query<{ hash: Buffer }>('SELECT token_hash AS hash FROM atelier.session');
  for (const { hash } of rows) {
    expect(await isIn(new TestClient(app.url, { cookie: `atelier=${hash.toString('base64url')}` }))).toBe(
      false,
    );
  }
});

test('people choose their own name, language, time zone and theme, and nothing else', async () => {
  const person = await app.signIn('none');
  const changed = await person.call(updateMe, {
    body: { name: ' 小王 ', language: 'zh', timeZone: 'Europe/Paris', theme: 'dark' },
  });
  expect(changed).toMatchObject({ name: '小王', language: 'zh', timeZone: 'Europe/Paris', theme: 'dark' });
  expect((await person.fetch('GET', '/api/users')).body).toMatchObject({ title: '您没有权限执行此操作' });
  for (const extra of [
    { active: false },
    { roles: ['admin'] },
    { email: 'x@example.com' },
    { passwordHash: 'x' },
  ]) {
    expect((await person.fetch('PATCH', '/api/me', extra)).status).toBe(400);
  }
});

describe('a first password', () => {
  test('opens nothing until it is changed', async () => {
    const body = {
      email: 'fresh@example.com',
      name: 'Fresh',
      language: 'en' as const,
      roles: ['admin'],
      invite: 'password' as const,
    };
    const { invitation } = await admin.call(createUser, { body });
    const password = invitation.kind === 'password' ? invitation.password : '';
    expect(password).toMatch(/^(\w{4}-){3}\w{4}$/);
    const client = await enter(app, body.email, password);
    expect(await client.call(readMe, {})).toMatchObject({ mustChangePassword: true });
    expect((await client.fetch('GET', '/api/users')).body).toMatchObject({
      status: 403,
      code: 'access.change-password-first',
    });
    await client.call(changePassword, { body: { current: password, next: 'my very own words' } });
    expect((await client.fetch('GET', '/api/users')).status).toBe(200);
  });
});

describe('an API key', () => {
  const programOf = (key: string): TestClient => new TestClient(app.url, { authorization: `Bearer ${key}` });

  test('acts as its owner with the roles it was given, is shown once and revoked at once', async () => {
    const owner = await app.signIn({
      label: { zh: '管人', en: 'People' },
      grants: [],
      permissions: ['access:manage'],
    });
    const scopes = [owner.roleKey ?? ''];
    const { apiKey, key } = await owner.call(createApiKey, { body: { name: 'Import', scopes } });
    expect(key.startsWith(apiKey.start)).toBe(true);
    expect(JSON.stringify(await owner.call(listApiKeys, {}))).not.toContain(key);
    const program = programOf(key);
    expect(await program.call(readMe, {})).toMatchObject({ id: owner.id });
    expect((await program.fetch('GET', '/api/users')).status).toBe(200);
    await owner.call(revokeApiKey, { params: { id: apiKey.id } });
    expect((await program.fetch('GET', '/api/users')).status).toBe(401);
  });

  test('AC-07 never lends more than its owner holds at the moment', async () => {
    const owner = await app.signIn({
      label: { zh: '管人', en: 'People' },
      grants: [],
      permissions: ['access:manage'],
    });
    const { key } = await owner.call(createApiKey, {
      body: { name: 'Import', scopes: [owner.roleKey ?? ''] },
    });
    const { version } = (await admin.fetch<{ version: number }>('GET', `/api/users/${owner.id}`)).body;
    await admin.call(updateUser, { params: { id: owner.id }, body: { version, roles: [] } });
    expect((await programOf(key).fetch('GET', '/api/users')).status).toBe(403);
  });

  test('cannot be made with a role that its owner does not hold', async () => {
    const owner = await app.signIn('none');
    expect(await owner.refused(createApiKey, { body: { name: 'More', scopes: ['admin'] } })).toMatchObject({
      code: 'access.role-not-held',
      issues: [{ at: '/scopes/0' }],
    });
  });

  test('ends on its day', async () => {
    const { key, apiKey } = await admin.call(createApiKey, {
      body: { name: 'Short', scopes: ['admin'], expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
    });
    expect(await isIn(programOf(key))).toBe(true);
    await app.app
      .get(Database)
      .query(`UPDATE atelier.api_key SET expires_at = now() - interval '1 second' WHERE id = $1`, [
        apiKey.id,
      ]);
    await until(async () => !(await isIn(programOf(key))), 3);
    const past = { name: 'Past', scopes: ['admin'], expiresAt: '2020-01-01T00:00:00Z' };
    expect(await admin.refused(createApiKey, { body: past })).toMatchObject({ code: 'access.key-expired' });
  });

  test('of nobody is nobody’s', async () => {
    for (const key of ['atelier_', 'atelier_guess', 'x', '']) expect(await isIn(programOf(key))).toBe(false);
  });
});

function cookieOf(client: TestClient): string {
  return client.credentials['cookie'] ?? '';
}
