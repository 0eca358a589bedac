import { describe, expect, test } from '@jest/globals';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { toDocument } from './document.ts';
import type { EntityModel, FieldModel } from './model.ts';
import { readDocument } from './read-document.ts';
import { entity, fakeKinds, field, options } from './testing/fake-kinds.ts';

const customer = entity(
  'customer',
  [
    field('name', 'text', {
      required: true,
      unique: true,
      help: { zh: '全名', en: 'Full name' },
      sensitivity: 'personal',
    }),
    field('level', 'select', { settings: options('vip', 'plain'), default: 'plain' }),
    field('owner', 'user', { default: { formula: 'me' } }),
    field('born', 'date'),
    field('number', 'autoNumber'),
    field('old', 'somethingGone', { settings: { anything: [1, { deep: true }] } }),
  ],
  {
    icon: 'TeamOutlined',
    color: '#1f6f5c',
    description: { zh: '客户', en: 'Customers' },
    unique: [['name', 'born']],
  },
);

type Json = Record<string, unknown>;

/** The document with a change, as someone could send it. */
function documentWith(change: (document: Json & { properties: Record<string, Json> }) => void): unknown {
  const document = JSON.parse(JSON.stringify(toDocument(customer, fakeKinds)));
  change(document);
  return document;
}

function issuesOf(document: unknown): [string, string][] {
  const result = readDocument(document, fakeKinds);
  return result.ok ? [] : result.issues.map((issue) => [issue.code, issue.at]);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
}

describe('the document of an entity', () => {
  test('is a JSON Schema that a foreign validator runs over records', () => {
    const ajv = new Ajv2020({ formats: fullFormats, strictTypes: false, keywords: ['x-atelier'] });
    const validate = ajv.compile(JSON.parse(JSON.stringify(toDocument(customer, fakeKinds))));
    const verdict = (values: Json): unknown =>
      validate(values) || validate.errors?.map((error) => error.instancePath);
    expect(ajv.errors).toBeNull();
    expect(verdict({ name: '王小明' })).toBe(true);
    expect(verdict({ name: '王小明', level: null, born: null, old: { any: 1 }, owner: null })).toBe(true);
    expect(verdict({ name: '王小明', level: 'vip', born: '1990-03-05' })).toBe(true);
    expect(verdict({})).toEqual(['']);
    expect(verdict({ name: null })).toEqual(['/name']);
    expect(verdict({ name: 'a', level: 'gold' })).toEqual(['/level']);
    expect(verdict({ name: 'a', born: '1990-02-30' })).toEqual(['/born']);
    expect(verdict({ name: 'a', strange: 1 })).toEqual(['']);
  });

  test('tells other tools titles, explanations, defaults and what is read-only', () => {
    const { title, description, required, properties } = toDocument(customer, fakeKinds);
    expect({ title, description, required }).toEqual({
      title: 'customer表',
      description: '客户',
      required: ['name'],
    });
    expect(properties.name).toMatchObject({
      title: 'name栏',
      description: '全名',
      type: 'string',
      maxLength: 200,
    });
    expect(properties.level).toMatchObject({ default: 'plain', enum: ['vip', 'plain', null] });
    expect(properties.number).toMatchObject({ readOnly: true });
    expect(properties.owner).not.toHaveProperty('default');
  });

  test('keeps the order of fields where a store loses that of keys', () => {
    const document = documentWith((one) => {
      one.properties = Object.fromEntries(Object.entries(one.properties).reverse());
    });
    const read = readDocument(document, fakeKinds);
    expect(read.ok && read.value.fields.map((one) => one.key)).toEqual(customer.fields.map((one) => one.key));
  });

  test('may be written by hand without what is derived', () => {
    const read = readDocument(
      {
        properties: {
          name: { 'x-atelier': { kind: 'text', label: { zh: '姓名', en: 'Name' } } },
          age: { 'x-atelier': { kind: 'number', label: { zh: '年龄', en: 'Age' } }, default: 18 },
        },
        required: ['name'],
        'x-atelier': { key: 'person', label: { zh: '人', en: 'Person' }, titleField: 'name' },
      },
      fakeKinds,
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        key: 'person',
        fields: [
          { key: 'name', settings: { maxLength: 200 }, required: true },
          { key: 'age', default: 18 },
        ],
      },
    });
  });

  test('brings settings of an older version of a kind to the present one', () => {
    const document = documentWith((one) => {
      one.properties.name = {
        'x-atelier': { kind: 'text', kindVersion: 1, settings: { max: 40 }, label: { zh: 'a', en: 'a' } },
      };
    });
    const read = readDocument(document, fakeKinds);
    expect(read.ok && read.value.fields[0]?.settings).toEqual({ maxLength: 40 });
  });

  test('reads back as the model it came from', () => {
    fc.assert(
      fc.property(models, (model) => {
        const document: unknown = JSON.parse(JSON.stringify(toDocument(model, fakeKinds)));
        expect(readDocument(document, fakeKinds)).toEqual({ ok: true, value: model });
      }),
    );
  });
});

