import { numberBound } from '../bound.ts';
import { joinSql, sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';
import { writtenNumber } from './rounding.ts';

/** The exponent is written out, so that the power is a product: exact, and the same everywhere. */
export const power: FunctionDefinition = {
  name: 'POWER',
  group: 'number',
  parameters: [
    { name: 'number', types: ['number'] },
    { name: 'exponent', types: ['number'], whole: [1, 20] },
  ],
  returns: 'number',
  bound: ([number], args) =>
    numberBound(
      (number?.integer ?? 0) * writtenNumber(args[1]),
      (number?.scale ?? 0) * writtenNumber(args[1]),
    ),
  evaluate: (args) => {
    const number = args.number(0);
    if (number === null) return null;
    return Array.from({ length: writtenNumber(args.node(1)) - 1 }).reduce<typeof number>(
      (product) => product.times(number),
      number,
    );
  },
  sql: (args) => ({
    sql: args.once([args.number(0)], (number) => {
      const factors = Array.from({ length: writtenNumber(args.node(1)) }, () => number);
      return sql`(${joinSql(factors, ' * ')})`;
    }),
    nullable: args.nullable(0),
  }),
  help: {
    summary: {
      zh: '乘方，也可以写成 a ^ 2；指数为 1 到 20 的整数',
      en: 'A power, also written a ^ 2; the exponent is a whole number from 1 to 20',
    },
    example: { formula: 'POWER(1.5, 2)', result: '2.25' },
  },
};
