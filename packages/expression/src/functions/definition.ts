import type { Localized } from '@atelier/problem';
import type { Expression, ValueType } from '../ast.ts';
import type { Bound } from '../bound.ts';
import type { Decimal } from '../decimal.ts';
import type { ExpressionCode } from '../messages.ts';
import type { SqlFragment } from '../sql.ts';
import type { Value } from '../value.ts';

export type FunctionGroup = 'logic' | 'number' | 'text' | 'date' | 'list' | 'record';

export interface Parameter {
  /** As it stands in the signature that an editor shows. */
  readonly name: string;
  readonly types: readonly ValueType[] | 'any';
  readonly optional?: boolean;
  /** Must be written out as one of these texts: units of time. */
  readonly choices?: readonly string[];
  /** Must be written out as a whole number from … to. */
  readonly whole?: readonly [number, number];
}

/** Now and where: what functions know besides their arguments. */
export interface Environment {
  readonly now: bigint;
  /** IANA zone in which days begin. */
  readonly zone: string;
}

interface ArgumentList {
  readonly length: number;
  readonly environment: Environment;
  type(index: number): ValueType;
  node(index: number): Expression;
}

/** The arguments of a call in memory; each runs when it is asked for, so branches not taken do not. */
export interface Arguments extends ArgumentList {
  value(index: number): Value;
  /** Null where the argument is empty. */
  text(index: number): string | null;
  number(index: number): Decimal | null;
  /** Empty counts as false. */
  truth(index: number): boolean;
  /** Empty counts as a list without items. */
  list(index: number): readonly string[];
  /** The date, or the local day of a date-time. */
  day(index: number): string | null;
  /** What joining to a text gives; '' for empty. */
  joined(index: number): string;
}

/** A piece of SQL with what is known about it. */
export interface SqlValue {
  readonly sql: SqlFragment;
  readonly nullable: boolean;
}

/** The same arguments as SQL of the type that PostgreSQL uses for them. */
export interface SqlArguments extends ArgumentList {
  /** As it is; a text field keeps the collation of its column, so that its index can be used. */
  value(index: number): SqlValue;
  /** The value where it is known while compiling (undefined where not; null is a known value). */
  known(index: number): Value | undefined;
  /** Text compared and cut by code point; ids as text. */
  text(index: number): SqlFragment;
  number(index: number): SqlFragment;
  /** As a branch of a common type. */
  as(index: number, type: ValueType): SqlFragment;
  /** Never null. */
  truth(index: number): SqlFragment;
  /** Null counts as false; for WHERE, AND, OR and CASE WHEN. */
  predicate(index: number): SqlFragment;
  /** Never null. */
  list(index: number): SqlFragment;
  day(index: number): SqlFragment;
  /** Never null. */
  joined(index: number): SqlFragment;
  nullable(...indexes: readonly number[]): boolean;
  /** Lets `body` mention arguments several times without computing them several times. */
  once(fragments: readonly SqlFragment[], body: (...names: SqlFragment[]) => SqlFragment): SqlFragment;
  /** A value known while compiling. */
  constant(value: Value, type: ValueType): SqlFragment;
}

/** What a definition may say about its arguments beyond their types. */
export type ArgumentReport = (
  index: number,
  code: ExpressionCode,
  details?: Readonly<Record<string, unknown>>,
) => void;

/**
 * One function or operator of the language: what it takes, and what it does in memory and in SQL.
 * Both sides must be total (no error at run time, whatever the values) and give the same answer;
 * the conformance tables hold them to it.
 */
