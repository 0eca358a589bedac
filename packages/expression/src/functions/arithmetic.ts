import type { ValueType } from '../ast.ts';
import { numberBound, widest, type Bound } from '../bound.ts';
import { addToDate, daysBetween, largestStep } from '../calendar.ts';
import { Decimal, divide as divideExactly, divisionScale } from '../decimal.ts';
import { typeName } from '../messages.ts';
import { parameter, raw, sql, type SqlFragment } from '../sql.ts';
import { withinDates } from '../sql-parts.ts';
import { typeOf } from '../tree.ts';
import { readAs } from './comparison.ts';
import type { Arguments, FunctionDefinition, SqlArguments } from './definition.ts';

/**
 * + - * are exact. A quotient is the exact one, rounded half away from zero to 12 decimals; dividing
 * by zero gives empty. A date plus or minus a number moves by whole days, date minus date counts days.
 */
const sides = [
  { name: 'left', types: 'any' },
  { name: 'right', types: 'any' },
] as const;

const numbers = [
  { name: 'left', types: ['number'] },
  { name: 'right', types: ['number'] },
] as const;

type Combination = 'numbers' | 'dateAndNumber' | 'numberAndDate' | 'dates';

function combinationOf(left: ValueType, right: ValueType): Combination | undefined {
  const isNumber = (type: ValueType) => type === 'number' || type === 'null';
  const isDay = (type: ValueType) => type === 'date' || type === 'dateTime';
  if (isNumber(left) && isNumber(right)) return 'numbers';
  if (left === 'date' && isNumber(right)) return 'dateAndNumber';
  if (isNumber(left) && right === 'date') return 'numberAndDate';
  return isDay(left) && isDay(right) ? 'dates' : undefined;
}

type Symbol = '+' | '-';

function resultOf(symbol: Symbol, types: readonly ValueType[]): ValueType | undefined {
  const combination = combinationOf(types[0] ?? 'null', types[1] ?? 'null');
  if (combination === 'numbers') return 'number';
  if (combination === 'dateAndNumber') return 'date';
  if (combination === 'numberAndDate') return symbol === '+' ? 'date' : undefined;
  return combination === 'dates' && symbol === '-' ? 'number' : undefined;
}

function checkSides(symbol: Symbol): FunctionDefinition['check'] {
  return (args, report) => {
    const days = args.map(typeOf).find((type) => type === 'date');
    const read = args.map((arg) => (days ? readAs(arg, days) : { node: arg }));
    const aligned = args.map((arg, index) => {
      const found = read[index];
      return found && 'node' in found ? found.node : arg;
    });
    const types = aligned.map(typeOf);
    if (resultOf(symbol, types) === undefined) {
      const [left = 'null', right = 'null'] = types;
      report(1, 'expression.operand-types', {
        operator: symbol,
        left: typeName(left),
        right: typeName(right),
      });
    }
    return aligned;
  };
}

function daysOf(value: Decimal | null): number | null {
  if (value === null || value.abs().gt(largestStep)) return null;
  return value.trunc().toNumber();
}

function moved(args: Arguments, places: { date: number; days: number; sign: 1 | -1 }): string | null {
  const date = args.day(places.date);
  const days = daysOf(args.number(places.days));
  return date === null || days === null ? null : addToDate(date, days * places.sign, 'day');
}

function movedSql(args: SqlArguments, places: { date: number; days: number; sign: '+' | '-' }): SqlFragment {
  const limit = parameter(String(largestStep), 'numeric');
  const days = args.once(
    [args.number(places.days)],
    (n) => sql`(CASE WHEN abs(${n}) <= ${limit} THEN trunc(${n})::integer END)`,
  );
  return withinDates(sql`${args.day(places.date)} ${raw(places.sign)} ${days}`);
}

function combination(args: Arguments | SqlArguments): Combination | undefined {
  return combinationOf(args.type(0), args.type(1));
}

const sumBound = (bounds: readonly Bound[]): Bound => {
  const { integer, scale } = widest(bounds);
  return numberBound(Math.max(integer + 1, 8), scale);
};

