import type { Issue } from '@atelier/problem';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { check } from './check.ts';
import { limits } from './limits.ts';
import { parseFormula } from './parser.ts';
import { toFormula } from './print-formula.ts';
import { anyExpression } from './testing/arbitrary.ts';
import { parsed } from './testing/formula.ts';
import { readable } from './testing/readable.ts';
import { probeScope } from './testing/world.ts';
import { withoutSpans } from './tree.ts';

function issuesOf(formula: string): readonly Issue[] {
  const result = parseFormula(formula, probeScope);
  return result.ok ? [] : readable(result.issues);
}

/** How a formula was understood: its keys form has parentheses only where they matter. */
const understood = (formula: string) => toFormula(parsed(formula), probeScope, 'keys');

describe('what a formula means', () => {
  test.each([
    ['1 + 2 * 3', '1 + 2 * 3'],
    ['(1 + 2) * 3', '(1 + 2) * 3'],
    ['n1 - n2 - n3', '{n1} - {n2} - {n3}'],
    ['n1 - (n2 - n3)', '{n1} - ({n2} - {n3})'],
    ['n1 / n2 * n3', '{n1} / {n2} * {n3}'],
    ['2 ^ 3 ^ 2', '2 ^ (3 ^ 2)'],
    ['(-2) ^ 2', '(-2) ^ 2'],
    ['-2 ^ 2', '-2 ^ 2'],
    ['n1 - -5', '{n1} - -5'],
    ['- - n1', '--{n1}'],
    ['b1 or b2 and b1', '{b1} OR {b2} AND {b1}'],
    ['(b1 or b2) and b1', '({b1} OR {b2}) AND {b1}'],
    ['not b1 and b2', 'NOT({b1}) AND {b2}'],
    ['not n1 = 1', 'NOT({n1} = 1)'],
    ['NOT(b1) = b2', 'NOT({b1}) = {b2}'],
    ['!b1 || b2 && b1', 'NOT({b1}) OR {b2} AND {b1}'],
    ['n1 == 1 and n2 != 2', '{n1} = 1 AND {n2} <> 2'],
    ['t1 & "-" & n1 + 1', '{t1} & "-" & {n1} + 1'],
    ['n1 + 1 > n2 * 2', '{n1} + 1 > {n2} * 2'],
    ['(n1 > 1) = b1', '({n1} > 1) = {b1}'],
    ['t1 in ["a", "b"]', '{t1} IN ["a", "b"]'],
    ['t1 not in ["a"] and b1', '{t1} NOT IN ["a"] AND {b1}'],
    ['n1 * 12.5%', '{n1} * 0.125'],
    ['if(b1, "是", null)', 'IF({b1}, "是", NULL)'],
    ['AND(b1, b2, AND(b1))', '{b1} AND {b2} AND {b1}'],
    ['DATE(2026, 1, 31)', 'DATE(2026, 1, 31)'],
    ['DATE(2026, 1, 32)', 'DATE(2026, 1, 32)'],
    ['me', 'me'],
    ['me.name & {me.name}', 'me.name & me.name'],
    ['owner.name = parent.owner.name', '{owner.name} = {parent.owner.name}'],
    ['HAS(line.probe, amount > 5)', 'HAS(line.probe, {amount} > 5)'],
    ['hasno({line.probe})', 'HASNO(line.probe)'],
    ['"He said ""no"""', '"He said ""no"""'],
    ["'it''s'", '"it\'s"'],
  ])('%s', (formula, keys) => {
    expect(understood(formula)).toBe(keys);
  });

  test.each([
    ['｛累计消费｝＞＝１００００', '{n1} >= 10000'],
    ['累计消费 ≥ 10 且 城市 ≠ “上海”', '{n1} >= 10 AND {t2} <> "上海"'],
    ['{城市}="上海"且{会员}或非(会员)', '{t2} = "上海" AND {b1} OR NOT({b1})'],
    ['IF（会员，“是”，‘否’）', 'IF({b1}, "是", "否")'],
    ['城市 IN 【"上海"、"北京"】', '{t2} IN ["上海", "北京"]'],
    ['累计消费 × 2 ÷ 3 − 1', '{n1} * 2 / 3 - 1'],
    ['负责人。姓名', '{owner.name}'],
    ['{负责人.姓名} & {当前用户.姓名}', '{owner.name} & me.name'],
    ['{负责人}.{姓名}', '{owner.name}'],
    ['{Total spent} > {orders}', '{n1} > {n2}'],
  ])('typed on a Chinese keyboard: %s', (formula, keys) => {
    expect(understood(formula)).toBe(keys);
  });

  test('labels of options stand for their values', () => {
    expect(understood('等级 = "金卡" OR 等级 IN ["Silver", "gold"]')).toBe(
      '{tier} = "gold" OR {tier} IN ["silver", "gold"]',
    );
    expect(understood('SWITCH({tier}, "金卡", "金卡", "普通")')).toBe(
      'SWITCH({tier}, "gold", "金卡", "普通")',
    );
  });
});

