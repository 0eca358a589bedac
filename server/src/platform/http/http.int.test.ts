import { endpoint, type AnswerOf, type InputOf } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Controller, Get, Module, StreamableFile } from '@nestjs/common';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import Type from 'typebox';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { problem } from '../../testing/problem-body.ts';
import { Input, Upload, type UploadedBody } from './input.ts';
import { Route } from './route.ts';
import { CurrentViewer } from './viewer.ts';

const echo = endpoint({
  method: 'POST',
  path: '/api/echo/:id',
  tag: 'test',
  summary: 'Gives back what it was given',
  can: 'public',
  params: Type.Object({ id: Type.Integer() }),
  search: Type.Object({ wide: Type.Optional(Type.Boolean()) }),
  body: Type.Object({ text: Type.String({ maxLength: 2_000_000 }) }),
  answer: Type.Object({ id: Type.Integer(), wide: Type.Optional(Type.Boolean()), text: Type.String() }),
});

const upload = endpoint({
  method: 'POST',
  path: '/api/files',
  tag: 'test',
  summary: 'Counts the bytes of a file',
  can: 'public',
  upload: true,
  answer: Type.Object({ bytes: Type.Integer(), contentType: Type.String() }),
});

const file = endpoint({
  method: 'GET',
  path: '/api/file',
  tag: 'test',
  summary: 'A file',
  can: 'public',
  download: ['text/csv'],
});

const secret = endpoint({
  method: 'GET',
  path: '/api/secret',
  tag: 'test',
  summary: 'For those who operate the system',
  can: 'system:operate',
  answer: Type.Object({ name: Type.String() }),
});

const broken = endpoint({ method: 'GET', path: '/api/broken', tag: 'test', summary: 'Fails', can: 'public' });

@Controller()
class EchoController {
  @Route(echo)
  echo(@Input() { params, search, body }: InputOf<typeof echo>): AnswerOf<typeof echo> {
    return { id: params.id, ...search, text: body.text };
  }

  @Route(upload)
  async upload(@Upload() body: UploadedBody): Promise<AnswerOf<typeof upload>> {
    let bytes = 0;
    for await (const chunk of body.stream as AsyncIterable<Buffer>) bytes += chunk.length;
    return { bytes, contentType: body.contentType };
  }

  @Route(file)
  file(): StreamableFile {
    return new StreamableFile(Buffer.from('a,b\n'), {
      type: 'text/csv',
      disposition: 'attachment; filename="a.csv"',
    });
  }

  @Route(secret)
  secret(@CurrentViewer() viewer: Viewer): AnswerOf<typeof secret> {
    return { name: viewer.name };
  }

  @Route(broken)
  broken(): void {
    throw new TypeError('the password is hunter2');
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

let app: TestApp;
let webDir: string;

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'atelier-test-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Atelier</title>');
  await writeFile(join(webDir, 'assets/app-1a2b.js'), 'start()');
  await writeFile(join(webDir, 'assets/app-1a2b.js.br'), brotliCompressSync('start()'));
  app = await testApp({ modules: [EchoModule], settings: { webDir } });
});

afterAll(async () => {
  await app.close();
  await rm(webDir, { recursive: true });
});

test('a handler receives the validated parts', async () => {
  const answer = await app.visitor.call(echo, {
    params: { id: 7 },
    search: { wide: true },
    body: { text: '你好' },
  });
  expect(answer).toEqual({ id: 7, wide: true, text: '你好' });
});

test('what is wrong is told in one answer, with a pointer and a sentence for each place', async () => {
  const answer = await app.visitor.fetch(
    'POST',
    '/api/echo/x?wide=perhaps&page=2',
    { text: 1, more: true },
    { 'accept-language': 'zh' },
  );
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({
    code: 'request.invalid',
    title: '请求内容有误',
    traceId: expect.any(String),
  });
  const told = problem(answer).issues.map(({ at, message }) => `${at}: ${message}`);
  expect(told.sort()).toEqual([
    '/more: 不支持此项',
    '/params/id: 类型应为 integer',
    '/search/page: 不支持此项',
    '/search/wide: 类型应为 boolean',
    '/text: 类型应为 string',
  ]);
});

