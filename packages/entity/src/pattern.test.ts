import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPlain } from './pattern-effort.ts';
import { parsePattern } from './pattern-syntax.ts';
import { checkPattern, linearPattern } from './pattern.ts';

describe('patterns', () => {
  test.each([
    ['^[A-Z]{2}\\d{4}$', 'AB1234', true],
    ['^[A-Z]{2}\\d{4}$', 'AB12345', false],
    ['b+', 'aabbcc', true],
    ['^(a|bc)*$', 'abcbca', true],
    ['^(a|bc)*$', 'abcb', false],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2,}?$', 'aaaa', true],
    ['^.$', '🎂', true],
    ['^\\p{Script=Han}+$', '客户', true],
    ['^\\p{Script=Han}+$', '客户a', false],
    ['^\\u{1F382}|\\uD83C\\uDF82$', '🎂', true],
    ['^[\\]a-]+$', ']-a', true],
    ['^(?:(?:\\d{1,3})\\.){3}\\d{1,3}$', '10.0.0.1', true],
    ['(a*)*$', 'b', true],
    ['', '', true],
    ['^$', 'a', false],
    ['a||b', '', true],
  ])('%s on %s is %s', (pattern, text, expected) => {
    expect(checkPattern(pattern)).toEqual([]);
    expect(linearPattern(pattern)?.test(text)).toBe(expected);
  });

  test.each([
    ['(', 'pattern.syntax'],
    ['[z-a]', 'pattern.syntax'],
    ['a{3,1}', 'pattern.syntax'],
    ['(a)\\1', 'pattern.unsupported'],
    ['(?=a)b', 'pattern.unsupported'],
    ['(?<!a)b', 'pattern.unsupported'],
    ['(?<year>\\d{4})', 'pattern.unsupported'],
    ['\\bword\\b', 'pattern.unsupported'],
    ['a'.repeat(201), 'pattern.long'],
    ['((a{99}){99}){99}', 'pattern.long'],
    ['(){99999999}', 'pattern.long'],
    ['(((){999}){999}){999}', 'pattern.long'],
    ['a{0,4000000000}', 'pattern.long'],
  ])('%s is refused as %s', (pattern, code) => {
    expect(checkPattern(pattern).map((issue) => issue.code)).toEqual([code]);
    expect(linearPattern(pattern)).toBeUndefined();
  });

  test.each([
    ['^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true],
    ['^-?(0|[1-9]\\d{0,15})\\.\\d{2}$', true],
    ['^\\S(.*\\S)?$', true],
    ['^https?://[^\\s]+$', true],
    ['b|c', true],
    ['a*b', false], // starts anew at every character
    ['^a*a*$', false],
    ['^(a+)+$', false],
    ['^(a|b)*$', false],
    ['^(a*){2}$', false],
    ['^(a?){40}a{40}$', false],
    ['^(a|a|a|a){20}$', false],
    ['^((a{0,9}){0,9}){0,9}$', false],
  ])('%s is left to the engine of JavaScript: %s', (pattern, plain) => {
    const tree = parsePattern(pattern);
    expect(tree && isPlain(tree)).toBe(plain);
  });

  test('shapes that would hang a backtracking engine end at once', () => {
    const text = 'a'.repeat(50_000) + 'b';
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^a*a*a*a*a*$', '(.*)*c', '(a?){40}a{40}c']) {
      expect(linearPattern(pattern)?.test(text)).toBe(false);
    }
  });

  test('every pattern matches what the engine of JavaScript matches', () => {
    const { pattern } = fc.letrec((tie) => ({
      atom: fc.constantFrom('a', 'b', '[ab]', '[^a]', '\\d', '.', '^', '$', '中', '\\w', '(?:)'),
      group: tie('pattern').map((inner) => `(${String(inner)})`),
      part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('atom'), tie('group')),
      repeat: fc
        .tuple(tie('part'), fc.constantFrom('', '*', '+', '?', '{2}', '{0,2}', '{1,}', '*?'))
        .map(([part, count]) => (part === '^' || part === '$' ? String(part) : `${String(part)}${count}`)),
      sequence: fc.array(tie('repeat'), { maxLength: 4 }).map((parts) => parts.join('')),
      pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
    }));
    const text = fc
      .array(fc.constantFrom('a', 'b', '1', '中', '🎂', '\n'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, text, (source, sample) => {
        fc.pre(typeof source === 'string' && checkPattern(source).length === 0);
        expect(linearPattern(String(source))?.test(sample)).toBe(
          new RegExp(String(source), 'u').test(sample),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
