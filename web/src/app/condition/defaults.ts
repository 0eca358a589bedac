import {
  conditionOperator,
  type ConditionOperator,
  type ConditionRule,
  type ValueType,
} from '@atelier/expression';
import { operatorsOf, type OfferedOperator } from '@atelier/field-kinds';
import type { FieldChoice } from './field-choices.ts';
import { subjectOf, type ConditionPlace, type Subject } from './subject.ts';

/** The operators that suit a subject, in the words of its kind. */
export function operatorsFor({ catalog }: ConditionPlace, subject: Subject): readonly OfferedOperator[] {
  return operatorsOf(catalog.kindOf(subject.field).definition.traits).filter(({ operator }) =>
    conditionOperator(operator)?.types.includes(subject.type),
  );
}

/** A first rule about a field: its most useful operator; a user is most often compared with oneself. */
export function ruleAbout(place: ConditionPlace, choice: FieldChoice): ConditionRule {
  if (choice.sort === 'related') return { field: choice.path, operator: 'has' };
  const subject = subjectOf(place, choice.path);
  const operator = (subject && operatorsFor(place, subject)[0]?.operator) ?? 'equal';
  const rule: ConditionRule = { field: choice.path, operator };
  if (choice.type === 'user' && operator === 'equal' && choice.path !== 'me' && place.scope.variable('me')) {
    return { ...rule, value: 'me', valueSource: 'field' };
  }
  return choice.type === 'boolean' && operator === 'equal' ? { ...rule, value: true } : rule;
}

/** Whether a field can stand on the other side of a comparison. */
export function isComparable(subject: Subject, operator: ConditionOperator, choice: FieldChoice): boolean {
  if (choice.sort === 'related' || choice.path === subject.path) return false;
  if (conditionOperator(operator)?.value === 'many') return choice.type === 'list';
  if (subject.type === 'list') return choice.type === 'text';
  if (isMoment(subject.type)) return isMoment(choice.type);
  if (subject.type !== choice.type) return false;
  return subject.target === undefined || subject.target === choice.target;
}

function isMoment(type: ValueType): boolean {
  return type === 'date' || type === 'dateTime';
}

/** The type that a formula on the other side must have. */
export function expectedType(subject: Subject, operator: ConditionOperator): ValueType {
  if (conditionOperator(operator)?.value === 'many') return 'list';
  return subject.type === 'list' ? 'text' : subject.type;
}
