import { describe, expect, test } from '@jest/globals';
import { textOfCode } from '@atelier/problem';
import { createCatalog } from './catalog.ts';
import { checkEntity } from './check-entity.ts';
import { entityMessages } from './messages.ts';
import type { EntityModel, FieldModel } from './model.ts';
import { entity, fakeKinds, field, options } from './testing/fake-kinds.ts';

const name = field('name', 'text');
const visit = entity('visit', [name]);
const catalog = createCatalog({ version: 1, kinds: fakeKinds, entities: [visit] });

function issuesOf(model: EntityModel): [string, string][] {
  return checkEntity(model, fakeKinds, catalog).map((issue) => [issue.code, issue.at]);
}

function withField(extra: FieldModel): EntityModel {
  return entity('customer', [name, extra]);
}

describe('an entity', () => {
  test('that is in order has no issues', () => {
    const fields = [
      field('name', 'text', { required: true, unique: true, default: 'new' }),
      field('level', 'select', { settings: options('vip'), default: 'vip' }),
      field('lastVisit', 'relation', { settings: { entity: 'visit' } }),
      field('referrer', 'relation', { settings: { entity: 'customer' } }),
      field('owner', 'user', { default: { formula: 'me' } }),
      field('adviser', 'user', { default: { formula: 'me.id' } }),
      field('since', 'date', { default: { formula: 'TODAY()' } }),
      field('nickname', 'text', { default: { formula: 'name' } }),
      field('number', 'autoNumber'),
    ];
    const model = entity('customer', fields, {
      unique: [['name', 'since']],
      icon: 'TeamOutlined',
      color: '#AABBCC',
    });
    expect(issuesOf(model)).toEqual([]);
  });

  const many = Array.from({ length: 501 }, (_, index) => field(`f${index}`, 'text'));
  test.each<[string, EntityModel, [string, string][]]>([
    ['with a reserved key', entity('user', [name]), [['entity.key-reserved', '/key']]],
    ['with SQL as key', entity('a"; DROP TABLE x;--', [name]), [['entity.key-pattern', '/key']]],
    [
      'without a name',
      entity('customer', [name], { label: { zh: ' ', en: '' } }),
      [['entity.label-empty', '/label']],
    ],
    ['named in one language', entity('customer', [name], { label: { zh: '', en: 'Customer' } }), []],
    [
      'with a long name',
      entity('customer', [name], { label: { zh: '客'.repeat(61), en: '' } }),
      [['entity.label-long', '/label/zh']],
    ],
    ['with a long name of emoji', entity('customer', [name], { label: { zh: '🎂'.repeat(60), en: '' } }), []],
    [
      'with a long description',
      entity('customer', [name], { description: { zh: '', en: 'x'.repeat(501) } }),
      [['entity.help-long', '/description/en']],
    ],
    [
      'with a script as icon',
      entity('customer', [name], { icon: '<svg onload=x>' }),
      [['entity.icon-invalid', '/icon']],
    ],
    [
      'with an expression as color',
      entity('customer', [name], { color: 'url(x)' }),
      [['entity.color-invalid', '/color']],
    ],
    [
      'without fields',
      entity('customer', []),
      [
        ['entity.no-fields', '/fields'],
        ['entity.title-unknown', '/titleField'],
      ],
    ],
    ['with 501 fields', entity('customer', many), [['entity.too-many-fields', '/fields']]],
    [
      'with two fields of one name',
      entity('customer', [name, field('firstName', 'text'), field('firstname', 'date')]),
      [['entity.key-duplicate', '/fields/2/key']],
    ],
    ['with a system key', withField(field('createdAt', 'date')), [['entity.key-reserved', '/fields/1/key']]],
    [
      'with a key of every object',
      withField(field('constructor', 'date')),
      [['entity.key-reserved', '/fields/1/key']],
    ],
    [
      'with a field of the system',
      withField(field('b', 'date', { system: true })),
      [['entity.system-field', '/fields/1/system']],
    ],
    [
      'with a nameless field',
      withField(field('b', 'date', { label: { zh: '', en: '' } })),
      [['entity.label-empty', '/fields/1/label']],
    ],
    ['with an unknown kind', withField(field('b', 'hologram')), [['entity.kind-unknown', '/fields/1/kind']]],
    [
      'with wrong settings',
      withField(field('b', 'text', { settings: { maxLength: 0, strange: 1 } })),
      [
        ['value.unknown-key', '/fields/1/settings/strange'],
        ['value.too-small', '/fields/1/settings/maxLength'],
      ],
    ],
    [
      'with settings the kind refuses',
      withField(field('b', 'select')),
      [['select.no-options', '/fields/1/settings/options']],
    ],
    [
      'with settings that would trip the kind',
      withField(field('b', 'select', { settings: { options: 'none' }, unique: true })),
      [
        ['value.not-list', '/fields/1/settings/options'],
        ['entity.unique-kind', '/fields/1/unique'],
      ],
    ],
    [
      'with a relation to nowhere',
      withField(field('b', 'relation', { settings: { entity: 'moon' } })),
      [['entity.target-missing', '/fields/1/settings']],
    ],
    [
      'with a title that is none',
      entity('customer', [field('b', 'date')]),
      [['entity.title-kind', '/titleField']],
    ],
    [
      'with a title that is missing',
      entity('customer', [name], { titleField: 'gone' }),
      [['entity.title-unknown', '/titleField']],
    ],
    [
      'with a required number of its own',
      withField(field('b', 'autoNumber', { required: true, default: '1' })),
      [
        ['entity.required-generated', '/fields/1/required'],
        ['entity.required-generated', '/fields/1/default'],
      ],
    ],
    [
      'unique over nothing',
      entity('customer', [name], { unique: [[]] }),
      [['entity.unique-empty', '/unique/0']],
    ],
    [
      'unique over a stranger',
      entity('customer', [name], { unique: [['name', 'gone']] }),
      [['entity.unique-unknown', '/unique/0/1']],
    ],
    [
      'unique over a list',
      entity('customer', [name, field('b', 'tags')], { unique: [['b']] }),
      [['entity.unique-kind', '/unique/0/0']],
    ],
    [
      'unique twice',
      entity('customer', [name, field('b', 'date')], {
        unique: [
          ['name', 'b'],
          ['b', 'name'],
        ],
      }),
      [['entity.unique-repeated', '/unique/1']],
    ],
    [
      'with a default of the wrong kind',
      withField(field('b', 'date', { default: 'soon' })),
      [['value.not-date', '/fields/1/default']],
    ],
    [
      'with a default that is too long',
      withField(field('b', 'text', { settings: { maxLength: 2 }, default: 'long' })),
      [['value.too-long', '/fields/1/default']],
    ],
    [
      'with a default of another type',
      withField(field('b', 'date', { default: { formula: '1 + 1' } })),
      [['entity.default-type', '/fields/1/default/formula']],
    ],
    [
      'with a default from another record',
      withField(field('b', 'text', { default: { formula: 'createdBy.name' } })),
      [['entity.default-field', '/fields/1/default/formula']],
    ],
    [
      'with a default from the system',
      withField(field('b', 'dateTime', { default: { formula: 'createdAt' } })),
      [['entity.default-field', '/fields/1/default/formula']],
    ],
    [
      'with a user where a record belongs',
      withField(field('b', 'relation', { settings: { entity: 'visit' }, default: { formula: 'me' } })),
      [['entity.default-type', '/fields/1/default/formula']],
    ],
  ])('%s', (_name, model, issues) => {
    expect(issuesOf(model)).toEqual(issues);
  });

  test('with a formula that cannot be read says where', () => {
    const issues = checkEntity(
      withField(field('b', 'date', { default: { formula: 'TODAY( +' } })),
      fakeKinds,
      catalog,
    );
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0]).toMatchObject({ at: '/fields/1/default/formula', details: { field: 'b' } });
    expect(issues[0]?.from).toBeDefined();
  });

  test('checked alone is not asked for targets that others hold', () => {
    expect(
      checkEntity(withField(field('b', 'relation', { settings: { entity: 'moon' } })), fakeKinds),
    ).toEqual([]);
  });

  test('has a sentence in both languages for each of its own issues', () => {
    const issue = { code: 'entity.key-reserved', details: { key: 'user' } };
    expect(textOfCode(entityMessages, issue, 'zh')).toBe('标识“user”是系统或数据库的保留字，请换一个');
    expect(textOfCode(entityMessages, issue, 'en')).toBe(
      'The key “user” is reserved by the system or the database; choose another',
    );
  });
});
