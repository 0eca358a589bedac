import { numberBound } from '../bound.ts';
import { remainder } from '../decimal.ts';
import { sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

export const mod: FunctionDefinition = {
  name: 'MOD',
  group: 'number',
  parameters: [
    { name: 'number', types: ['number'] },
    { name: 'divisor', types: ['number'] },
  ],
  returns: 'number',
  bound: ([number, divisor]) =>
    numberBound(divisor?.integer ?? 0, Math.max(number?.scale ?? 0, divisor?.scale ?? 0)),
  evaluate: (args) => {
    const [number, divisor] = [args.number(0), args.number(1)];
    return number === null || divisor === null ? null : remainder(number, divisor);
  },
  sql: (args) => ({
    // mod() has the sign of the number; adding the divisor and taking it again gives that of the divisor.
    sql: args.once(
      [args.number(1)],
      (divisor) =>
        sql`mod(mod(${args.number(0)}, NULLIF(${divisor}, 0)) + ${divisor}, NULLIF(${divisor}, 0))`,
    ),
    nullable: true,
  }),
  help: {
    summary: {
      zh: '除法的余数，符号与除数相同；除数为零时为空',
      en: 'The remainder, with the sign of the divisor; empty for a divisor of zero',
    },
    example: { formula: 'MOD(-7, 3)', result: '2' },
  },
};
