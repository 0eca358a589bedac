import { describe, expect, test } from '@jest/globals';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { Settings } from 'typebox/system';
import type { JsonSchema } from './field-kind.ts';
import { schemaCheck } from './json-schema.ts';
import { entityMessages } from './messages.ts';

const findings: [schema: JsonSchema, value: unknown, code: string, at: string][] = [
  [{ type: 'string' }, 1, 'value.not-text', ''],
  [{ type: 'number' }, 'a', 'value.not-number', ''],
  [{ type: 'integer' }, 1.5, 'value.not-integer', ''],
  [{ type: 'boolean' }, 'true', 'value.not-boolean', ''],
  [{ type: 'array' }, {}, 'value.not-list', ''],
  [{ type: 'object' }, [], 'value.not-object', ''],
  [{ type: ['string', 'null'] }, 1, 'value.not-accepted', ''],
  [{ type: 'string', minLength: 1 }, '', 'value.empty', ''],
  [{ type: 'string', minLength: 2 }, 'a', 'value.too-short', ''],
  [{ type: 'string', maxLength: 2 }, 'abc', 'value.too-long', ''],
  [{ type: 'string', pattern: '^a$' }, 'b', 'value.pattern', ''],
  [{ type: 'number', minimum: 2 }, 1, 'value.too-small', ''],
  [{ type: 'number', maximum: 2 }, 3, 'value.too-large', ''],
  [{ type: 'number', exclusiveMinimum: 2 }, 2, 'value.not-above', ''],
  [{ type: 'number', exclusiveMaximum: 2 }, 2, 'value.not-below', ''],
  [{ type: 'number', multipleOf: 2 }, 3, 'value.not-multiple', ''],
  [{ type: 'array', minItems: 1 }, [], 'value.too-few', ''],
  [{ type: 'array', maxItems: 1 }, [1, 2], 'value.too-many', ''],
  [{ type: 'array', uniqueItems: true }, [1, 1], 'value.repeated', ''],
  [{ type: 'array', items: { type: 'string' } }, ['a', 1], 'value.not-text', '/1'],
  [{ type: 'array', contains: { type: 'string' } }, [1], 'value.not-accepted', ''],
  [{ enum: ['a'] }, 'b', 'value.not-an-option', ''],
  [{ const: 'a' }, 'b', 'value.not-an-option', ''],
  [{ oneOf: [{ const: 'a' }, { const: 'b' }] }, 'c', 'value.not-accepted', ''],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, 'value.not-accepted', ''],
  [{ not: { type: 'string' } }, 'a', 'value.not-accepted', ''],
  [{ type: 'object', required: ['a/b'] }, {}, 'value.required', '/a~1b'],
  [{ type: 'object', properties: {}, additionalProperties: false }, { a: 1 }, 'value.unknown-key', '/a'],
  [{ type: 'object', propertyNames: { maxLength: 1 } }, { ab: 1 }, 'value.unknown-key', '/ab'],
  [{ type: 'object', minProperties: 1 }, {}, 'value.too-few-keys', ''],
  [{ type: 'object', maxProperties: 0 }, { a: 1 }, 'value.too-many-keys', ''],
  [{ type: 'object', dependentRequired: { a: ['b'] } }, { a: 1 }, 'value.required', '/b'],
  [{ type: 'string', format: 'date' }, '2025-02-30', 'value.not-date', ''],
  [{ type: 'string', format: 'time' }, '25:00:00Z', 'value.not-time', ''],
  [{ type: 'string', format: 'date-time' }, 'today', 'value.not-date-time', ''],
  [{ type: 'string', format: 'email' }, 'a@', 'value.not-email', ''],
  [{ type: 'string', format: 'uri' }, 'no', 'value.not-url', ''],
  [{ type: 'string', format: 'uuid' }, 'no', 'value.not-id', ''],
];

