import type { Issue } from '@atelier/problem';
import { describe, expect, test } from '@jest/globals';
import { checkBoolean } from './check.ts';
import type { ConditionGroup, ConditionRule } from './condition.ts';
import { conditionOperatorsFor } from './condition-operators.ts';
import { checkConditionShape } from './condition-shape.ts';
import { limits } from './limits.ts';
import { lowerCondition } from './lower-condition.ts';
import { toFormula } from './print-formula.ts';
import { readable } from './testing/readable.ts';
import { probeScope, users } from './testing/world.ts';

const group = (...rules: ConditionGroup['rules']): ConditionGroup => ({ combinator: 'and', rules });

function lowered(condition: ConditionGroup): string {
  const result = lowerCondition(condition, probeScope);
  if (!result.ok) return JSON.stringify(result.issues);
  expect(checkBoolean(result.value, probeScope).ok).toBe(true);
  return toFormula(result.value, probeScope, 'keys');
}

const rule = (
  field: string,
  operator: ConditionRule['operator'],
  value?: unknown,
  valueSource?: ConditionRule['valueSource'],
): ConditionRule => ({
  field,
  operator,
  ...(value !== undefined && { value }),
  ...(valueSource && { valueSource }),
});

function issuesOf(condition: unknown): readonly Issue[] {
  const shape = checkConditionShape(condition);
  const result = shape.ok ? lowerCondition(shape.value, probeScope) : shape;
  return result.ok ? [] : readable(result.issues);
}

describe('a rule as an expression', () => {
  test.each<[ConditionRule, string]>([
    [rule('t1', 'equal', '上海'), '{t1} = "上海"'],
    [rule('t1', 'notEqual', '上海'), '{t1} <> "上海"'],
    [rule('n1', 'greaterOrEqual', 10_000), '{n1} >= 10000'],
    [rule('n1', 'less', '0.10'), '{n1} < 0.1'],
    [rule('n1', 'between', ['1', 2.5]), 'BETWEEN({n1}, 1, 2.5)'],
    [rule('t1', 'contains', '王'), 'CONTAINS({t1}, "王")'],
    [rule('t1', 'notContains', '王'), 'NOT(CONTAINS({t1}, "王"))'],
    [rule('t1', 'startsWith', '王'), 'STARTSWITH({t1}, "王")'],
    [rule('t1', 'endsWith', '明'), 'ENDSWITH({t1}, "明")'],
    [rule('tier', 'oneOf', ['gold', 'silver']), '{tier} IN ["gold", "silver"]'],
    [rule('tier', 'noneOf', ['gold']), '{tier} NOT IN ["gold"]'],
    [rule('l1', 'hasAny', ['a', 'b']), 'HASANY({l1}, ["a", "b"])'],
    [rule('l1', 'hasAll', ['a']), 'HASALL({l1}, ["a"])'],
    [rule('l1', 'hasNone', ['a']), 'NOT(HASANY({l1}, ["a"]))'],
    [rule('l1', 'contains', 'a'), 'CONTAINS({l1}, "a")'],
    [rule('t1', 'isEmpty', ''), 'ISBLANK({t1})'],
    [rule('owner', 'isNotEmpty'), 'NOT(ISBLANK({owner}))'],
    [rule('b1', 'equal', true), '{b1} = TRUE'],
    [rule('b1', 'equal', 'false'), '{b1} = FALSE'],
    [rule('owner', 'equal', users.anna), `{owner} = "${users.anna}"`],
    [rule('owner', 'equal', 'me', 'field'), '{owner} = me'],
    [rule('owner.name', 'equal', 'me.name', 'field'), '{owner.name} = me.name'],
    [rule('me.name', 'equal', '安娜'), 'me.name = "安娜"'],
    [rule('n1', 'greater', 'n2', 'field'), '{n1} > {n2}'],
    [rule('n1', 'greater', '{订单数} * 2 + 1', 'formula'), '{n1} > {n2} * 2 + 1'],
    [rule('t1', 'oneOf', 'l1', 'field'), 'CONTAINS({l1}, {t1})'],
    [rule('t1', 'noneOf', '["a", t2]', 'formula'), '{t1} NOT IN ["a", {t2}]'],
    [rule('l1', 'hasAny', 'l2', 'field'), 'HASANY({l1}, {l2})'],
    [rule('line.probe', 'has'), 'HAS(line.probe)'],
    [rule('line.probe', 'hasNo', group(rule('amount', 'greater', 5))), 'HASNO(line.probe, {amount} > 5)'],
  ])('%j', (condition, formula) => {
    expect(lowered(group(condition))).toBe(formula);
  });

  test.each<[ConditionRule, string]>([
    [rule('d1', 'equal', '2026-01-31'), '{d1} = DATE(2026, 1, 31)'],
    [rule('i1', 'lessOrEqual', '2026-01-31'), '{i1} <= DATE(2026, 1, 31)'],
    [rule('i1', 'greater', '2026-01-31T08:00:00+08:00'), '{i1} > DATETIME("2026-01-31T00:00:00.000Z")'],
    [rule('d1', 'equal', { relative: 'day', offset: -7 }), '{d1} = PERIODSTART("day", -7)'],
    [rule('i1', 'equal', { relative: 'month', offset: 0 }), 'INPERIOD({i1}, "month", 0)'],
    [rule('i1', 'notEqual', { relative: 'month', offset: 0 }), 'NOT(INPERIOD({i1}, "month", 0))'],
    [rule('i1', 'less', { relative: 'week', offset: -1 }), '{i1} < PERIODSTART("week", -1)'],
    [rule('i1', 'lessOrEqual', { relative: 'week', offset: -1 }), '{i1} <= PERIODEND("week", -1)'],
    [rule('i1', 'greater', { relative: 'quarter', offset: 0 }), '{i1} > PERIODEND("quarter", 0)'],
    [rule('i1', 'greaterOrEqual', { relative: 'year', offset: 0 }), '{i1} >= PERIODSTART("year", 0)'],
    [
      rule('d1', 'between', [
        { relative: 'month', offset: -3 },
        { relative: 'month', offset: -1 },
      ]),
      'BETWEEN({d1}, PERIODSTART("month", -3), PERIODEND("month", -1))',
    ],
    [
      rule('d1', 'between', ['2026-01-01', { relative: 'day', offset: 0 }]),
      'BETWEEN({d1}, DATE(2026, 1, 1), PERIODSTART("day", 0))',
    ],
  ])('of dates: %j', (condition, formula) => {
    expect(lowered(group(condition))).toBe(formula);
  });

  test('groups nest and can be negated; a group without rules holds for every record', () => {
    const inner: ConditionGroup = {
      combinator: 'or',
      not: true,
      rules: [rule('n1', 'equal', 1), rule('n1', 'equal', 2)],
    };
    expect(lowered(group(rule('b1', 'equal', true), inner))).toBe(
      '{b1} = TRUE AND NOT({n1} = 1 OR {n1} = 2)',
    );
    expect(lowered(group())).toBe('TRUE');
    expect(lowered({ combinator: 'or', rules: [group(), rule('n1', 'equal', 1)] })).toBe('TRUE OR {n1} = 1');
  });

  test('the ids that the builder keeps are no part of the meaning', () => {
    expect(lowered({ id: 'g', combinator: 'and', rules: [{ id: 'r', ...rule('n1', 'equal', 1) }] })).toBe(
      '{n1} = 1',
    );
  });
});