describe('a document that is sent', () => {
  const remote = 'https://example.com/a.json';
  test.each<[string, unknown, string, string]>([
    ['nothing', null, 'value.not-object', ''],
    ['a text', '{}', 'value.not-object', ''],
    ['a foreign schema', { type: 'object', properties: {} }, 'value.required', '/x-atelier'],
    [
      'another dialect',
      documentWith((one) => {
        one.$schema = 'http://json-schema.org/draft-07/schema#';
      }),
      'value.not-an-option',
      '/$schema',
    ],
    [
      'what cannot be carried',
      documentWith((one) => {
        one.allOf = [];
      }),
      'value.unknown-key',
      '/allOf',
    ],
    [
      'a remote reference',
      documentWith((one) => {
        one.properties.name = { $ref: remote };
      }),
      'document.remote',
      '/properties/name/$ref',
    ],
    [
      'a deep remote reference',
      documentWith((one) => {
        one.properties.old = { 'x-atelier': { settings: { a: [{ $dynamicRef: '//x' }] } } };
      }),
      'document.remote',
      '/properties/old/x-atelier/settings/a/0/$dynamicRef',
    ],
    [
      'a key of the prototype',
      JSON.parse('{"properties": {"__proto__": {}}}'),
      'document.unsafe-key',
      '/properties/__proto__',
    ],
    ['a constructor', { properties: { constructor: {} } }, 'document.unsafe-key', '/properties/constructor'],
    ['depth', nested(1000), 'document.deep', '/a'.repeat(20)],
    ['mass', { properties: { a: Array.from({ length: 200_000 }, () => 1) } }, 'document.large', ''],
    [
      '501 fields',
      { properties: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`f${n}`, {}])) },
      'entity.too-many-fields',
      '/properties',
    ],
    ['a date object', { properties: new Date(0) }, 'document.not-json', '/properties'],
    ['infinity', { properties: { a: Infinity } }, 'document.not-json', '/properties/a'],
    [
      'a field without keyword',
      documentWith((one) => {
        one.properties.name = {};
      }),
      'value.required',
      '/properties/name/x-atelier',
    ],
    [
      'an unknown flag',
      documentWith((one) => {
        one.properties.name = { 'x-atelier': { kind: 'text', label: { zh: '', en: '' }, uniqe: true } };
      }),
      'value.unknown-key',
      '/properties/name/x-atelier/uniqe',
    ],
    [
      'a label in one language',
      documentWith((one) => {
        one.properties.name = { 'x-atelier': { kind: 'text', label: { zh: '姓名' } } };
      }),
      'value.required',
      '/properties/name/x-atelier/label/en',
    ],
    [
      'required of nothing',
      documentWith((one) => {
        one.required = ['nobody'];
      }),
      'document.required-unknown',
      '/required/0',
    ],
    [
      'a field left out of the order',
      documentWith((one) => {
        one['x-atelier'] = { ...Object(one['x-atelier']), order: ['name'] };
      }),
      'document.order-missing',
      '/properties/born',
    ],
    [
      'an order of strangers',
      documentWith((one) => {
        one['x-atelier'] = { ...Object(one['x-atelier']), order: ['name', 'nobody'] };
      }),
      'document.order-unknown',
      '/x-atelier/order/1',
    ],
    [
      'settings of the future',
      documentWith((one) => {
        one.properties.name = { 'x-atelier': { kind: 'text', kindVersion: 9, label: { zh: '', en: '' } } };
      }),
      'document.kind-newer',
      '/properties/name/x-atelier/kindVersion',
    ],
  ])('%s is refused', (_name, document, code, at) => {
    expect(issuesOf(document)).toContainEqual([code, at]);
  });

  test('names every place that is wrong', () => {
    const document = documentWith((one) => {
      one.required = ['nobody', 'name'];
      one.properties.extra = { 'x-atelier': { kind: 'text', kindVersion: 9, label: { zh: '', en: '' } } };
      one.properties.name = { 'x-atelier': { kind: 'text', kindVersion: 8, label: { zh: '', en: '' } } };
    });
    expect(issuesOf(document)).toEqual([
      ['document.required-unknown', '/required/0'],
      ['document.order-missing', '/properties/extra'],
      ['document.kind-newer', '/properties/name/x-atelier/kindVersion'],
    ]);
  });

  test('is never a reason to throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (anything) => {
        expect(readDocument(anything, fakeKinds).ok).toBe(false);
      }),
    );
  });
});

