import { describe, expect, test } from '@jest/globals';
import { textOfCode } from '@atelier/problem';
import { createCatalog } from './catalog.ts';
import { entityMessages } from './messages.ts';
import { entity, fakeKinds, field, options } from './testing/fake-kinds.ts';
import { validateRecord } from './validate.ts';

const catalog = createCatalog({
  version: 1,
  kinds: fakeKinds,
  entities: [
    entity('customer', [
      field('name', 'text', { required: true, settings: { maxLength: 5 } }),
      field('spent', 'money'),
      field('age', 'number', { settings: { minimum: 0 } }),
      field('level', 'select', { settings: options('vip', 'plain') }),
      field('tags', 'tags', { required: true }),
      field('owner', 'user'),
      field('born', 'date'),
      field('code', 'text', { settings: { maxLength: 50, pattern: '^(a+)+$' } }),
      field('number', 'autoNumber'),
      field('old', 'somethingGone', { required: true }),
    ]),
  ],
});

const good = { name: '王小明', tags: ['熟客'] };

function issuesOf(values: Readonly<Record<string, unknown>>, mode: 'create' | 'update' = 'update') {
  const result = validateRecord(catalog, 'customer', { values, mode });
  return result.ok ? [] : result.issues.map(({ code, at, details }) => ({ code, at, limit: details?.limit }));
}

describe('validating a record', () => {
  test('gives values in their stored form', () => {
    const values = { ...good, name: '  王小明 ', level: '', age: undefined, born: '2000-02-29' };
    expect(validateRecord(catalog, 'customer', { values, mode: 'create' })).toEqual({
      ok: true,
      value: { name: '王小明', tags: ['熟客'], level: null, born: '2000-02-29' },
    });
  });

  test.each([
    [{ name: 5 }, 'value.not-text', '/name', undefined],
    [{ name: '一二三四五六' }, 'value.too-long', '/name', 5],
    [{ name: '🎂🎂🎂🎂🎂🎂' }, 'value.too-long', '/name', 5],
    [{ name: ' ' }, 'value.required', '/name', undefined],
    [{ name: null }, 'value.required', '/name', undefined],
    [{ tags: [] }, 'value.required', '/tags', undefined],
    [{ age: -1 }, 'value.too-small', '/age', 0],
    [{ age: '5' }, 'value.not-number', '/age', undefined],
    [{ age: Number.NaN }, 'value.not-number', '/age', undefined],
    [{ level: 'gold' }, 'value.not-an-option', '/level', undefined],
    [{ tags: ['a', 'a'] }, 'value.repeated', '/tags', undefined],
    [{ tags: ['a', 7] }, 'value.not-text', '/tags/1', undefined],
    [{ tags: ['1', '2', '3', '4', '5', '6'] }, 'value.too-many', '/tags', 5],
    [{ tags: Array.from({ length: 100_000 }, () => 'same') }, 'value.too-many', '/tags', 1000],
    [{ owner: 'me' }, 'value.not-id', '/owner', undefined],
    [{ born: '2001-02-29' }, 'value.not-date', '/born', undefined],
    [{ spent: 'much' }, 'money.not-money', '/spent', undefined],
    [{ spent: '1.005' }, 'value.pattern', '/spent', undefined],
    [{ code: `${'a'.repeat(40)}b` }, 'value.pattern', '/code', undefined],
    [{ number: 'V-9' }, 'value.generated', '/number', undefined],
    [{ old: 'x' }, 'value.kind-missing', '/old', undefined],
    [{ id: 'x' }, 'value.system-field', '/id', undefined],
    [{ createdAt: null }, 'value.system-field', '/createdAt', undefined],
    [{ nmae: 'x' }, 'value.unknown-field', '/nmae', undefined],
    [{ 'a/b~': 'x' }, 'value.unknown-field', '/a~1b~0', undefined],
    [JSON.parse('{"__proto__": {"polluted": true}}'), 'value.unknown-field', '/__proto__', undefined],
    [{ constructor: 'x' }, 'value.unknown-field', '/constructor', undefined],
  ])('%j is refused as %s at %s', (values: Record<string, unknown>, code, at, limit) => {
    expect(issuesOf(values)).toEqual([{ code, at, limit }]);
  });

  test('names every issue at once', () => {
    expect(
      issuesOf({ name: '一二三四五六', spent: 'much', nope: 1, version: 3 }, 'create').map(
        (issue) => issue.at,
      ),
    ).toEqual(['/name', '/spent', '/nope', '/version', '/tags']);
  });

  test('wants required fields when a record is made, and not when some of it changes', () => {
    expect(issuesOf({}, 'create')).toEqual([
      { code: 'value.required', at: '/name', limit: undefined },
      { code: 'value.required', at: '/tags', limit: undefined },
    ]);
    expect(issuesOf({}, 'update')).toEqual([]);
  });

  test('says which field it is about, in the language asked for', () => {
    const result = validateRecord(catalog, 'customer', {
      values: { name: '一二三四五六' },
      mode: 'update',
      language: 'en',
    });
    expect(result).toMatchObject({ issues: [{ details: { field: 'name', label: 'name field', limit: 5 } }] });
    const [issue] = result.ok ? [] : result.issues;
    expect(issue && textOfCode(entityMessages, issue, 'en')).toBe('At most 5 characters');
    expect(issue && textOfCode(entityMessages, issue, 'zh')).toBe('最多 5 个字符');
  });

  test('never gives a value the power to pollute', () => {
    const values = JSON.parse('{"__proto__": {"polluted": true}, "name": "a"}') as Record<string, unknown>;
    validateRecord(catalog, 'customer', { values, mode: 'update' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
