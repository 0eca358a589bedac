import { localDate, nextOccurrence } from '../calendar.ts';
import { parameter, sql } from '../sql.ts';
import { withinDates } from '../sql-parts.ts';
import type { FunctionDefinition } from './definition.ts';

export const nextOccurrenceFunction: FunctionDefinition = {
  name: 'NEXT_OCCURRENCE',
  group: 'date',
  parameters: [{ name: 'date', types: ['date', 'dateTime'] }],
  returns: 'date',
  volatile: true,
  evaluate: (args) => {
    const day = args.day(0);
    return day === null ? null : nextOccurrence(day, localDate(args.environment.now, args.environment.zone));
  },
  sql: (args) => {
    const today = parameter(localDate(args.environment.now, args.environment.zone), 'date');
    // Adding whole years to 29 February gives 28 February in common years.
    const occurrence = args.once([args.day(0)], (day) => {
      const years = sql`GREATEST(extract(year FROM ${today}) - extract(year FROM ${day}), 0)::integer`;
      const candidate = sql`(${day} + make_interval(years => ${years}))::date`;
      const following = sql`(${day} + make_interval(years => ${years} + 1))::date`;
      return sql`(CASE WHEN ${candidate} < ${today} THEN ${following} ELSE ${candidate} END)`;
    });
    return { sql: withinDates(occurrence), nullable: true };
  },
  help: {
    summary: {
      zh: '生日、纪念日等每年重复的日子下一次是哪天，今天也算；2 月 29 日在平年按 2 月 28 日',
      en: 'The next yearly return of a day such as a birthday, today included; 29 February falls on the 28th in common years',
    },
    example: { formula: 'NEXT_OCCURRENCE("1990-02-14")', result: '2027-02-14' },
  },
};