export const add: FunctionDefinition = {
  name: 'add',
  group: 'number',
  parameters: sides,
  returns: (types) => resultOf('+', types) ?? 'number',
  check: checkSides('+'),
  bound: sumBound,
  evaluate: (args) => {
    const kind = combination(args);
    if (kind === 'dateAndNumber') return moved(args, { date: 0, days: 1, sign: 1 });
    if (kind === 'numberAndDate') return moved(args, { date: 1, days: 0, sign: 1 });
    return both(args, (left, right) => left.plus(right));
  },
  sql: (args) => {
    const kind = combination(args);
    if (kind === 'dateAndNumber')
      return { sql: movedSql(args, { date: 0, days: 1, sign: '+' }), nullable: true };
    if (kind === 'numberAndDate')
      return { sql: movedSql(args, { date: 1, days: 0, sign: '+' }), nullable: true };
    return infix(args, '+');
  },
};

export const subtract: FunctionDefinition = {
  name: 'subtract',
  group: 'number',
  parameters: sides,
  returns: (types) => resultOf('-', types) ?? 'number',
  check: checkSides('-'),
  bound: sumBound,
  evaluate: (args) => {
    const kind = combination(args);
    if (kind === 'dateAndNumber') return moved(args, { date: 0, days: 1, sign: -1 });
    if (kind === 'dates') {
      const [left, right] = [args.day(0), args.day(1)];
      return left === null || right === null ? null : new Decimal(daysBetween(right, left));
    }
    return both(args, (left, right) => left.minus(right));
  },
  sql: (args) => {
    const kind = combination(args);
    if (kind === 'dateAndNumber')
      return { sql: movedSql(args, { date: 0, days: 1, sign: '-' }), nullable: true };
    if (kind === 'dates')
      return { sql: sql`(${args.day(0)} - ${args.day(1)})::numeric`, nullable: args.nullable(0, 1) };
    return infix(args, '-');
  },
};

function both(args: Arguments, compute: (left: Decimal, right: Decimal) => Decimal | null): Decimal | null {
  const [left, right] = [args.number(0), args.number(1)];
  return left === null || right === null ? null : compute(left, right);
}

function infix(args: SqlArguments, symbol: '+' | '-' | '*') {
  return { sql: sql`(${args.number(0)} ${raw(symbol)} ${args.number(1)})`, nullable: args.nullable(0, 1) };
}

export const multiply: FunctionDefinition = {
  name: 'multiply',
  group: 'number',
  parameters: numbers,
  returns: 'number',
  bound: ([left, right]) =>
    numberBound((left?.integer ?? 0) + (right?.integer ?? 0), (left?.scale ?? 0) + (right?.scale ?? 0)),
  evaluate: (args) => both(args, (left, right) => left.times(right)),
  sql: (args) => infix(args, '*'),
};

/** div() truncates without rounding, so one digit more decides the last one exactly. */
export function quotientSql(dividend: SqlFragment, divisor: SqlFragment): SqlFragment {
  const shift = parameter(`1${'0'.repeat(divisionScale + 1)}`, 'numeric');
  const back = parameter(`0.${'0'.repeat(divisionScale)}1`, 'numeric');
  return sql`round(div(${dividend} * ${shift}, NULLIF(${divisor}, 0)) * ${back}, ${raw(String(divisionScale))})`;
}

export const divide: FunctionDefinition = {
  name: 'divide',
  group: 'number',
  parameters: numbers,
  returns: 'number',
  bound: ([left, right]) => numberBound((left?.integer ?? 0) + (right?.scale ?? 0) + 1, divisionScale),
  evaluate: (args) => both(args, divideExactly),
  sql: (args) => ({ sql: quotientSql(args.number(0), args.number(1)), nullable: true }),
};

export const negate: FunctionDefinition = {
  name: 'negate',
  group: 'number',
  parameters: [{ name: 'number', types: ['number'] }],
  returns: 'number',
  evaluate: (args) => args.number(0)?.negated() ?? null,
  sql: (args) => ({ sql: sql`(- ${args.number(0)})`, nullable: args.nullable(0) }),
};