describe('a JSON Schema', () => {
  test.each(findings)('%j finds in %j one issue: %s at "%s"', (schema, value, code, at) => {
    const issues = schemaCheck(schema)(value);
    expect(issues.map((issue) => [issue.code, issue.at])).toEqual([[code, at]]);
    expect(Object.keys(entityMessages)).toContain(code);
  });

  test.each([
    [{ $ref: 'https://example.com/schema.json' }],
    [{ $ref: 'file:///etc/passwd' }],
    [{ type: 'string', format: 'nothing' }],
    [{ type: 'string', maxLenght: 3 }],
    [{ type: 'string', pattern: '(?=a)' }],
  ])('%j does not compile', (schema) => {
    expect(() => schemaCheck(schema)).toThrow();
  });

  test('names a property that reads like a keyword as any other', () => {
    const schema = {
      type: 'object',
      properties: { not: { type: 'string' }, contains: { type: 'object', required: ['a'] } },
    };
    expect(schemaCheck(schema)({ not: 1, contains: {} })).toEqual([
      { code: 'value.not-text', at: '/not' },
      { code: 'value.required', at: '/contains/a' },
    ]);
  });

  test('reports everything that is wrong, not only the first few', () => {
    const schema = { type: 'array', items: { type: 'string' } };
    expect(schemaCheck(schema)(Array.from({ length: 200 }, (_, n) => n))).toHaveLength(200);
  });

  test('finds the same where generated code is forbidden', () => {
    Settings.Set({ useAcceleration: false });
    try {
      for (const [schema, value, code, at] of findings) {
        // Another text, or the check that is already compiled would answer.
        const issues = schemaCheck({ ...schema, $comment: 'interpreted' })(value);
        expect([schema, ...issues.map((issue) => [issue.code, issue.at])]).toEqual([schema, [code, at]]);
      }
      expect(schemaCheck({ type: 'string', pattern: '^(a+)+$', $comment: 'interpreted' })('aaa')).toEqual([]);
    } finally {
      Settings.Set({ useAcceleration: true });
    }
  });

  test('is compiled once for the same text', () => {
    expect(schemaCheck({ type: 'string', maxLength: 7 })).toBe(schemaCheck({ type: 'string', maxLength: 7 }));
  });
});

describe('a format', () => {
  const texts: Readonly<Record<'date' | 'time' | 'date-time' | 'email' | 'uri' | 'uuid', readonly string[]>> =
    {
      date: ['2024-02-29', '2023-02-29', '2024-13-01', '2024-1-1', '20240101', '', '2024-01-01T00:00:00Z'],
      time: ['08:00:00Z', '08:00:00+08:00', '08:00:00', '24:00:00Z', '23:59:60Z', '12:00:60Z', '08:00Z'],
      'date-time': [
        '2024-02-29T08:00:00Z',
        '2024-02-29t08:00:00.123z',
        '2024-02-29 08:00:00Z',
        '2024-02-29T08:00:00',
        '2024-02-30T08:00:00Z',
        '2024-02-29T08:00:00Z[Asia/Shanghai]',
        '2024-02-29',
      ],
      email: [
        'lin@example.com',
        'Lin.Lan+a@EXAMPLE.com',
        'a@',
        '@b',
        'a b@c.d',
        '"a b"@c.d',
        'a@[127.0.0.1]',
        '林@例子.公司',
        'a@b',
      ],
      uri: [
        'https://example.com/a?b=c#d',
        'mailto:a@b.c',
        'no',
        '/a/b',
        '#a',
        'http://例子.公司',
        'https://a b',
        '//a.b',
        'a:',
      ],
      uuid: [
        '0190a1b2-0000-7000-8000-000000000000',
        'urn:uuid:0190a1b2-0000-7000-8000-000000000000',
        '0190a1b2',
        '{0190a1b2-0000-7000-8000-000000000000}',
      ],
    };

  test.each(Object.entries(texts))('%s means what it means to others', (format, samples) => {
    const reference: unknown = fullFormats[format as keyof typeof texts];
    const check = schemaCheck({ type: 'string', format });
    for (const text of samples)
      expect([text, check(text).length === 0]).toEqual([text, accepts(reference, text)]);
  });
});

/** The forms in which ajv-formats writes down its formats. */
function accepts(reference: unknown, text: string): unknown {
  if (reference instanceof RegExp) return reference.test(text);
  if (typeof reference === 'function') return reference(text);
  return typeof reference === 'object' &&
    reference !== null &&
    'validate' in reference &&
    typeof reference.validate === 'function'
    ? reference.validate(text)
    : undefined;
}
