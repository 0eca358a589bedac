import type { Localized } from '@atelier/problem';
import type { ValueType } from './ast.ts';
import type { ConditionOperator } from './condition.ts';

/** What a rule's value must be: nothing, one value, two (from and to), a list, or conditions of a related record. */
export type ConditionValue = 'none' | 'one' | 'two' | 'many' | 'conditions';

/** An operator as a condition builder offers it. */
export interface ConditionOperatorInfo {
  readonly operator: ConditionOperator;
  /** As it stands between field and value: 等于, is at least. */
  readonly label: Localized;
  /** Types of fields it works on; empty for related records. */
  readonly types: readonly ValueType[];
  readonly value: ConditionValue;
  /** Whether the value may also be a field or a formula. */
  readonly sources: boolean;
  /** Whether the value may be a relative date. */
  readonly relative: boolean;
}

const scalar: readonly ValueType[] = ['text', 'number', 'boolean', 'date', 'dateTime', 'record', 'user'];
const ordered: readonly ValueType[] = ['number', 'date', 'dateTime', 'text'];
const any: readonly ValueType[] = [...scalar, 'list'];

const comparing = { value: 'one', sources: true, relative: true } as const;
const matching = { value: 'one', sources: true, relative: false } as const;
const listing = { value: 'many', sources: true, relative: false } as const;
const bare = { value: 'none', sources: false, relative: false } as const;
const related = { types: [], value: 'conditions', sources: false, relative: false } as const;

const table: Readonly<Record<ConditionOperator, Omit<ConditionOperatorInfo, 'operator'>>> = {
  equal: { label: { zh: '是', en: 'is' }, types: scalar, ...comparing },
  notEqual: { label: { zh: '不是', en: 'is not' }, types: scalar, ...comparing },
  less: { label: { zh: '小于', en: 'is less than' }, types: ordered, ...comparing },
  lessOrEqual: { label: { zh: '小于等于', en: 'is at most' }, types: ordered, ...comparing },
  greater: { label: { zh: '大于', en: 'is more than' }, types: ordered, ...comparing },
  greaterOrEqual: { label: { zh: '大于等于', en: 'is at least' }, types: ordered, ...comparing },
  between: {
    label: { zh: '介于', en: 'is between' },
    types: ordered,
    value: 'two',
    sources: false,
    relative: true,
  },
  contains: { label: { zh: '包含', en: 'contains' }, types: ['text', 'list'], ...matching },
  notContains: { label: { zh: '不包含', en: 'does not contain' }, types: ['text', 'list'], ...matching },
  startsWith: { label: { zh: '开头是', en: 'starts with' }, types: ['text'], ...matching },
  endsWith: { label: { zh: '结尾是', en: 'ends with' }, types: ['text'], ...matching },
  oneOf: {
    label: { zh: '是其中之一', en: 'is one of' },
    types: ['text', 'number', 'date', 'record', 'user'],
    ...listing,
  },
  noneOf: {
    label: { zh: '不是其中任何一个', en: 'is none of' },
    types: ['text', 'number', 'date', 'record', 'user'],
    ...listing,
  },
  hasAny: { label: { zh: '含有任一', en: 'has any of' }, types: ['list'], ...listing },
  hasAll: { label: { zh: '含有全部', en: 'has all of' }, types: ['list'], ...listing },
  hasNone: { label: { zh: '不含', en: 'has none of' }, types: ['list'], ...listing },
  isEmpty: { label: { zh: '为空', en: 'is empty' }, types: any, ...bare },
  isNotEmpty: { label: { zh: '不为空', en: 'is not empty' }, types: any, ...bare },
  has: { label: { zh: '有', en: 'has' }, ...related },
  hasNo: { label: { zh: '没有', en: 'has no' }, ...related },
};

/** Dates are earlier and later, not less and more. */
const dateLabels: Readonly<Partial<Record<ConditionOperator, Localized>>> = {
  less: { zh: '早于', en: 'is before' },
  lessOrEqual: { zh: '不晚于', en: 'is on or before' },
  greater: { zh: '晚于', en: 'is after' },
  greaterOrEqual: { zh: '不早于', en: 'is on or after' },
};

const isKnown = (operator: string): operator is ConditionOperator => Object.hasOwn(table, operator);

/** What an operator is; undefined for a word that is none. */
export function conditionOperator(operator: string): ConditionOperatorInfo | undefined {
  return isKnown(operator) ? { operator, ...table[operator] } : undefined;
}

/** The words of an operator for fields of a type. */
export function operatorLabel(operator: ConditionOperator, type: ValueType): Localized {
  const isDate = type === 'date' || type === 'dateTime';
  return (isDate ? dateLabels[operator] : undefined) ?? table[operator].label;
}

/** The operators that fields of a type offer, with their words, in the order in which a builder lists them. */
export function conditionOperatorsFor(type: ValueType): readonly ConditionOperatorInfo[] {
  return Object.keys(table).flatMap((name) => {
    const info = conditionOperator(name);
    return info?.types.includes(type) ? [{ ...info, label: operatorLabel(info.operator, type) }] : [];
  });
}
