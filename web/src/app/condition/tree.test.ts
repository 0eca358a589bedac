import type { ConditionGroup, ConditionRule } from '@atelier/expression';
import {
  duplicatePart,
  liftPart,
  movePart,
  quantityOf,
  removePart,
  withOperator,
  withoutBroken,
  withQuantity,
  wrapPart,
} from './tree.ts';

const rule = (field: string, value: unknown = 1): ConditionRule => ({ field, operator: 'equal', value });
const group = (...rules: ConditionGroup['rules']): ConditionGroup => ({ combinator: 'and', rules });

describe('a condition tree under edits', () => {
  const three = group(rule('a'), rule('b'), rule('c'));
  const fields = (tree: ConditionGroup) =>
    tree.rules.map((part) => ('rules' in part ? fieldsIn(part) : part.field));
  const fieldsIn = (tree: ConditionGroup): string => `(${fields(tree).join(' ')})`;

  test('moves, copies and removes parts without touching the others', () => {
    expect(fields(movePart(three, 0, 1))).toEqual(['b', 'a', 'c']);
    expect(fields(movePart(three, 2, -2))).toEqual(['c', 'a', 'b']);
    expect(fields(duplicatePart(three, 1))).toEqual(['a', 'b', 'b', 'c']);
    expect(fields(removePart(three, 1))).toEqual(['a', 'c']);
    expect(fields(three)).toEqual(['a', 'b', 'c']);
  });

  test('refuses to move beyond its ends', () => {
    expect(movePart(three, 0, -1)).toBe(three);
    expect(movePart(three, 2, 1)).toBe(three);
  });

  test('wraps a part into a group of the other combinator, and lifts it out again', () => {
    const wrapped = wrapPart(three, 1);
    expect(wrapped.rules[1]).toEqual({ combinator: 'or', rules: [rule('b')] });
    expect(liftPart(wrapped, 1, 0)).toEqual(three);
  });

  test('keeps what stays behind when one of several is lifted out', () => {
    const tree = group(rule('a'), { combinator: 'or', rules: [rule('b'), rule('c')] });
    expect(fields(liftPart(tree, 1, 0))).toEqual(['a', '(c)', 'b']);
  });

  test('says and, or and their opposites as one choice', () => {
    for (const quantity of ['all', 'any', 'notAll', 'none'] as const) {
      expect(quantityOf(withQuantity(three, quantity))).toBe(quantity);
    }
    expect('not' in withQuantity({ ...three, not: true }, 'any')).toBe(false);
  });

  test('leaves out what an issue is about, with groups that lose all they had', () => {
    const tree = group(rule('a'), group(rule('b')), rule('c'));
    const left = withoutBroken(tree, [
      { code: 'x', at: '/rules/1/rules/0/value' },
      { code: 'x', at: '/rules/2/field' },
    ]);
    expect(fields(left)).toEqual(['a']);
  });
});

describe('a rule under another operator', () => {
  test('keeps its value where one becomes several and back', () => {
    const several = withOperator(rule('city', '上海'), 'oneOf');
    expect(several.value).toEqual(['上海']);
    expect(withOperator({ ...several, value: ['上海', '北京'] }, 'equal').value).toBe('上海');
  });

  test('keeps a bound when one value becomes a range', () => {
    expect(withOperator({ field: 'spent', operator: 'greater', value: 5 }, 'between').value).toEqual([
      5,
      null,
    ]);
    expect(withOperator({ field: 'spent', operator: 'between', value: [null, null] }, 'less')).toEqual({
      field: 'spent',
      operator: 'less',
    });
  });

  test('drops a value that means nothing any more', () => {
    expect(withOperator(rule('city', '上海'), 'isEmpty')).toEqual({ field: 'city', operator: 'isEmpty' });
    const other: ConditionRule = { field: 'a', operator: 'equal', value: 'b', valueSource: 'field' };
    expect(withOperator(other, 'greater')).toEqual({ ...other, operator: 'greater' });
    expect(withOperator(other, 'between')).toEqual({ field: 'a', operator: 'between' });
  });

  test('keeps the inner conditions between has and has no', () => {
    const inner = group(rule('amount'));
    expect(withOperator({ field: 'order.customer', operator: 'has', value: inner }, 'hasNo').value).toBe(
      inner,
    );
  });
});