export interface FunctionDefinition {
  /** Upper case for functions, lower camel case for operators. */
  readonly name: string;
  readonly group: FunctionGroup;
  readonly parameters: readonly Parameter[];
  /** So many of the last parameters may come again and again. */
  readonly repeats?: number;
  /** The type of the result; undefined when the results of the branches do not fit together. */
  readonly returns: ValueType | ((types: readonly ValueType[]) => ValueType | undefined);
  /** Checks what the parameters cannot say and may replace arguments (a text by the date it names). */
  readonly check?: (args: readonly Expression[], report: ArgumentReport) => readonly Expression[] | undefined;
  /** How large the result can be; by default no larger than the largest argument. */
  readonly bound?: (bounds: readonly Bound[], args: readonly Expression[]) => Bound;
  readonly evaluate: (args: Arguments) => Value;
  readonly sql: (args: SqlArguments) => SqlValue;
  /** The same in WHERE position, where null counts as false and an index should be usable. */
  readonly predicate?: (args: SqlArguments) => SqlFragment;
  /**
   * Which arguments are values of which: in `{tier} = "gold"` the text is a value of the field. So
   * option labels can be written for values, checked and printed. Pairs of subject and values.
   */
  readonly compared?: (count: number) => readonly (readonly [number, readonly number[]])[];
  /** Whether the result changes as time passes. */
  readonly volatile?: boolean;
  /** Absent for operators, which an editor shows in another way. */
  readonly help?: {
    readonly summary: Localized;
    readonly example: { readonly formula: string; readonly result: string };
  };
}

/** What an editor shows about a function. */
export interface FunctionHelp {
  readonly name: string;
  readonly group: FunctionGroup;
  /** How to write it: `ROUND(number, [digits])`; optional arguments in brackets. */
  readonly signature: string;
  /** The same with the names of arguments in every language. */
  readonly signatures?: Localized;
  readonly summary: Localized;
  /** A formula without fields and the result it gives (2026-03-15 10:30 in Shanghai is now). */
  readonly example: { readonly formula: string; readonly result: string };
  /** 'same' where it depends on the arguments. */
  readonly returns: ValueType | 'same';
}

const parameterNames: ReadonlyMap<string, string> = new Map([
  ['case', '情况'],
  ['condition', '条件'],
  ['count', '个数'],
  ['date', '日期'],
  ['dateTime', '日期时间'],
  ['day', '日'],
  ['default', '其他情况'],
  ['digits', '小数位数'],
  ['divisor', '除数'],
  ['else', '不成立时'],
  ['end', '结束日期'],
  ['exponent', '指数'],
  ['format', '格式'],
  ['from', '从'],
  ['item', '值'],
  ['items', '多个值'],
  ['list', '列表'],
  ['month', '月'],
  ['new', '新文字'],
  ['next', '下一个'],
  ['number', '数字'],
  ['offset', '偏移'],
  ['old', '旧文字'],
  ['part', '一段文字'],
  ['result', '结果'],
  ['start', '开始'],
  ['text', '文本'],
  ['then', '成立时'],
  ['to', '到'],
  ['unit', '单位'],
  ['value', '值'],
  ['year', '年'],
]);

/** `IF(condition, then, [else])`, `IF(条件, 成立时, [不成立时])` */
export function signatureOf(definition: FunctionDefinition): Localized {
  const written = (nameOf: (parameter: Parameter) => string) => {
    const names = definition.parameters.map((parameter) =>
      parameter.optional ? `[${nameOf(parameter)}]` : nameOf(parameter),
    );
    return `${definition.name.toUpperCase()}(${names.join(', ')}${definition.repeats ? ', …' : ''})`;
  };
  return { zh: written(({ name }) => parameterNames.get(name) ?? name), en: written(({ name }) => name) };
}

/** The parameter that an argument belongs to; undefined for one too many. */
export function parameterAt(definition: FunctionDefinition, index: number): Parameter | undefined {
  const { parameters, repeats } = definition;
  if (index < parameters.length || !repeats) return parameters[index];
  const first = parameters.length - repeats;
  return parameters[first + ((index - first) % repeats)];
}

/**
 * The common type of several results: empty values fit everything, ids fit text. Undefined when
 * there is none.
 */
export function commonType(types: readonly ValueType[]): ValueType | undefined {
  const filled = [...new Set(types.filter((type) => type !== 'null'))];
  if (filled.length <= 1) return filled[0] ?? 'null';
  return filled.every((type) => type === 'text' || type === 'record' || type === 'user') ? 'text' : undefined;
}
