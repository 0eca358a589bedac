import { readMetrics } from '@atelier/api';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { until } from '../../testing/until.ts';
import { Readiness } from './readiness.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});

afterAll(() => app.close());

const ready = (): Promise<{ status: number; body: { ready: boolean; parts: Record<string, boolean> } }> =>
  app.visitor.fetch('GET', '/readyz');

test('a server that runs says so, and what it is ready for', async () => {
  expect((await app.visitor.fetch('GET', '/livez')).body).toEqual({ alive: true });
  expect(await ready()).toMatchObject({
    status: 200,
    body: { ready: true, parts: { database: true, workers: true, signals: true, running: true } },
  });
});

test('DOS-03 however many ask whether it is ready, the database is asked once', async () => {
  const condition = app.app.get(Readiness).condition();
  const answers = await Promise.all(Array.from({ length: 200 }, () => app.app.get(Readiness).condition()));
  const first = await condition;
  expect(answers.every((answer) => answer === first)).toBe(true);
});

test('metrics count requests by the pattern of their route', async () => {
  const person = await app.signIn('none');
  await person.fetch('GET', '/api/jobs/01890a5d-ac96-774b-bcce-b302099a8057');
  let text = '';
  await until(async () => {
    text = (await app.visitor.fetch<string>('GET', '/metrics')).body;
    return text.includes('route="/api/jobs/:id"');
  });
  expect(text).toMatch(
    /atelier_http_request_seconds_count\{method="GET",route="\/api\/jobs\/:id",status="404"\} 1/,
  );
  expect(text).toMatch(/atelier_process_resident_memory_bytes \d+/);
  expect(text).not.toContain('01890a5d');
});

test('metrics are for this machine, or for those who operate the system', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9' };
  expect((await app.visitor.fetch('GET', readMetrics.path, undefined, forwarded)).status).toBe(401);
  const nobody = await app.signIn('none');
  expect((await nobody.fetch('GET', readMetrics.path, undefined, forwarded)).status).toBe(403);
  const operator = await app.signIn({
    label: { zh: '运维', en: 'Operator' },
    grants: [],
    permissions: ['system:operate'],
  });
  expect((await operator.fetch('GET', readMetrics.path, undefined, forwarded)).status).toBe(200);
});

test('R-10 a server that stops is not ready, takes no new work and still answers probes', async () => {
  const leaving = await testApp({ works: false });
  leaving.app.get(Readiness).stop();
  expect((await leaving.visitor.fetch('GET', '/readyz')).status).toBe(503);
  expect((await leaving.visitor.fetch('GET', '/livez')).status).toBe(200);
  const refused = await leaving.visitor.fetch('GET', '/api/welcome');
  expect(refused.body).toMatchObject({ status: 503, code: 'request.stopping' });
  expect(refused.headers.get('connection')).toBe('close');
  await leaving.close();
});
