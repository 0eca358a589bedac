import type { Expression, ValueType } from '../ast.ts';
import { parseDate, parseInstant, instantText, addToDate, startOfDay } from '../calendar.ts';
import { Decimal } from '../decimal.ts';
import type { ExpressionCode } from '../messages.ts';
import { raw, sql, type SqlFragment } from '../sql.ts';
import { compareText, type Value } from '../value.ts';
import { typeOf } from '../tree.ts';
import type { Arguments, FunctionDefinition, SqlArguments } from './definition.ts';
import { typeName } from '../messages.ts';

/**
 * = <> < <= > >= and BETWEEN. Text and lists: empty and null are the same to `=`. A date-time against
 * a date compares days in the local zone, so `createdAt <= 2026-01-31` includes the whole day.
 */
type Family = 'text' | 'id' | 'number' | 'boolean' | 'date' | 'list' | 'null';

function familyOf(type: ValueType): Family {
  if (type === 'record' || type === 'user') return 'id';
  return type === 'dateTime' ? 'date' : type;
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads a written text as what it is compared with: a date, a date-time, the id of a record. */
export function readAs(
  node: Expression,
  type: ValueType,
): { readonly node: Expression } | { readonly code: ExpressionCode } {
  if (node.kind !== 'literal' || node.literalType !== 'text' || typeof node.value !== 'string')
    return { node };
  const family = familyOf(type);
  if (family === 'id') {
    if (!idPattern.test(node.value)) return { code: 'expression.id-invalid' };
    return { node: { ...node, value: node.value.toLowerCase() } };
  }
  if (family !== 'date') return { node };
  if (parseDate(node.value) !== null) return { node: { ...node, literalType: 'date', type: 'date' } };
  if (type === 'date') return { code: 'expression.date-invalid' };
  const instant = parseInstant(node.value);
  if (instant === null) return { code: 'expression.date-time-invalid' };
  return { node: { ...node, literalType: 'dateTime', type: 'dateTime', value: instantText(instant) } };
}

/** Converts written values and reports types that cannot be compared; the arguments as they then are. */
export function alignWithFirst(operator: string, ordered: boolean): NonNullable<FunctionDefinition['check']> {
  return (args, report) => {
    const subject = args.findIndex((arg) => !(arg.kind === 'literal' && arg.literalType === 'text'));
    const first = args[Math.max(0, subject)];
    if (!first) return undefined;
    const type = typeOf(first);
    if (ordered && ['boolean', 'id', 'list'].includes(familyOf(type))) {
      report(Math.max(0, subject), 'expression.operand-type', { operator, given: typeName(type) });
      return undefined;
    }
    return args.map((arg, index) => {
      const read = arg === first ? { node: arg } : readAs(arg, type);
      if ('code' in read) {
        report(index, read.code, { value: arg.kind === 'literal' ? arg.value : '' });
        return arg;
      }
      const other = typeOf(read.node);
      if (ordered && ['boolean', 'id', 'list'].includes(familyOf(other))) {
        report(index, 'expression.operand-type', { operator, given: typeName(other) });
      } else if (!areComparable(type, other)) {
        report(index, 'expression.operand-types', { operator, left: typeName(type), right: typeName(other) });
      }
      return read.node;
    });
  };
}

export function areComparable(left: ValueType, right: ValueType): boolean {
  const [a, b] = [familyOf(left), familyOf(right)];
  if (a === 'null' || b === 'null' || a === b) return true;
  return (a === 'text' && b === 'id') || (a === 'id' && b === 'text');
}

function mixesDayAndTime(left: ValueType, right: ValueType): boolean {
  return (left === 'date' && right === 'dateTime') || (left === 'dateTime' && right === 'date');
}

/** -1, 0 or 1 for two filled values of one family. */
function order(args: Arguments, left: number, right: number): number | null {
  if (mixesDayAndTime(args.type(left), args.type(right))) return orderOf(args.day(left), args.day(right));
  return orderOf(args.value(left), args.value(right));
}

function orderOf(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (Decimal.isDecimal(a) && Decimal.isDecimal(b)) return a.comparedTo(b);
  if (typeof a === 'string' && typeof b === 'string') return Math.sign(compareText(a, b));
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  return null;
}

export function isBlank(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Equality of two values of comparable types; empty equals empty. */
export function areEqual(a: Value, b: Value): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => item === b[index]);
  if (typeof a === 'boolean' || typeof b === 'boolean') return a === b;
  return orderOf(a, b) === 0;
}

