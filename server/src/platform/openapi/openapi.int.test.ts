import { readOpenApi } from '@atelier/api';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { testApp, type TestApp } from '../../testing/test-app.ts';
import { rooms } from '../../app.module.ts';
import { AccessModule } from '../../access/access.module.ts';
import { OpenApi } from './openapi.ts';

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ modules: rooms.filter((room) => room !== AccessModule), works: false });
});

afterAll(() => app.close());

test('the description of the API is valid OpenAPI 3.1', async () => {
  const admin = await app.signIn('admin');
  const document = await admin.call(readOpenApi, {});
  const problems = await lintFromString({
    source: JSON.stringify(document),
    config: await createConfig({
      extends: ['recommended'],
      // An id is a UUID, so /records/{entity}/values/… can never be meant by /records/{entity}/{id}/….
      rules: { 'operation-4xx-response': 'error', 'security-defined': 'error', 'no-ambiguous-paths': 'off' },
    }),
  });
  expect(
    problems.map(({ ruleId, message, location }) => `${ruleId} ${message} ${location[0]?.pointer ?? ''}`),
  ).toEqual([]);
});

test('a room adds what exists only in this workspace, for whoever asks', async () => {
  app.app.get(OpenApi).add((viewer) => ({
    paths: {
      '/api/records/teapot': {
        get: {
          operationId: 'listTeapots',
          tags: ['teapot'],
          summary: viewer.name,
          responses: { 200: { description: 'Teapots' } },
        },
      },
    },
    schemas: { Teapot: { type: 'object' } },
    tags: [{ name: 'teapot', description: 'Teapots' }],
  }));
  const person = await app.signIn('none');
  const document = await person.call(readOpenApi, {});
  expect(document).toMatchObject({
    paths: { '/api/records/teapot': { get: { summary: person.viewer.name } } },
    components: { schemas: { Teapot: { type: 'object' }, Problem: { type: 'object' } } },
  });
});

test('nobody reads it without signing in', async () => {
  expect((await app.visitor.send(readOpenApi, {})).status).toBe(401);
});
