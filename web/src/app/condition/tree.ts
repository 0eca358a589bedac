import {
  conditionOperator,
  isConditionGroup,
  type ConditionGroup,
  type ConditionOperator,
  type ConditionRule,
} from '@atelier/expression';
import { pointer, type Issue } from '@atelier/problem';

/** Pure edits of a condition tree. No edit leaves an empty group inside another: it would hold for everything. */

export type ConditionPart = ConditionRule | ConditionGroup;

/** How the parts of a group belong together, as one choice for the reader. */
export type Quantity = 'all' | 'any' | 'notAll' | 'none';

export const nothingAsked: ConditionGroup = { combinator: 'and', rules: [] };

export function quantityOf(group: ConditionGroup): Quantity {
  if (group.combinator === 'and') return group.not ? 'notAll' : 'all';
  return group.not ? 'none' : 'any';
}

export function withQuantity(group: ConditionGroup, quantity: Quantity): ConditionGroup {
  const combinator = quantity === 'all' || quantity === 'notAll' ? 'and' : 'or';
  const rest = { ...group, combinator } as const;
  if (quantity === 'notAll' || quantity === 'none') return { ...rest, not: true };
  const { not: _, ...plain } = rest;
  return plain;
}

export function addPart(group: ConditionGroup, part: ConditionPart): ConditionGroup {
  return { ...group, rules: [...group.rules, part] };
}

export function replacePart(group: ConditionGroup, index: number, part: ConditionPart): ConditionGroup {
  return { ...group, rules: group.rules.map((old, at) => (at === index ? part : old)) };
}

export function removePart(group: ConditionGroup, index: number): ConditionGroup {
  return { ...group, rules: group.rules.filter((_, at) => at !== index) };
}

export function duplicatePart(group: ConditionGroup, index: number): ConditionGroup {
  return { ...group, rules: group.rules.flatMap((part, at) => (at === index ? [part, part] : [part])) };
}

/** Moves a part within its group; beyond the ends nothing happens. */
export function movePart(group: ConditionGroup, index: number, by: number): ConditionGroup {
  const part = group.rules[index];
  const to = index + by;
  if (!part || to < 0 || to >= group.rules.length) return group;
  const rest = group.rules.filter((_, at) => at !== index);
  return { ...group, rules: [...rest.slice(0, to), part, ...rest.slice(to)] };
}

/** Puts a part into a group of its own, combined the other way, where it can be joined by others. */
export function wrapPart(group: ConditionGroup, index: number): ConditionGroup {
  const part = group.rules[index];
  if (!part) return group;
  return replacePart(group, index, { combinator: group.combinator === 'and' ? 'or' : 'and', rules: [part] });
}

/** Takes a part out of the inner group at `outer`, to stand behind it; a group left empty goes. */
export function liftPart(group: ConditionGroup, outer: number, inner: number): ConditionGroup {
  const nested = group.rules[outer];
  if (!nested || !isConditionGroup(nested)) return group;
  const part = nested.rules[inner];
  if (!part) return group;
  const rest = removePart(nested, inner);
  const kept = rest.rules.length > 0 ? [rest, part] : [part];
  return { ...group, rules: group.rules.flatMap((old, at) => (at === outer ? kept : [old])) };
}

/** The value that fits another operator, as much of it as can be kept. */
export function withOperator(rule: ConditionRule, operator: ConditionOperator): ConditionRule {
  const { value, valueSource, ...rest } = rule;
  const from = conditionOperator(rule.operator);
  const to = conditionOperator(operator);
  const bare: ConditionRule = { ...rest, operator };
  if (!to || to.value === 'none' || from?.value === 'none') return bare;
  if (to.value === 'conditions' || from?.value === 'conditions') {
    return to.value === from?.value && value !== undefined ? { ...bare, value } : bare;
  }
  if (valueSource && valueSource !== 'value') {
    const fits = to.sources && (to.value === 'many') === (from?.value === 'many');
    return fits ? { ...bare, value, valueSource } : bare;
  }
  const converted = convert(value, from?.value ?? 'one', to.value);
  return converted === undefined || converted === null ? bare : { ...bare, value: converted };
}

type Shape = 'one' | 'two' | 'many';

function convert(value: unknown, from: Shape, to: Shape): unknown {
  if (from === to) return value;
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : value === undefined || value === null
      ? []
      : [value];
  const [first = null, second = null] = list;
  if (to === 'one') return first;
  if (to === 'two') return first === null && second === null ? undefined : [first, second];
  const filled = list.filter((item) => item !== null);
  return filled.length > 0 ? filled : undefined;
}

/** The conditions inside of has / hasNo. */
export function innerGroup(rule: ConditionRule): ConditionGroup {
  return isGroupValue(rule.value) ? rule.value : nothingAsked;
}

function isGroupValue(value: unknown): value is ConditionGroup {
  return (
    typeof value === 'object' &&
    value !== null &&
    'combinator' in value &&
    (value.combinator === 'and' || value.combinator === 'or') &&
    'rules' in value &&
    Array.isArray(value.rules)
  );
}

/** Without what an issue is about; groups that lose all their parts go too. */
export function withoutBroken(group: ConditionGroup, issues: readonly Issue[], at = ''): ConditionGroup {
  const rules = group.rules.flatMap((part, index): ConditionPart[] => {
    const place = at + pointer('rules', index);
    if (!isConditionGroup(part)) return issues.some((issue) => isUnder(issue.at, place)) ? [] : [part];
    const inner = withoutBroken(part, issues, place);
    return inner.rules.length > 0 ? [inner] : [];
  });
  return { ...group, rules };
}

/** Whether a pointer means a place or something in it. */
export function isUnder(at: string, place: string): boolean {
  return at === place || at.startsWith(`${place}/`);
}

/** Rules of a tree, those inside of has / hasNo not counted. */
export function countRules(group: ConditionGroup): number {
  return group.rules.reduce((sum, part) => sum + (isConditionGroup(part) ? countRules(part) : 1), 0);
}
