import type { ConditionGroup, ConditionRule } from '@atelier/expression';
import { describe, expect, test } from '@jest/globals';
import { countRules, joinFilter, quickRule, splitFilter, withQuickRule } from './split-filter.ts';

const lead: ConditionRule = { field: 'stage', operator: 'oneOf', value: ['lead'] };
const group: ConditionGroup = { combinator: 'and', rules: [lead] };
const either: ConditionGroup = {
  combinator: 'or',
  rules: [lead, { field: 'name', operator: 'contains', value: '王' }],
};
const cell = { cell: { field: 'city', value: '上海' } };

describe('a filter', () => {
  test('of conditions and a bar of a chart comes apart and together again', () => {
    const filter = { all: [cell, group] };
    expect(splitFilter(filter)).toEqual({ group, fixed: [cell] });
    expect(joinFilter(splitFilter(filter))).toEqual(filter);
  });

  test('without any part is none', () => {
    expect(joinFilter(splitFilter(undefined))).toBeUndefined();
    expect(joinFilter({ group: { combinator: 'and', rules: [] }, fixed: [] })).toBeUndefined();
  });

  test('flattens what was nested by drilling twice', () => {
    expect(splitFilter({ all: [cell, { all: [group, { formula: 'vip' }] }] })).toEqual({
      group,
      fixed: [cell, { formula: 'vip' }],
    });
  });
});

describe('a quick filter', () => {
  test('is one rule of the tree, replaced and taken away in its place', () => {
    const next = withQuickRule(group, { ...lead, value: ['lead', 'customer'] }, true);
    expect(quickRule(next, 'stage', 'oneOf')?.value).toEqual(['lead', 'customer']);
    expect(countRules(next)).toBe(1);
    expect(withQuickRule(next, lead, false).rules).toEqual([]);
  });

  test('narrows an either-or tree instead of widening it', () => {
    const next = withQuickRule(either, lead, true);
    expect(next).toEqual({ combinator: 'and', rules: [either, lead] });
    expect(countRules(next)).toBe(3);
  });
});
