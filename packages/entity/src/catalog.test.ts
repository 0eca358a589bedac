import { describe, expect, test } from '@jest/globals';
import { createCatalog } from './catalog.ts';
import { scopeOf } from './scope.ts';
import { entity, fakeKinds, field, options } from './testing/fake-kinds.ts';
import { searchableFields, titleOf } from './title.ts';

const customer = entity('customer', [
  field('name', 'text'),
  field('level', 'select', { settings: options('vip') }),
  field('owner', 'user'),
  field('referrer', 'relation', { settings: { entity: 'customer' } }),
]);
const visit = entity('visit', [
  field('number', 'autoNumber'),
  field('customer', 'relation', { settings: { entity: 'customer' } }),
  { ...field('note', 'text'), settings: {} },
]);
const catalog = createCatalog({ version: 3, kinds: fakeKinds, entities: [customer, visit] });
const format = { language: 'zh', timeZone: 'Asia/Shanghai' } as const;

describe('a catalog', () => {
  test('knows own fields before system fields', () => {
    expect(catalog.fields('visit').map((one) => one.key)).toEqual([
      'number',
      'customer',
      'note',
      'id',
      'version',
      'createdAt',
      'createdBy',
      'updatedAt',
      'updatedBy',
      'deletedAt',
    ]);
    expect(catalog.field('visit', 'createdBy')).toMatchObject({ kind: 'user', system: true });
    expect(catalog.targetOf(catalog.field('visit', 'id') ?? field('', 'text'))).toBe('visit');
  });

  test('completes settings and leaves complete entities untouched', () => {
    expect(catalog.field('visit', 'note')?.settings).toEqual({ maxLength: 200 });
    expect(catalog.entity('customer')).toBe(customer);
  });

  test('gives what a path may read of a user, who is not an entity', () => {
    expect(catalog.fields('user').map((one) => one.key)).toEqual(['id', 'name', 'email', 'department']);
    expect(catalog.entity('user')).toBeUndefined();
  });

  test('finds the relations that point at an entity, without those of the system', () => {
    expect(catalog.relationsTo('customer')).toEqual([
      { entity: 'customer', field: 'referrer', target: 'customer' },
      { entity: 'visit', field: 'customer', target: 'customer' },
    ]);
    expect(catalog.relationsTo('user')).toEqual([{ entity: 'customer', field: 'owner', target: 'user' }]);
  });

  test.each(['constructor', '__proto__', 'toString', 'nothing'])('knows nothing under %s', (key) => {
    expect(catalog.entity(key)).toBeUndefined();
    expect(catalog.field('customer', key)).toBeUndefined();
    expect(catalog.fields(key)).toEqual([]);
    expect(catalog.relationsTo(key)).toEqual([]);
    expect(scopeOf(catalog, 'customer').variable(key)).toBeUndefined();
  });
});

describe('a scope', () => {
  const trigger = { label: { zh: '触发记录', en: 'Trigger' }, type: 'record', target: 'visit' } as const;
  const scope = scopeOf(catalog, 'customer', { trigger });

  test('holds fields with labels, options and targets', () => {
    expect(scope.field('customer', 'level')).toEqual({
      key: 'level',
      label: customer.fields[1]?.label,
      type: 'text',
      options: options('vip').options,
    });
    expect(scope.field('visit', 'customer')).toMatchObject({ type: 'record', target: 'customer' });
    expect(scope.field('user', 'name')).toMatchObject({ type: 'text' });
    expect(scope.fields('visit')).toHaveLength(10);
  });

  test('holds the acting user beside the variables that were given', () => {
    expect(scope.variables()).toEqual(['me', 'trigger']);
    expect(scope.variable('me')).toMatchObject({ type: 'user', target: 'user' });
    expect(scope.variable('trigger')).toBe(trigger);
    expect(scope.entityLabel('user')).toEqual({ zh: '用户', en: 'User' });
  });
});

describe('the title of a record', () => {
  test.each([
    ['customer', { name: ' 王小明 ' }, '王小明'],
    ['customer', { name: null }, '未命名'],
    ['customer', {}, '未命名'],
    ['visit', { number: 'V-7' }, 'V-7'],
    ['user', { name: '李雷' }, '李雷'],
    ['gone', { name: 'x' }, '未命名'],
  ])('of %s %j is %s', (key, values, title) => {
    expect(titleOf(catalog, key, { values, format })).toBe(title);
  });

  test('is found by searchable fields only', () => {
    expect(searchableFields(catalog, 'visit').map((one) => one.key)).toEqual(['note']);
  });
});
