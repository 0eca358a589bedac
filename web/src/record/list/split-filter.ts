import type { ConditionGroup, ConditionRule } from '@atelier/expression';
import type { Filter } from '@atelier/query';

/** A filter as a person can work on it: one tree of conditions, and what came from elsewhere. */
export interface SplitFilter {
  readonly group: ConditionGroup;
  /** Formulas and cells of reports: can be taken away, not edited. */
  readonly fixed: readonly Filter[];
}

export const noConditions: ConditionGroup = { combinator: 'and', rules: [] };

export function isGroup(filter: Filter | ConditionRule): filter is ConditionGroup {
  return 'rules' in filter;
}

/** Takes a filter apart; the first tree in it is the one to work on, further ones stay as they are. */
export function splitFilter(filter: Filter | undefined): SplitFilter {
  if (!filter) return { group: noConditions, fixed: [] };
  if (isGroup(filter)) return { group: filter, fixed: [] };
  if (!('all' in filter)) return { group: noConditions, fixed: [filter] };
  const parts = filter.all.flatMap((part) => ('all' in part ? part.all : [part]));
  const group = parts.find(isGroup);
  return { group: group ?? noConditions, fixed: parts.filter((part) => part !== group) };
}

export function joinFilter({ group, fixed }: SplitFilter): Filter | undefined {
  const parts: readonly Filter[] = group.rules.length > 0 ? [...fixed, group] : fixed;
  if (parts.length <= 1) return parts[0];
  return { all: parts };
}

/** The rule of a quick filter: at the top of an AND tree, on this field. */
export function quickRule(group: ConditionGroup, field: string, operator: string): ConditionRule | undefined {
  if (group.combinator !== 'and' || group.not) return undefined;
  return group.rules.find(
    (rule): rule is ConditionRule => !isGroup(rule) && rule.field === field && rule.operator === operator,
  );
}

/** The same tree with the rule of a quick filter set, or without it. */
export function withQuickRule(group: ConditionGroup, rule: ConditionRule, isSet: boolean): ConditionGroup {
  const old = quickRule(group, rule.field, rule.operator);
  if (old) {
    const rules = group.rules.flatMap((one) =>
      one === old ? (isSet ? [{ ...old, value: rule.value }] : []) : [one],
    );
    return { ...group, rules };
  }
  if (!isSet) return group;
  // An OR tree is kept whole: both must hold.
  if (group.combinator === 'or' || group.not) return { combinator: 'and', rules: [group, rule] };
  return { ...group, rules: [...group.rules, rule] };
}

export function countRules(group: ConditionGroup): number {
  return group.rules.reduce((sum, rule) => sum + (isGroup(rule) ? countRules(rule) : 1), 0);
}
