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
export type { Scope, ScopeField, ScopeVariable } from './scope.ts';
export {
  identifier,
  joinSql,
  parameter,
  raw,
  renderSql,
  sql,
  type SqlFragment,
  type SqlParameter,
  type SqlPart,
} from './sql.ts';
export { parseFormula } from './parser.ts';
export { checkConditionShape, isConditionGroup, isRelativeDate } from './condition-shape.ts';
export {
  conditionOperator,
  conditionOperatorsFor,
  operatorLabel,
  type ConditionOperatorInfo,
  type ConditionValue,
} from './condition-operators.ts';
export { lowerCondition } from './lower-condition.ts';
export { check, checkBoolean } from './check.ts';
export {
  evaluate,
  evaluateBoolean,
  recordReader,
  type EvaluationContext,
  type FieldReader,
  type VariableReader,
} from './evaluate.ts';
export { compareText, toPlain, type Value } from './value.ts';
export { toPredicate, toSql, type SqlTarget } from './to-sql.ts';
export { columnType } from './sql-parts.ts';
export { toFormula, type FormulaNames } from './print-formula.ts';
export { toSentence } from './print-sentence.ts';
export { periodWords } from './sentence-words.ts';
export { mentions, type Mentions } from './mentions.ts';
export { functionHelp } from './functions/registry.ts';
export type { FunctionGroup, FunctionHelp } from './functions/definition.ts';
export { scopeAt } from './scope-at.ts';
export { limits as expressionLimits } from './limits.ts';
export { expressionMessages } from './messages.ts';
export { isTimeZone } from './calendar.ts';
