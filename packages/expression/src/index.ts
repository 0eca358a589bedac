import { bug, type Language, type Result } from '@atelier/problem';
import type { Checked, Expression } from './ast.ts';
import type { ConditionGroup } from './condition.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { FunctionHelp } from './functions/definition.ts';
import type { Mentions } from './mentions.ts';
import type { Scope } from './scope.ts';
import type { SqlFragment } from './sql.ts';
import type { SqlTarget } from './to-sql.ts';
import type { Value } from './value.ts';

export type {
  Call,
  Checked,
  Expression,
  FieldReference,
  ListExpression,
  Literal,
  Related,
  Span,
  ValueType,
  VariableReference,
} from './ast.ts';
export type { ConditionGroup, ConditionOperator, ConditionRule, RelativeDate } from './condition.ts';
export type { EvaluationContext, FieldReader, VariableReader } from './evaluate.ts';
export type { FunctionHelp } from './functions/definition.ts';
export type { Mentions } from './mentions.ts';
export type { Scope, ScopeField, ScopeVariable } from './scope.ts';
export { identifier, joinSql, parameter, raw, renderSql, sql, type SqlFragment, type SqlParameter, type SqlPart } from './sql.ts';
export type { SqlTarget } from './to-sql.ts';
export type { Value } from './value.ts';

const pending = (): never => {
  throw bug('being built');
};
export const parseFormula: (text: string, scope: Scope, language?: Language) => Result<Expression> = pending;
export const checkConditionShape: (input: unknown) => Result<ConditionGroup> = pending;
export const lowerCondition: (group: ConditionGroup, scope: Scope) => Result<Expression> = pending;
export const check: (expression: Expression, scope: Scope) => Result<Checked> = pending;
export const checkBoolean: (expression: Expression, scope: Scope) => Result<Checked> = pending;
export const evaluate: (checked: Checked, context: EvaluationContext) => Value = pending;
/** True only where the expression is true; null counts as false. */
export const evaluateBoolean: (checked: Checked, context: EvaluationContext) => boolean = pending;
export const toPlain: (value: Value, numbers?: 'text' | 'number') => unknown = pending;
export const recordReader: (values: Readonly<Record<string, unknown>>) => (path: readonly string[]) => unknown = pending;
export const toSql: (checked: Checked, target: SqlTarget) => SqlFragment = pending;
export const toPredicate: (checked: Checked, target: SqlTarget) => SqlFragment = pending;
export const toFormula: (expression: Expression, scope: Scope, names: 'keys' | 'labels', language?: Language) => string = pending;
export const toSentence: (expression: Expression, scope: Scope, language: Language) => string = pending;
export const mentions: (expression: Expression, scope: Scope) => Mentions = pending;
export const functionHelp: () => readonly FunctionHelp[] = pending;
/** By code point: less than 0, 0, more than 0. */
export const compareText: (left: string, right: string) => number = pending;
export { expressionMessages } from './messages.ts';
