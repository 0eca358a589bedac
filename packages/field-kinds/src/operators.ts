import type { FieldTraits } from '@atelier/entity';
import type { ConditionOperator, ValueType } from '@atelier/expression';
import type { Localized } from '@atelier/problem';
import { fieldKinds } from './kinds.ts';

/** An operator as a kind offers it, in the words that suit its values. */
export interface OfferedOperator {
  readonly operator: ConditionOperator;
  readonly label: Localized;
  /** What is entered beside it: nothing, one value, the two ends of a range, or several values. */
  readonly input: 'none' | 'one' | 'range' | 'list';
}

const empty = [
  offer('isEmpty', 'none', '为空', 'is empty'),
  offer('isNotEmpty', 'none', '不为空', 'is not empty'),
];

const written = [
  offer('contains', 'one', '包含', 'contains'),
  offer('notContains', 'one', '不包含', 'does not contain'),
  offer('equal', 'one', '等于', 'is'),
  offer('notEqual', 'one', '不等于', 'is not'),
  offer('startsWith', 'one', '开头是', 'starts with'),
  offer('endsWith', 'one', '结尾是', 'ends with'),
  offer('oneOf', 'list', '是其中之一', 'is one of'),
  offer('noneOf', 'list', '都不是', 'is none of'),
  ...empty,
];

const chosen = [
  offer('equal', 'one', '是', 'is'),
  offer('notEqual', 'one', '不是', 'is not'),
  offer('oneOf', 'list', '是其中之一', 'is one of'),
  offer('noneOf', 'list', '都不是', 'is none of'),
  ...empty,
];

const numeric = [
  offer('equal', 'one', '等于', 'equals'),
  offer('notEqual', 'one', '不等于', 'does not equal'),
  offer('greater', 'one', '大于', 'is more than'),
  offer('greaterOrEqual', 'one', '大于或等于', 'is at least'),
  offer('less', 'one', '小于', 'is less than'),
  offer('lessOrEqual', 'one', '小于或等于', 'is at most'),
  offer('between', 'range', '介于', 'is between'),
  ...empty,
];

const temporal = [
  offer('equal', 'one', '是', 'is'),
  offer('notEqual', 'one', '不是', 'is not'),
  offer('less', 'one', '早于', 'is before'),
  offer('lessOrEqual', 'one', '不晚于', 'is on or before'),
  offer('greater', 'one', '晚于', 'is after'),
  offer('greaterOrEqual', 'one', '不早于', 'is on or after'),
  offer('between', 'range', '介于', 'is between'),
  ...empty,
];

const yesOrNo = [offer('equal', 'one', '是', 'is'), ...empty];

const listed = [
  offer('hasAny', 'list', '包含任意一个', 'has any of'),
  offer('hasAll', 'list', '包含全部', 'has all of'),
  offer('hasNone', 'list', '一个也不包含', 'has none of'),
  ...empty,
];

const byType: Readonly<Record<ValueType, readonly OfferedOperator[]>> = {
  text: written,
  number: numeric,
  boolean: yesOrNo,
  date: temporal,
  dateTime: temporal,
  list: listed,
  record: chosen,
  user: chosen,
  null: empty,
};

/**
 * The operators that a kind offers in a condition, the most useful first.
 *
 * @param kind id of a kind, or its traits
 */
export function operatorsOf(kind: string | FieldTraits): readonly OfferedOperator[] {
  const traits = typeof kind === 'string' ? fieldKinds.get(kind).definition.traits : kind;
  return traits.type === 'text' && traits.picked ? chosen : byType[traits.type];
}

function offer(operator: ConditionOperator, input: OfferedOperator['input'], zh: string, en: string): OfferedOperator {
  return { operator, input, label: { zh, en } };
}
