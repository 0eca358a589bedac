import { describe, expect, test } from '@jest/globals';
import { schemaCheck } from './json-schema.ts';
import { entityMessages } from './messages.ts';

describe('a JSON Schema', () => {
  test.each([
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
  ])('%j finds in %j one issue: %s at "%s"', (schema, value, code, at) => {
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

  test('is compiled once for the same text', () => {
    expect(schemaCheck({ type: 'string', maxLength: 7 })).toBe(schemaCheck({ type: 'string', maxLength: 7 }));
  });
});
