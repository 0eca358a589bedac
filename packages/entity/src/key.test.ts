import { describe, expect, test } from '@jest/globals';
import { checkKey } from './key.ts';
import { physicalName } from './physical.ts';

describe('a key', () => {
  test.each(['name', 'totalSpent', 'n2024', 'a', `a${'b'.repeat(39)}`, 'page', 'record', 'date', 'userName'])(
    '%s may be used',
    (key) => expect(checkKey(key)).toBeUndefined(),
  );

  test.each([
    ['', 'entity.key-pattern'],
    ['Name', 'entity.key-pattern'],
    ['1st', 'entity.key-pattern'],
    ['total_spent', 'entity.key-pattern'],
    ['客户', 'entity.key-pattern'],
    ['a b', 'entity.key-pattern'],
    ['name\n', 'entity.key-pattern'],
    ['a"; DROP SCHEMA public CASCADE;--', 'entity.key-pattern'],
    ['a\u0000', 'entity.key-pattern'],
    ['а', 'entity.key-pattern'], // Cyrillic
    ['__proto__', 'entity.key-pattern'],
    [`a${'b'.repeat(40)}`, 'entity.key-pattern'],
    ['constructor', 'entity.key-reserved'],
    ['hasOwnProperty', 'entity.key-reserved'],
    ['toString', 'entity.key-reserved'],
    ['select', 'entity.key-reserved'],
    ['order', 'entity.key-reserved'],
    ['user', 'entity.key-reserved'],
    ['currentUser', 'entity.key-reserved'],
    ['id', 'entity.key-reserved'],
    ['iD', 'entity.key-reserved'],
    ['createdAt', 'entity.key-reserved'],
    ['createdat', 'entity.key-reserved'],
    ['searchText', 'entity.key-reserved'],
    ['ctid', 'entity.key-reserved'],
    ['xmin', 'entity.key-reserved'],
    ['pgHandle', 'entity.key-reserved'],
    ['me', 'entity.key-reserved'],
    [`a${'B'.repeat(39)}`, 'entity.key-long'],
  ])('%j is refused as %s', (key, code) => expect(checkKey(key)).toBe(code));

  test('that may be used always fits into a name of PostgreSQL', () => {
    const key = `a${'bC'.repeat(19)}`;
    expect(checkKey(key)).toBeUndefined();
    expect(physicalName(key).length).toBeLessThanOrEqual(63);
  });
});
