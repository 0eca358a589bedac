import { outsideBound } from '../bound.ts';
import { toDecimal } from '../decimal.ts';
import { trimBlanks } from '../letters.ts';
import { parameter, sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';
import { trimSql } from './trim.ts';

/** The same pattern on both sides, within the digits that a number may have. */
const numberPattern = '^[+-]?([0-9]{1,40}([.][0-9]{0,20})?|[.][0-9]{1,20})$';
const isNumber = new RegExp(numberPattern);

export const value: FunctionDefinition = {
  name: 'VALUE',
  group: 'text',
  parameters: [{ name: 'text', types: ['text'] }],
  returns: 'number',
  bound: () => outsideBound('number'),
  evaluate: (args) => {
    const text = trimBlanks(args.text(0) ?? '');
    return isNumber.test(text) ? (toDecimal(text) ?? null) : null;
  },
  sql: (args) => ({
    sql: args.once(
      [trimSql(args.text(0))],
      (text) => sql`(CASE WHEN ${text} ~ ${parameter(numberPattern, 'text')} THEN ${text}::numeric END)`,
    ),
    nullable: true,
  }),
  help: {
    summary: {
      zh: '把写成文本的数字变成数字；不是数字时为空',
      en: 'The number that a text spells; empty when it is none',
    },
    example: { formula: 'VALUE(" 12.50 ")', result: '12.5' },
  },
};
