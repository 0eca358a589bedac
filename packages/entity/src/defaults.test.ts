import { describe, expect, test } from '@jest/globals';
import { createCatalog } from './catalog.ts';
import { applyDefaults } from './defaults.ts';
import { entity, fakeKinds, field } from './testing/fake-kinds.ts';

const catalog = createCatalog({
  version: 1,
  kinds: fakeKinds,
  entities: [
    entity('customer', [
      field('name', 'text', { default: '访客' }),
      field('nickname', 'text', { default: { formula: 'name' } }),
      field('owner', 'user', { default: { formula: 'me' } }),
      field('since', 'date', { default: { formula: 'TODAY()' } }),
      field('seen', 'dateTime', { default: { formula: 'NOW()' } }),
      field('spent', 'money', { default: { formula: '10.10 + 0.20' } }),
      field('age', 'number', { default: { formula: '6 * 7' } }),
      field('nothing', 'text', { default: null }),
    ]),
  ],
});

const me = '018f0000-0000-7000-8000-000000000001';
const world = {
  now: '2025-03-07T16:30:00Z',
  timeZone: 'Asia/Shanghai',
  variables: (name: string, path: readonly string[]) => (name === 'me' && path.length === 0 ? me : null),
};

describe('defaults', () => {
  test('fill what was not given, by value and by formula, in the form of the field', () => {
    expect(applyDefaults(catalog, 'customer', { ...world, values: {} })).toEqual({
      name: '访客',
      nickname: '访客',
      owner: me,
      since: '2025-03-08',
      seen: expect.stringMatching(/^2025-03-07T16:30:00(\.0+)?Z$/),
      spent: expect.stringMatching(/^10\.30?$/),
      age: 42,
    });
  });

  test('leave alone what was given, and what was emptied on purpose', () => {
    const values = {
      name: '王小明',
      owner: null,
      since: '2020-01-01',
      seen: null,
      spent: '1',
      age: undefined,
      extra: 1,
    };
    expect(applyDefaults(catalog, 'customer', { ...world, values })).toEqual({
      ...values,
      nickname: '王小明',
      age: 42,
    });
  });
});
