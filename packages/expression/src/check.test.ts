import type { Issue } from '@atelier/problem';
import { describe, expect, test } from '@jest/globals';
import type { Expression } from './ast.ts';
import { check, checkBoolean } from './check.ts';
import { limits } from './limits.ts';
import { checked, parsed } from './testing/formula.ts';
import { readable } from './testing/readable.ts';
import { probeScope } from './testing/world.ts';
import { call, numberLiteral, textLiteral } from './tree.ts';

function issuesOf(formula: string): readonly Issue[] {
  const result = check(parsed(formula), probeScope);
  return result.ok ? [] : readable(result.issues);
}

describe('the type of an expression', () => {
  test.each([
    ['n1 + 1', 'number'],
    ['d1 + 1', 'date'],
    ['d1 - d2', 'number'],
    ['IF(b1, owner, t1)', 'text'],
    ['IF(b1, owner, me)', 'user'],
    ['IF(b1, NULL)', 'null'],
    ['COALESCE(NULL, d1)', 'date'],
    ['me', 'user'],
    ['me.name', 'text'],
    ['parent.owner.name', 'text'],
    ['[t1]', 'list'],
    ['MAX(i1, i2)', 'dateTime'],
    ['HAS(line.probe)', 'boolean'],
    ['TEXT("2026-01-31", "YYYY")', 'text'],
  ])('%s is %s', (formula, type) => {
    expect(checked(formula).type).toBe(type);
  });
});

describe('what does not fit is reported where it stands', () => {
  test.each([
    ['n1 + t1', 'expression.operand-types', [5, 7]],
    ['n1 = "5"', 'expression.operand-types', [5, 8]],
    ['n1 < b1', 'expression.operand-type', [5, 7]],
    ['l1 < l2', 'expression.operand-type', [0, 2]],
    ['d1 = "31.01.2026"', 'expression.date-invalid', [5, 17]],
    ['d1 > "2026-02-30"', 'expression.date-invalid', [5, 17]],
    ['i1 > "2026-01-31 08:00"', 'expression.date-time-invalid', [5, 23]],
    ['d1 IN ["2026-01-31", "x"]', 'expression.date-invalid', [21, 24]],
    ['owner = "Anna"', 'expression.id-invalid', [8, 14]],
    ['b1 AND n1', 'expression.argument-type', [7, 9]],
    ['NOT n1', 'expression.argument-type', [4, 6]],
    ['IF(n1, 1, 2)', 'expression.argument-type', [3, 5]],
    ['IF(b1, 1, "a")', 'expression.results-differ', [0, 14]],
    ['IF(b1)', 'expression.argument-missing', [0, 6]],
    ['IFS(b1, 1, b2)', 'expression.argument-missing', [0, 14]],
    ['ABS(1, 2)', 'expression.argument-surplus', [0, 9]],
    ['TODAY(1)', 'expression.argument-surplus', [0, 8]],
    ['ROUND(n1, n2)', 'expression.argument-fixed', [10, 12]],
    ['ROUND(n1, 1.5)', 'expression.argument-fixed', [10, 13]],
    ['POWER(n1, 21)', 'expression.argument-fixed', [10, 12]],
    ['DATEADD(d1, 1, t1)', 'expression.argument-fixed', [15, 17]],
    ['DATEADD(d1, 1, "hour")', 'expression.argument-fixed', [15, 21]],
    ['TEXT(n1, "YYYY")', 'expression.format-invalid', [9, 15]],
    ['TEXT(d1, "yyyy")', 'expression.format-invalid', [9, 15]],
    ['TEXT(d1, t1)', 'expression.format-invalid', [9, 11]],
    ['{tier} = "gould"', 'expression.unknown-option-similar', [9, 16]],
    ['{tier} IN ["gold", "?"]', 'expression.unknown-option', [19, 22]],
    ['[n1]', 'expression.argument-type', [1, 3]],
    ['CONTAINS(n1, "a")', 'expression.argument-type', [9, 11]],
    ['CONTAINS(t1, owner)', 'expression.argument-type', [13, 18]],
    ['HAS(line.probe, amount)', 'expression.not-boolean', [16, 22]],
    ['"a\u0000"', 'expression.text-invalid', [0, 4]],
    ['"\ud83d"', 'expression.text-invalid', [0, 3]],
    ['DATETIME("soon")', 'expression.date-time-invalid', [9, 15]],
  ])('%s', (formula, code, [from, to]) => {
    expect(issuesOf(formula)).toEqual([expect.objectContaining({ code, from, to, at: '' })]);
  });

  test('one mistake gives one issue, and several mistakes are all reported', () => {
    expect(issuesOf('IF(ABS(t1) > 1, n1 & "", NOT n2)').map((found) => found.code)).toEqual([
      'expression.argument-type',
      'expression.argument-type',
    ]);
  });

  test('a tree that did not come from a text is pointed into', () => {
    const tree = call('add', numberLiteral(1), call('YEAR', { kind: 'field', path: ['t1'] }));
    const result = check(tree, probeScope);
    expect(result.ok || result.issues).toEqual([
      expect.objectContaining({ code: 'expression.argument-type', at: '/arguments/1/arguments/0' }),
    ]);
  });

  test.each<[string, Expression, string]>([
    ['an unknown field', { kind: 'field', path: ['nothing'] }, 'expression.unknown-field'],
    ['an inherited name', { kind: 'field', path: ['constructor'] }, 'expression.unknown-field'],
    ['an empty path', { kind: 'field', path: [] }, 'expression.unknown-field'],
    ['an unknown variable', { kind: 'variable', name: 'you', path: [] }, 'expression.unknown-name'],
    ['an unknown function', call('EVAL', textLiteral('1')), 'expression.unknown-function'],
    [
      'a number in words',
      { kind: 'literal', literalType: 'number', value: 'NaN' },
      'expression.number-too-long',
    ],
    [
      'a literal of another type',
      { kind: 'literal', literalType: 'boolean', value: 'yes' },
      'expression.shape-invalid',
    ],
    [
      'a relation to another entity',
      { kind: 'related', entity: 'user', via: 'name', quantifier: 'some' },
      'expression.unknown-relation',
    ],
  ])('%s is an issue, never a throw', (_, tree, code) => {
    const result = check(tree, probeScope);
    expect(result.ok || result.issues.map((found) => found.code)).toEqual([expect.stringContaining(code)]);
  });

  test('a condition must be true or false', () => {
    const result = checkBoolean(parsed('n1 + 1'), probeScope);
    expect(result.ok || result.issues).toEqual([
      expect.objectContaining({ code: 'expression.not-boolean', from: 0, to: 6 }),
    ]);
    expect(checkBoolean(parsed('n1 > 1'), probeScope).ok).toBe(true);
  });
});

