import { isProblem } from '@atelier/problem';
import fc from 'fast-check';
import { depthLimit, keyLimit, parseJsonBody } from './json-body.ts';

function codeOf(text: string): string {
  try {
    parseJsonBody(text);
    return 'accepted';
  } catch (error) {
    return isProblem(error) ? error.code : 'thrown';
  }
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test('an empty body is none', () => {
  expect(parseJsonBody('')).toBeUndefined();
});

test('any JSON of usual size arrives as it was sent', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/proto|constructor/.test(text));
      expect(parseJsonBody(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('quotes, brackets and backslashes inside strings do not count', () => {
  const text = JSON.stringify({ a: '[[[['.repeat(50), 'b"\\': '\\"{{{{,,,,::::'.repeat(2000), c: '\\' });
  expect(parseJsonBody(text)).toEqual(JSON.parse(text));
});

test.each([
  ['the deepest allowed', nested(depthLimit), 'accepted'],
  ['one level more', nested(depthLimit + 1), 'request.too-deep'],
  ['a thousand levels', nested(1000), 'request.too-deep'],
  ['a megabyte of opening brackets', '['.repeat(1_000_000), 'request.too-deep'],
  [
    'as many names as allowed',
    JSON.stringify(Object.fromEntries(Array.from({ length: keyLimit }, (_, i) => [i, 1]))),
    'accepted',
  ],
  [
    'too many names',
    JSON.stringify(Object.fromEntries(Array.from({ length: keyLimit + 2 }, (_, i) => [i, 1]))),
    'request.too-many-keys',
  ],
  ['a string that never ends', '{"a":"b', 'request.malformed-json'],
  ['words', 'hello', 'request.malformed-json'],
  ['two values', '1 2', 'request.malformed-json'],
])('DOS-02 %s', (_name, text, code) => {
  expect(codeOf(text)).toBe(code);
});

test.each([
  '{"__proto__":{"polluted":true}}',
  '{"a":{"constructor":{"prototype":{"polluted":true}}}}',
  '{"a":[{"b":{"prototype":1}}]}',
  '{"\\u005f_proto__":{"polluted":true}}',
  '{"a":{"\\u0063onstructor":1}}',
])('PP-01 a name that reaches into prototypes is refused: %s', (text) => {
  expect(codeOf(text)).toBe('request.forbidden-key');
  expect('polluted' in {}).toBe(false);
});

test('the same words as values are just words', () => {
  expect(parseJsonBody('{"a":"__proto__","b":["constructor"]}')).toEqual({
    a: '__proto__',
    b: ['constructor'],
  });
});
