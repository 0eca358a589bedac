import { dateFromParts, largestRollover, largestStep } from '../calendar.ts';
import type { Decimal } from '../decimal.ts';
import { parameter, sql } from '../sql.ts';
import { withinDates } from '../sql-parts.ts';
import type { FunctionDefinition } from './definition.ts';

const whole = (value: Decimal) => (value.abs().gt(largestStep) ? largestStep + 1 : value.trunc().toNumber());

export const date: FunctionDefinition = {
  name: 'DATE',
  group: 'date',
  parameters: [
    { name: 'year', types: ['number'] },
    { name: 'month', types: ['number'] },
    { name: 'day', types: ['number'] },
  ],
  returns: 'date',
  evaluate: (args) => {
    const [year, month, day] = [args.number(0), args.number(1), args.number(2)];
    if (year === null || month === null || day === null) return null;
    return dateFromParts(whole(year), whole(month), whole(day));
  },
  sql: (args) => ({
    sql: args.once([args.number(0), args.number(1), args.number(2)], (year, month, day) => {
      const days = parameter(String(largestRollover.days), 'numeric');
      const months = parameter(String(largestRollover.months), 'numeric');
      const inside = sql`trunc(${year}) BETWEEN 1 AND 9999 AND abs(trunc(${month})) <= ${months} AND abs(trunc(${day})) <= ${days}`;
      const start = sql`make_date(trunc(${year})::integer, 1, 1)`;
      const month0 = sql`make_interval(months => trunc(${month})::integer - 1)`;
      return sql`(CASE WHEN ${inside} THEN ${withinDates(sql`(${start} + ${month0})::date + (trunc(${day})::integer - 1)`)} END)`;
    }),
    nullable: true,
  }),
  help: {
    summary: {
      zh: '由年、月、日组成日期；超出范围的月和日顺延，0 日是上个月的最后一天',
      en: 'A date from year, month and day; months and days beyond their range roll over, day 0 is the last of the month before',
    },
    example: { formula: 'DATE(2026, 3, 0)', result: '2026-02-28' },
  },
};