function equalInMemory(args: Arguments, left: number, right: number): boolean {
  const types = [args.type(left), args.type(right)];
  if (types.every((type) => type === 'boolean')) return args.truth(left) === args.truth(right);
  if (mixesDayAndTime(args.type(left), args.type(right))) return areEqual(args.day(left), args.day(right));
  return areEqual(args.value(left), args.value(right));
}

/** `value IS empty` for a type, never null. */
export function blankSql(args: SqlArguments, index: number): SqlFragment {
  const { sql: value, nullable } = args.value(index);
  switch (args.type(index)) {
    case 'null':
      return raw('TRUE');
    case 'text':
      return sql`(COALESCE(${value}, '') = '')`;
    case 'list':
      return sql`(COALESCE(cardinality(${value}), 0) = 0)`;
    default:
      return nullable ? sql`(${value} IS NULL)` : raw('FALSE');
  }
}

/**
 * Equality of two arguments; `strict` may be null where it is not true (for WHERE), else it is
 * never null.
 */
function equalSql(args: SqlArguments, pair: { left: number; right: number; strict: boolean }): SqlFragment {
  const { left, right, strict } = pair;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (args.type(other) === 'null') return blankSql(args, side);
    const known = args.type(side) === 'boolean' ? undefined : args.known(other);
    if (known !== undefined)
      return isBlank(known) ? blankSql(args, side) : equalKnown(args, { side, other, strict });
  }
  if (args.type(left) === 'boolean') return sql`(${args.truth(left)} = ${args.truth(right)})`;
  if (mixesDayAndTime(args.type(left), args.type(right))) return distinctSql(args.day(left), args.day(right));
  if (args.type(left) === 'list') return sql`(${args.list(left)} = ${args.list(right)})`;
  const [a, b] = [familyOf(args.type(left)), familyOf(args.type(right))];
  if (a === 'text' || b === 'text') {
    return sql`(COALESCE(${args.text(left)}, '') = COALESCE(${args.text(right)}, ''))`;
  }
  const [first, second] = [args.value(left).sql, args.value(right).sql];
  return args.nullable(left) || args.nullable(right)
    ? distinctSql(first, second)
    : sql`(${first} = ${second})`;
}

function distinctSql(left: SqlFragment, right: SqlFragment): SqlFragment {
  return sql`(${left} IS NOT DISTINCT FROM ${right})`;
}

/** `column = $1`, which an index answers. */
function equalKnown(args: SqlArguments, pair: { side: number; other: number; strict: boolean }): SqlFragment {
  const { side, other, strict } = pair;
  const wrap = (test: SqlFragment) => (strict || !args.nullable(side) ? test : sql`(${test} IS TRUE)`);
  if (mixesDayAndTime(args.type(side), args.type(other))) {
    return wrap(dayTest(args, { operator: '=', left: side, right: other }));
  }
  const known = args.known(other);
  if (familyOf(args.type(side)) === 'id') {
    if (typeof known !== 'string' || !idPattern.test(known)) return raw('FALSE');
    return wrap(sql`(${args.value(side).sql} = ${args.constant(known.toLowerCase(), 'record')})`);
  }
  const right = familyOf(args.type(other)) === 'id' ? args.text(other) : args.value(other).sql;
  return wrap(sql`(${args.value(side).sql} = ${right})`);
}

type OrderOperator = '<' | '<=' | '>' | '>=';

const flipped: Readonly<Record<OrderOperator, OrderOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/**
 * A date-time against a day. Where the day is known the column stands alone against an instant, so
 * that its index can be used: `x <= day` becomes `x < start of the next day`.
 */
function dayTest(
  args: SqlArguments,
  test: { operator: OrderOperator | '='; left: number; right: number },
): SqlFragment {
  const { operator, left, right } = test;
  if (args.type(left) === 'date') {
    return dayTest(args, { operator: operator === '=' ? '=' : flipped[operator], left: right, right: left });
  }
  const { zone } = args.environment;
  const day = args.known(right);
  const next = typeof day === 'string' ? addToDate(day, 1, 'day') : null;
  const first = typeof day === 'string' ? startOfDay(day, zone) : null;
  const after = next === null ? null : startOfDay(next, zone);
  if (first === null || after === null) return sql`(${args.day(left)} ${raw(operator)} ${args.day(right)})`;
  const start = args.constant(first, 'dateTime');
  const end = args.constant(after, 'dateTime');
  const instant = args.value(left).sql;
  switch (operator) {
    case '=':
      return args.once([instant], (x) => sql`(${x} >= ${start} AND ${x} < ${end})`);
    case '<':
      return sql`(${instant} < ${start})`;
    case '<=':
      return sql`(${instant} < ${end})`;
    case '>':
      return sql`(${instant} >= ${end})`;
    case '>=':
      return sql`(${instant} >= ${start})`;
  }
}