const text = fc.record(
  { zh: fc.string({ unit: 'grapheme', maxLength: 20 }), en: fc.string({ maxLength: 20 }) },
  { noNullPrototype: true },
);
const key = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,9}$/).filter((one) => !(one in {}));
const json = fc.dictionary(
  key,
  fc
    .jsonValue({ maxDepth: 3, noUnicodeString: false })
    .filter((value) => !/__proto__|constructor|prototype|\$/.test(JSON.stringify(value))),
  { noNullPrototype: true },
);

function present<T extends object>(model: T): T {
  return Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined)) as T;
}

const fields: fc.Arbitrary<FieldModel> = fc
  .record(
    {
      key,
      label: text,
      help: fc.option(text, { nil: undefined }),
      kind: fc.constantFrom('text', 'number', 'date', 'tags', 'boolean', 'gone'),
      settings: json,
      required: fc.constantFrom(true as const, undefined),
      unique: fc.constantFrom(true as const, undefined),
      sensitivity: fc.constantFrom('personal' as const, 'sensitive' as const, undefined),
      default: fc.oneof(
        fc.constant(undefined),
        fc.string(),
        fc.integer(),
        fc.record({ formula: fc.string({ minLength: 1 }) }, { noNullPrototype: true }),
      ),
    },
    { noNullPrototype: true },
  )
  .map((one) =>
    present({
      ...one,
      settings: one.kind === 'gone' ? one.settings : fakeKinds.get(one.kind).definition.defaultSettings,
    }),
  );

const models: fc.Arbitrary<EntityModel> = fc
  .record(
    {
      key,
      label: text,
      description: fc.option(text, { nil: undefined }),
      icon: fc.constantFrom(undefined, 'TeamOutlined'),
      color: fc.constantFrom(undefined, '#aabbcc'),
      titleField: key,
      fields: fc.uniqueArray(fields, { selector: (one) => one.key, maxLength: 8 }),
      unique: fc.option(fc.array(fc.array(key, { maxLength: 3 }), { maxLength: 3 }), { nil: undefined }),
    },
    { noNullPrototype: true },
  )
  .map((model) => JSON.parse(JSON.stringify(present(model))) as EntityModel);
