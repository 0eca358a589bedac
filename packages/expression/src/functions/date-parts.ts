import { numberBound } from '../bound.ts';
import { localTime, weekday as weekdayOf } from '../calendar.ts';
import { Decimal } from '../decimal.ts';
import { parameter, raw, sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

/** YEAR, MONTH, DAY, WEEKDAY of a date or of the local day of a date-time; HOUR and MINUTE of a date-time. */
type DayPart = {
  readonly name: string;
  readonly field: string;
  readonly of: (date: string) => number;
  readonly help: NonNullable<FunctionDefinition['help']>;
};

function dayPart({ name, field, of, help }: DayPart): FunctionDefinition {
  return {
    name,
    group: 'date',
    parameters: [{ name: 'date', types: ['date', 'dateTime'] }],
    returns: 'number',
    bound: () => numberBound(5, 0),
    evaluate: (args) => {
      const day = args.day(0);
      return day === null ? null : new Decimal(of(day));
    },
    sql: (args) => ({
      sql: sql`extract(${raw(field)} FROM ${args.day(0)})::numeric`,
      nullable: args.nullable(0),
    }),
    help,
  };
}

export const year = dayPart({
  name: 'YEAR',
  field: 'year',
  of: (date) => Number(date.slice(0, 4)),
  help: {
    summary: { zh: '日期的年份', en: 'The year of a date' },
    example: { formula: 'YEAR("2026-03-15")', result: '2026' },
  },
});

export const month = dayPart({
  name: 'MONTH',
  field: 'month',
  of: (date) => Number(date.slice(5, 7)),
  help: {
    summary: { zh: '日期的月份，1 到 12', en: 'The month of a date, 1 to 12' },
    example: { formula: 'MONTH("2026-03-15")', result: '3' },
  },
});

export const day = dayPart({
  name: 'DAY',
  field: 'day',
  of: (date) => Number(date.slice(8, 10)),
  help: {
    summary: { zh: '日期是当月的第几天', en: 'The day of the month' },
    example: { formula: 'DAY("2026-03-15")', result: '15' },
  },
});

export const weekday = dayPart({
  name: 'WEEKDAY',
  field: 'isodow',
  of: weekdayOf,
  help: {
    summary: { zh: '星期几，星期一是 1，星期日是 7', en: 'The day of the week: Monday is 1, Sunday 7' },
    example: { formula: 'WEEKDAY("2026-03-15")', result: '7' },
  },
});

type TimePart = {
  readonly name: 'HOUR' | 'MINUTE';
  readonly field: 'hour' | 'minute';
  readonly help: NonNullable<FunctionDefinition['help']>;
};

function timePart({ name, field, help }: TimePart): FunctionDefinition {
  return {
    name,
    group: 'date',
    parameters: [{ name: 'dateTime', types: ['dateTime'] }],
    returns: 'number',
    bound: () => numberBound(2, 0),
    evaluate: (args) => {
      const instant = args.value(0);
      return typeof instant === 'bigint'
        ? new Decimal(localTime(instant, args.environment.zone)[field])
        : null;
    },
    sql: (args) => {
      const zone = parameter(args.environment.zone, 'text');
      return {
        sql: sql`extract(${raw(field)} FROM ${args.value(0).sql} AT TIME ZONE ${zone})::numeric`,
        nullable: args.nullable(0),
      };
    },
    help,
  };
}

export const hour = timePart({
  name: 'HOUR',
  field: 'hour',
  help: {
    summary: { zh: '日期时间的小时，0 到 23', en: 'The hour of a date with time, 0 to 23' },
    example: { formula: 'HOUR(NOW())', result: '10' },
  },
});

export const minute = timePart({
  name: 'MINUTE',
  field: 'minute',
  help: {
    summary: { zh: '日期时间的分钟，0 到 59', en: 'The minute of a date with time, 0 to 59' },
    example: { formula: 'MINUTE(NOW())', result: '30' },
  },
});