/** Null where a side is empty. */
function orderSql(
  args: SqlArguments,
  test: { operator: OrderOperator; left: number; right: number },
): SqlFragment {
  const { operator, left, right } = test;
  if (args.type(left) === 'null' || args.type(right) === 'null') return raw('FALSE');
  if (mixesDayAndTime(args.type(left), args.type(right))) return dayTest(args, test);
  if (args.type(left) === 'text') return sql`(${args.text(left)} ${raw(operator)} ${args.text(right)})`;
  return sql`(${args.value(left).sql} ${raw(operator)} ${args.value(right).sql})`;
}

function ordering(
  name: string,
  operator: OrderOperator,
  holds: (order: number) => boolean,
): FunctionDefinition {
  const test = { operator, left: 0, right: 1 };
  return {
    name,
    group: 'logic',
    parameters: [
      { name: 'left', types: 'any' },
      { name: 'right', types: 'any' },
    ],
    returns: 'boolean',
    check: alignWithFirst(operator, true),
    evaluate: (args) => {
      const found = order(args, 0, 1);
      return found !== null && holds(found);
    },
    sql: (args) => ({
      sql: args.nullable(0, 1) ? sql`(${orderSql(args, test)} IS TRUE)` : orderSql(args, test),
      nullable: false,
    }),
    predicate: (args) => orderSql(args, test),
  };
}

const bothWays = () =>
  [
    [0, [1]],
    [1, [0]],
  ] as const;

export const equal: FunctionDefinition = {
  name: 'equal',
  group: 'logic',
  parameters: [
    { name: 'left', types: 'any' },
    { name: 'right', types: 'any' },
  ],
  returns: 'boolean',
  check: alignWithFirst('=', false),
  compared: bothWays,
  evaluate: (args) => equalInMemory(args, 0, 1),
  sql: (args) => ({ sql: equalSql(args, { left: 0, right: 1, strict: false }), nullable: false }),
  predicate: (args) => equalSql(args, { left: 0, right: 1, strict: true }),
};

export const notEqual: FunctionDefinition = {
  ...equal,
  name: 'notEqual',
  check: alignWithFirst('<>', false),
  evaluate: (args) => !equalInMemory(args, 0, 1),
  sql: (args) => ({ sql: notEqualSql(args), nullable: false }),
  predicate: notEqualSql,
};

function notEqualSql(args: SqlArguments): SqlFragment {
  return sql`(${equalSql(args, { left: 0, right: 1, strict: true })} IS NOT TRUE)`;
}

export const less = ordering('less', '<', (found) => found < 0);
export const lessOrEqual = ordering('lessOrEqual', '<=', (found) => found <= 0);
export const greater = ordering('greater', '>', (found) => found > 0);
export const greaterOrEqual = ordering('greaterOrEqual', '>=', (found) => found >= 0);

export const between: FunctionDefinition = {
  name: 'BETWEEN',
  group: 'logic',
  parameters: [
    { name: 'value', types: 'any' },
    { name: 'from', types: 'any' },
    { name: 'to', types: 'any' },
  ],
  returns: 'boolean',
  check: alignWithFirst('BETWEEN', true),
  evaluate: (args) => {
    const [low, high] = [order(args, 0, 1), order(args, 0, 2)];
    return low !== null && high !== null && low >= 0 && high <= 0;
  },
  sql: (args) => ({ sql: sql`(${betweenSql(args)} IS TRUE)`, nullable: false }),
  predicate: betweenSql,
  help: {
    summary: {
      zh: '值是否在两者之间，包含两端',
      en: 'Whether a value lies between two others, both included',
    },
    example: { formula: 'BETWEEN(5, 1, 5)', result: 'TRUE' },
  },
};

function betweenSql(args: SqlArguments): SqlFragment {
  const low = orderSql(args, { operator: '>=', left: 0, right: 1 });
  const high = orderSql(args, { operator: '<=', left: 0, right: 2 });
  return sql`(${low} AND ${high})`;
}

/** Also for IN and SWITCH, which compare as `=` does. */
export function equalArguments(args: SqlArguments, left: number, right: number): SqlFragment {
  return equalSql(args, { left, right, strict: true });
}

export { equalInMemory };
