import { numberBound } from '../bound.ts';
import { limits } from '../limits.ts';
import { divisionScale, largestScale, squareRoot } from '../decimal.ts';
import { raw, sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

/**
 * A root r of a number with 20 decimals is exact or at least 10^-25 / r away from where rounding to
 * 12 decimals turns. With at most 120 digits before the point, 100 decimals decide it for certain.
 */
const workingScale = 100;
const largestDigits = 120;

export const sqrt: FunctionDefinition = {
  name: 'SQRT',
  group: 'number',
  parameters: [{ name: 'number', types: ['number'] }],
  returns: 'number',
  bound: ([number]) => {
    const integer = number?.integer ?? 0;
    return numberBound(integer > largestDigits ? limits.digits : Math.ceil(integer / 2) + 1, divisionScale);
  },
  evaluate: (args) => {
    const number = args.number(0);
    return number === null ? null : squareRoot(number);
  },
  sql: (args) => ({
    sql: args.once([sql`round(${args.number(0)}, ${raw(String(largestScale))})`], (number) => {
      const root = sql`sqrt(round(${number}, ${raw(String(workingScale))}))`;
      return sql`(CASE WHEN ${number} >= 0 THEN round(${root}, ${raw(String(divisionScale))}) END)`;
    }),
    nullable: true,
  }),
  help: {
    summary: {
      zh: '平方根，保留 12 位小数；负数没有平方根，结果为空',
      en: 'The square root to 12 decimals; empty for a negative number',
    },
    example: { formula: 'SQRT(2)', result: '1.414213562373' },
  },
};
