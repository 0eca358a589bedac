import { numberBound, widest } from '../bound.ts';
import { Decimal, divide, divisionScale } from '../decimal.ts';
import { joinSql, parameter, sql, type SqlFragment } from '../sql.ts';
import { quotientSql } from './arithmetic.ts';
import type { Arguments, FunctionDefinition, SqlArguments } from './definition.ts';

/** SUM and AVERAGE over their arguments; empty ones are left out, and all empty gives empty. */
const parameters: FunctionDefinition['parameters'] = [
  { name: 'number', types: ['number'] },
  { name: 'next', types: ['number'], optional: true },
];

const zero = parameter('0', 'numeric');

function filled(args: Arguments): Decimal[] {
  return Array.from({ length: args.length }, (_, index) => args.number(index)).filter(
    (value) => value !== null,
  );
}

const total = (values: readonly Decimal[]) => values.reduce((sum, value) => sum.plus(value), new Decimal(0));

function numbersOf(args: SqlArguments): SqlFragment[] {
  return Array.from({ length: args.length }, (_, index) => args.number(index));
}

function totalSql(numbers: readonly SqlFragment[]): SqlFragment {
  return joinSql(
    numbers.map((number) => sql`COALESCE(${number}, ${zero})`),
    ' + ',
  );
}

export const sum: FunctionDefinition = {
  name: 'SUM',
  group: 'number',
  parameters,
  repeats: 1,
  returns: 'number',
  bound: (bounds) => numberBound(widest(bounds).integer + String(bounds.length).length, widest(bounds).scale),
  evaluate: (args) => {
    const values = filled(args);
    return values.length === 0 ? null : total(values);
  },
  sql: (args) => {
    const compute = (...numbers: SqlFragment[]) =>
      sql`(CASE WHEN num_nonnulls(${joinSql(numbers, ', ')}) > 0 THEN ${totalSql(numbers)} END)`;
    return { sql: args.once(numbersOf(args), compute), nullable: true };
  },
  help: {
    summary: { zh: '求和，忽略空值', en: 'The total; empty numbers are left out' },
    example: { formula: 'SUM(1, NULL, 2.5)', result: '3.5' },
  },
};

export const average: FunctionDefinition = {
  name: 'AVERAGE',
  group: 'number',
  parameters,
  repeats: 1,
  returns: 'number',
  bound: (bounds) => numberBound(widest(bounds).integer + 1, divisionScale),
  evaluate: (args) => {
    const values = filled(args);
    return divide(total(values), new Decimal(values.length));
  },
  sql: (args) => {
    const compute = (...numbers: SqlFragment[]) =>
      quotientSql(sql`(${totalSql(numbers)})`, sql`num_nonnulls(${joinSql(numbers, ', ')})`);
    return { sql: args.once(numbersOf(args), compute), nullable: true };
  },
  help: {
    summary: { zh: '平均值，忽略空值', en: 'The mean; empty numbers are left out' },
    example: { formula: 'AVERAGE(1, 2, 6)', result: '3' },
  },
};