describe('growth', () => {
  test('numbers that could outgrow exact arithmetic are refused before they run', () => {
    const product = Array.from({ length: 17 }, () => 'n1').join(' * ');
    expect(issuesOf(product).map((found) => found.code)).toContain('expression.number-too-large');
    expect(issuesOf(`ROUND(n1 * n1, 2) * ROUND(n2 * n2, 2)`)).toEqual([]);
  });

  test('text that could grow without end is refused', () => {
    expect(issuesOf('SUBSTITUTE(SUBSTITUTE(t1, "a", t2), "b", t2)').map((found) => found.code)).toEqual([
      'expression.text-too-large',
    ]);
    expect(issuesOf('SUBSTITUTE(SUBSTITUTE(t1, "a", "bb"), "b", "cc")')).toEqual([]);
  });

  test('a tree that is too deep or too large is refused', () => {
    let deep: Expression = numberLiteral(1);
    for (let level = 0; level < 10_000; level += 1) deep = call('ABS', deep);
    const tooDeep = check(deep, probeScope);
    expect(tooDeep.ok || tooDeep.issues.map((found) => found.code)).toEqual(['expression.too-deep']);
    const wide = call('SUM', ...Array.from({ length: limits.expressionNodes + 1 }, () => numberLiteral(1)));
    const tooWide = check(wide, probeScope);
    expect(tooWide.ok || tooWide.issues.map((found) => found.code)).toEqual(['expression.too-many-parts']);
  });
});
