import type { FieldTraits } from '@atelier/entity';
import {
  conditionOperator,
  operatorLabel,
  type ConditionOperator,
  type ValueType,
} from '@atelier/expression';
import type { Localized } from '@atelier/problem';
import { displayKinds } from './display-kinds.ts';

/** An operator as a kind offers it, in the words of the expression language. */
export interface OfferedOperator {
  readonly operator: ConditionOperator;
  readonly label: Localized;
  /** What is entered beside it: nothing, one value, the two ends of a range, or several values. */
  readonly input: 'none' | 'one' | 'range' | 'list';
}

const emptiness = ['isEmpty', 'isNotEmpty'] as const;
const comparisons = [
  'equal',
  'notEqual',
  'greater',
  'greaterOrEqual',
  'less',
  'lessOrEqual',
  'between',
] as const;
const written = [
  'contains',
  'notContains',
  'equal',
  'notEqual',
  'startsWith',
  'endsWith',
  'oneOf',
  'noneOf',
] as const;
const chosen = ['equal', 'notEqual', 'oneOf', 'noneOf'] as const;
const listed = ['hasAny', 'hasAll', 'hasNone'] as const;

/** What makes sense for a type, the most useful first: nobody asks whether a name is less than another. */
const byType: Readonly<Record<ValueType, readonly ConditionOperator[]>> = {
  text: [...written, ...emptiness],
  number: [...comparisons, ...emptiness],
  boolean: ['equal', ...emptiness],
  date: [...comparisons, ...emptiness],
  dateTime: [...comparisons, ...emptiness],
  list: [...listed, ...emptiness],
  record: [...chosen, ...emptiness],
  user: [...chosen, ...emptiness],
  null: emptiness,
};

const inputs = { none: 'none', one: 'one', two: 'range', many: 'list', conditions: 'none' } as const;

/**
 * The operators that a kind offers in a condition, the most useful first.
 *
 * @param kind id of a kind, or its traits
 * @example operatorsOf('select').map((offered) => offered.label.zh) // ['是', '不是', '是其中之一', …]
 */
export function operatorsOf(kind: string | FieldTraits): readonly OfferedOperator[] {
  const { type, picked } = typeof kind === 'string' ? displayKinds.get(kind).definition.traits : kind;
  const operators = type === 'text' && picked ? [...chosen, ...emptiness] : byType[type];
  return operators.map((operator) => ({
    operator,
    label: operatorLabel(operator, type),
    input: inputs[conditionOperator(operator)?.value ?? 'none'],
  }));
}