describe('what is wrong with a formula', () => {
  test.each([
    ['', 'expression.empty', [0, 0]],
    ['  ', 'expression.empty', [0, 2]],
    ['1 +', 'expression.value-missing', [3, 3]],
    ['(1 + 2', 'expression.symbol-missing', [6, 6]],
    ['1 + 2)', 'expression.symbol-expected', [5, 6]],
    ['n1 n2', 'expression.operator-expected', [3, 5]],
    ['n1 > 10000元', 'expression.operator-expected', [10, 11]],
    ['* 2', 'expression.value-expected', [0, 1]],
    ['IF(b1, )', 'expression.value-expected', [7, 8]],
    ['IF(b1 n1)', 'expression.symbol-expected', [6, 8]],
    ['owner.', 'expression.name-expected', [6, 6]],
    ['t1 = "上海', 'expression.text-unclosed', [5, 8]],
    ['{累计消费', 'expression.brace-unclosed', [0, 5]],
    ['n1 # 2', 'expression.character-unknown', [3, 4]],
    ['`${n1}`', 'expression.character-unknown', [0, 1]],
    ['n1 NOT 3', 'expression.symbol-expected', [7, 8]],
    ['n1 IN 3', 'expression.symbol-expected', [6, 7]],
    ['1.123456789012345678901', 'expression.number-too-long', [0, 23]],
    ['YEAR', 'expression.function-without-arguments', [0, 4]],
    ['HAS(line.owner)', 'expression.unknown-relation', [4, 14]],
    ['HAS(line)', 'expression.unknown-relation', [4, 8]],
    ['n1.name', 'expression.not-a-relation', [0, 7]],
    ['parent.parent.parent.parent.parent.n1', 'expression.path-too-long', [0, 37]],
  ])('%s', (formula, code, [from, to]) => {
    expect(issuesOf(formula)).toEqual([expect.objectContaining({ code, from, to, at: '' })]);
  });

  test('every unknown name is reported, with the closest known one', () => {
    expect(issuesOf('{累计消肥} > ROUNT(owner.nmae, 2) + xyzzyx')).toEqual([
      expect.objectContaining({
        code: 'expression.unknown-field-similar',
        from: 0,
        to: 6,
        details: expect.objectContaining({ closest: '累计消费' }),
      }),
      expect.objectContaining({
        code: 'expression.unknown-field-similar',
        from: 15,
        to: 25,
        details: expect.objectContaining({ closest: 'name' }),
      }),
      expect.objectContaining({
        code: 'expression.unknown-function-similar',
        from: 9,
        to: 14,
        details: { name: 'ROUNT', closest: 'ROUND' },
      }),
      expect.objectContaining({ code: 'expression.unknown-name', from: 32, to: 38 }),
    ]);
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '{constructor}',
    'me.constructor',
    'owner.__proto__',
    'constructor.constructor("x")',
    '__proto__(1)',
  ])('what objects inherit is no name: %s', (formula) => {
    expect(issuesOf(formula)).not.toEqual([]);
  });

  test('a word that labels two fields asks for a key, unless the language decides', () => {
    const label = (zh: string, en: string) => ({ zh, en });
    const fields = [
      { key: 'a', label: label('名称', 'Name'), type: 'text' as const },
      { key: 'b', label: label('Name', 'Title'), type: 'text' as const },
    ];
    const scope = {
      ...probeScope,
      fields: () => fields,
      field: (_: string, key: string) => fields.find((field) => field.key === key),
    };
    const inEnglish = parseFormula('{Name}', scope, 'en');
    expect(inEnglish.ok && toFormula(inEnglish.value, scope, 'keys')).toBe('{a}');
    const undecided = parseFormula('{Name}', scope);
    expect(undecided.ok || undecided.issues[0]).toMatchObject({
      code: 'expression.ambiguous-label',
      details: { choices: ['a', 'b'] },
    });
  });
});

describe('limits', () => {
  test.each([
    ['the length', '1'.padEnd(limits.formulaLength + 1), 'expression.too-long'],
    ['the nesting of parentheses', '('.repeat(5_000) + '1' + ')'.repeat(4_000), 'expression.too-deep'],
    ['the nesting of signs', '-'.repeat(9_000) + 'n1', 'expression.too-deep'],
    ['the nesting of calls', 'ABS('.repeat(2_000) + '1', 'expression.too-deep'],
    ['the length of a chain', '1' + '-1'.repeat(4_000), 'expression.too-deep'],
    ['the number of parts', `[${'1,'.repeat(2_500)}1]`, 'expression.too-many-parts'],
  ])('%s is bounded', (_, formula, code) => {
    expect(issuesOf(formula)).toEqual([expect.objectContaining({ code })]);
  });

  test('a long chain of AND is one flat list, not a deep tree', () => {
    const formula = Array.from({ length: 300 }, (_, index) => `n1 <> ${index}`).join(' AND ');
    expect(parsed(formula)).toMatchObject({ name: 'and', arguments: { length: 300 } });
  });
});

describe('properties', () => {
  test('printing an expression and reading it again gives the same tree', () => {
    fc.assert(
      fc.property(
        anyExpression,
        fc.constantFrom('keys' as const, { labels: 'zh' as const }, { labels: 'en' as const }),
        (expression, names) => {
          const printed = toFormula(expression, probeScope, names);
          fc.pre(printed.length <= limits.formulaLength);
          const again = parseFormula(printed, probeScope);
          expect(again.ok ? withoutSpans(again.value) : { printed, issues: again.issues }).toEqual(
            expression,
          );
        },
      ),
      { seed: 42, numRuns: 800 },
    );
  });

  test('no text makes the parser or the checker throw', () => {
    const pieces = [
      'n1',
      '{t1}',
      'me.',
      '(',
      ')',
      '[',
      ']',
      ',',
      '"',
      "'",
      '{',
      '}',
      '+',
      '-',
      '^',
      'NOT',
      'IN',
      'HAS(',
      'IF(',
      'SWITCH(',
      'DATE(',
      '1',
      '.5',
      '%',
      '且',
      '或',
      '非',
      ' ',
      '\u0000',
      '\ud800',
      '😀',
      '__proto__',
      '金卡',
    ];
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (formula) => {
        const result = parseFormula(formula, probeScope);
        if (result.ok) check(result.value, probeScope);
        else
          for (const { from = 0, to = 0 } of result.issues)
            expect(0 <= from && from <= to && to <= formula.length).toBe(true);
      }),
      { seed: 43, numRuns: 2_000 },
    );
  });
});