test.each([
  ['no such address', 'GET', '/api/nothing', undefined, 404, 'request.no-such-route'],
  ['no such method', 'DELETE', '/api/file', undefined, 404, 'request.no-such-route'],
  ['an address that cannot be decoded', 'GET', '/api/%zz', undefined, 400, 'request.malformed'],
  ['half a JSON', 'POST', '/api/echo/1', '{"text":', 400, 'request.malformed-json'],
  [
    'a JSON of depth 1,000',
    'POST',
    '/api/echo/1',
    `${'['.repeat(1000)}${']'.repeat(1000)}`,
    400,
    'request.too-deep',
  ],
  ['a megabyte of brackets', 'POST', '/api/echo/1', '['.repeat(1_000_000), 400, 'request.too-deep'],
  [
    'more than a megabyte',
    'POST',
    '/api/echo/1',
    JSON.stringify({ text: 'x'.repeat(1_100_000) }),
    413,
    'request.too-large',
  ],
  ['a prototype', 'POST', '/api/echo/1', '{"text":"x","__proto__":{"a":1}}', 400, 'request.forbidden-key'],
  ['no body at all', 'POST', '/api/echo/1', '', 400, 'request.invalid'],
])('DOS-02 %s is answered with a problem', async (_name, method, path, body, status, code) => {
  const init = body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } };
  const response = await app.visitor.raw(method, path, init);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code, status, traceId: expect.any(String) });
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
])('WH-03 a body of type %s is refused where JSON is meant', async (type) => {
  const response = await app.visitor.raw('POST', '/api/echo/1', {
    body: '{"text":"x"}',
    headers: { 'content-type': type },
  });
  expect(response.status).toBe(415);
});

test('a file streams in as it is, of any type but a form', async () => {
  const body = Buffer.alloc(3_000_000, 'a');
  const response = await app.visitor.raw('POST', '/api/files', {
    body,
    headers: { 'content-type': 'text/csv' },
  });
  expect(await response.json()).toEqual({ bytes: 3_000_000, contentType: 'text/csv' });
  const form = await app.visitor.raw('POST', '/api/files', {
    body: 'x',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  });
  expect(form.status).toBe(415);
});

test('a file goes out with its name and type', async () => {
  const response = await app.visitor.raw('GET', '/api/file');
  expect(response.headers.get('content-type')).toBe('text/csv');
  expect(response.headers.get('content-disposition')).toContain('a.csv');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('a,b\n');
});

test('an unexpected failure tells a number and nothing else; the log has the rest', async () => {
  const answer = await app.visitor.fetch('GET', '/api/broken');
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer.body)).not.toContain('hunter2');
  const { traceId } = problem(answer);
  expect(problem(answer).title).toContain(traceId);
  expect(app.log.find((line) => line.includes(traceId) && line.includes('TypeError'))).toBeDefined();
});

test('AC-07 a route asks for its permission', async () => {
  const operator = await app.signIn({
    label: { zh: '运维', en: 'Operator' },
    grants: [],
    permissions: ['system:operate'],
  });
  const nobody = await app.signIn('none');
  expect((await app.visitor.send(secret, {})).status).toBe(401);
  expect(await nobody.refused(secret, {})).toMatchObject({ status: 403, code: 'request.not-permitted' });
  expect(await operator.call(secret, {})).toEqual({ name: operator.viewer.name });
});

describe('a request from another site', () => {
  test.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no origin to speak of', { origin: 'null' }],
    ['our name on another port', { origin: 'http://127.0.0.1:1' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing when it comes from %s', async (_name, headers) => {
    const person = await app.signIn('none');
    const answer = await person.fetch('PATCH', '/api/me', { name: 'Mallory' }, headers);
    expect(answer.body).toMatchObject({ status: 403, code: 'request.other-origin' });
  });

  test('is told apart from our own pages and from programs', async () => {
    const person = await app.signIn('none');
    expect((await person.fetch('PATCH', '/api/me', { name: 'Own' }, { origin: app.url })).status).toBe(200);
    expect(
      (await person.fetch('PATCH', '/api/me', { name: 'Own' }, { 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200);
    expect((await person.fetch('PATCH', '/api/me', { name: 'Program' })).status).toBe(200);
  });
});

describe('pages', () => {
  test('every address that is not the API’s gets the page, under a strict policy', async () => {
    for (const path of ['/', '/customers/123', '/flows?tab=runs']) {
      const response = await app.visitor.raw('GET', path);
      expect(await response.text()).toContain('<title>Atelier');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
      expect(response.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    }
  });

  test('a file with a hash in its name is kept for long and sent compressed', async () => {
    const response = await app.visitor.raw('GET', '/assets/app-1a2b.js', {
      headers: { 'accept-encoding': 'br' },
    });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(await response.text()).toBe('start()');
  });

  test.each([
    '/assets/gone.js',
    '/../server/package.json',
    '/..%2f..%2fetc%2fpasswd',
    '/api/gone',
    '/index.html.br',
  ])('%s is not there', async (path) => {
    expect(await statusOfRawPath(app.url, path)).toBe(404);
  });
});

/** fetch() tidies paths up before it sends them; an attacker does not. */
function statusOfRawPath(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
    });
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])));
    socket.on('error', reject);
  });
}

test('a handler without a described endpoint keeps the server from starting', async () => {
  @Controller()
  class Undescribed {
    @Get('/api/open')
    open(): string {
      return 'anyone';
    }
  }
  @Module({ controllers: [Undescribed] })
  class UndescribedModule {}
  await expect(testApp({ modules: [UndescribedModule], database: app.database })).rejects.toThrow(
    'Undescribed.open answers requests without @Route(endpoint)',
  );
});