describe('what is wrong with a condition', () => {
  test.each<[unknown, string, string]>([
    [null, 'condition.shape-invalid', ''],
    [[], 'condition.shape-invalid', ''],
    [{ combinator: 'and' }, 'condition.shape-invalid', ''],
    [{ combinator: 'xor', rules: [] }, 'condition.combinator-unknown', '/combinator'],
    [{ combinator: 'and', rules: [], not: 'yes' }, 'condition.shape-invalid', '/not'],
    [{ combinator: 'and', rules: [], limit: 1 }, 'condition.property-unknown', '/limit'],
    [{ combinator: 'and', rules: [7] }, 'condition.shape-invalid', '/rules/0'],
    [
      group({ ...rule('n1', 'equal', 1), sql: 'x' } as ConditionRule),
      'condition.property-unknown',
      '/rules/0/sql',
    ],
    [
      { combinator: 'and', rules: [{ field: 1, operator: 'equal' }] },
      'condition.shape-invalid',
      '/rules/0/field',
    ],
    [
      { combinator: 'and', rules: [{ field: 'n1', operator: 'like' }] },
      'condition.operator-unknown',
      '/rules/0/operator',
    ],
    [
      { combinator: 'and', rules: [{ field: 'n1', operator: 'constructor' }] },
      'condition.operator-unknown',
      '/rules/0/operator',
    ],
    [
      { combinator: 'and', rules: [{ field: 'n1', operator: 'equal', value: 1, valueSource: 'sql' }] },
      'condition.shape-invalid',
      '/rules/0/valueSource',
    ],
    [group(rule('n1', 'equal', { a: 1 })), 'condition.shape-invalid', '/rules/0/value'],
    [group(rule('tier', 'oneOf', ['gold', { "a'b": 1 }])), 'condition.shape-invalid', '/rules/0/value/1'],
    [group(rule('n9', 'equal', 1)), 'expression.unknown-field-similar', '/rules/0/field'],
    [group(rule('__proto__', 'equal', 1)), 'expression.unknown-field', '/rules/0/field'],
    [group(rule('累计消费', 'equal', 1)), 'expression.unknown-name-similar', '/rules/0/field'],
    [group(rule('n1.name', 'equal', 1)), 'expression.not-a-relation', '/rules/0/field'],
    [group(rule('n1', 'contains', '1')), 'condition.operator-unfit', '/rules/0/operator'],
    [group(rule('b1', 'less', true)), 'condition.operator-unfit', '/rules/0/operator'],
    [group(rule('n1', 'equal')), 'condition.value-missing', '/rules/0/value'],
    [group(rule('t1', 'equal', '')), 'condition.value-missing', '/rules/0/value'],
    [group(rule('n1', 'equal', 'ten')), 'condition.value-unfit', '/rules/0/value'],
    [group(rule('n1', 'equal', [1])), 'condition.value-unfit', '/rules/0/value'],
    [group(rule('d1', 'equal', '2026-02-30')), 'condition.value-unfit', '/rules/0/value'],
    [group(rule('t1', 'isEmpty', 'x')), 'condition.value-surplus', '/rules/0/value'],
    [group(rule('n1', 'between', [1])), 'condition.value-missing', '/rules/0/value'],
    [group(rule('n1', 'between', [1, null])), 'condition.value-missing', '/rules/0/value/1'],
    [group(rule('n1', 'between', ['x', 2])), 'condition.value-unfit', '/rules/0/value/0'],
    [group(rule('tier', 'oneOf', [])), 'condition.value-missing', '/rules/0/value'],
    [group(rule('tier', 'oneOf', 'gold')), 'condition.value-unfit', '/rules/0/value'],
    [group(rule('n1', 'oneOf', [1, 'x'])), 'condition.value-unfit', '/rules/0/value/1'],
    [group(rule('tier', 'oneOf', ['gold', 'bronze'])), 'expression.unknown-option', '/rules/0/value/1'],
    [group(rule('tier', 'equal', 'bronze')), 'expression.unknown-option', '/rules/0/value'],
    [group(rule('owner', 'equal', 'anna')), 'expression.id-invalid', '/rules/0/value'],
    [group(rule('n1', 'equal', { relative: 'day', offset: 0 })), 'condition.period-unfit', '/rules/0/value'],
    [
      group(rule('i1', 'equal', { relative: 'decade', offset: 0 })),
      'condition.shape-invalid',
      '/rules/0/value',
    ],
    [group(rule('n1', 'between', 'n2', 'field')), 'condition.source-unfit', '/rules/0/valueSource'],
    [group(rule('n1', 'equal', 't1', 'field')), 'expression.operand-types', '/rules/0/value'],
    [group(rule('n1', 'equal', 'n8', 'field')), 'expression.unknown-field-similar', '/rules/0/value'],
    [group(rule('n1', 'equal', '', 'formula')), 'condition.value-missing', '/rules/0/value'],
    [group(rule('line.owner', 'has')), 'expression.unknown-relation', '/rules/0/field'],
    [group(rule('line.probe', 'has', { rules: 1 })), 'condition.shape-invalid', '/rules/0/value'],
    [
      group(rule('line.probe', 'has', group(rule('n1', 'equal', 1)))),
      'expression.unknown-field',
      '/rules/0/value/rules/0/field',
    ],
  ])('%j', (condition, code, at) => {
    expect(issuesOf(condition)).toEqual([expect.objectContaining({ code, at })]);
  });

  test('a formula is reported at the rule and at its place in the text', () => {
    expect(issuesOf(group(rule('n1', 'greater', 'n2 + ', 'formula')))).toEqual([
      expect.objectContaining({ code: 'expression.value-missing', at: '/rules/0/value', from: 5, to: 5 }),
    ]);
    expect(issuesOf(group(rule('n1', 'greater', 'n2 + ABS(t1)', 'formula')))).toEqual([
      expect.objectContaining({ code: 'expression.argument-type', at: '/rules/0/value', from: 9, to: 11 }),
    ]);
  });

  test('everything is reported at once', () => {
    const condition = group(
      rule('x', 'equal', 1),
      group(rule('n1', 'equal', 'y')),
      rule('line.probe', 'has', group(rule('amount', 'equal', 'z'))),
    );
    expect(issuesOf(condition).map((found) => found.at)).toEqual([
      '/rules/0/field',
      '/rules/1/rules/0/value',
      '/rules/2/value/rules/0/value',
    ]);
  });

  test('the number of rules, the depth and the values of a list are bounded', () => {
    const many = group(...Array.from({ length: limits.conditionNodes }, () => rule('n1', 'equal', 1)));
    expect(issuesOf(many).map((found) => found.code)).toEqual(['condition.too-many-rules']);
    let deep = group(rule('n1', 'equal', 1));
    for (let level = 0; level < 5_000; level += 1) deep = group(deep);
    expect(issuesOf(deep).map((found) => found.code)).toEqual(['condition.too-deep']);
    const values = Array.from({ length: limits.conditionValues + 1 }, (_, index) => index);
    expect(issuesOf(group(rule('n1', 'oneOf', values))).map((found) => found.code)).toEqual([
      'condition.values-too-many',
    ]);
    const full = Array.from({ length: limits.conditionValues }, (_, index) => index);
    expect(issuesOf(group(rule('n1', 'oneOf', full)))).toEqual([]);
  });
});

test('a builder learns which operators a type offers, in its words', () => {
  const words = conditionOperatorsFor('date').map(({ operator, label }) => [operator, label.zh]);
  expect(words).toContainEqual(['less', '早于']);
  expect(conditionOperatorsFor('boolean').map(({ operator }) => operator)).toEqual([
    'equal',
    'notEqual',
    'isEmpty',
    'isNotEmpty',
  ]);
  expect(conditionOperatorsFor('list').map(({ operator }) => operator)).toContain('hasAll');
});
