import { numberBound } from '../bound.ts';
import { dateUnits, daysBetween, localDate, wholeUnitsBetween, type DateUnit } from '../calendar.ts';
import { Decimal } from '../decimal.ts';
import { parameter, raw, sql, type SqlFragment } from '../sql.ts';
import type { Environment, FunctionDefinition, SqlArguments } from './definition.ts';
import { writtenUnit } from './dateadd.ts';

/**
 * DATEDIF, DAYS and YEARS count whole units between two days: the largest count that DATEADD can go
 * without passing the later one.
 */
const bound = () => numberBound(8, 0);

function todayOf(args: { readonly environment: Environment }): string {
  return localDate(args.environment.now, args.environment.zone);
}

function dateUnit(unit: string): DateUnit {
  return dateUnits.find((candidate) => candidate === unit) ?? 'day';
}

/** Months from the earlier to the later day, then divided; the sign is put back at the end. */
function wholeUnitsSql(
  args: SqlArguments,
  days: readonly [SqlFragment, SqlFragment],
  unit: DateUnit,
): SqlFragment {
  if (unit === 'day') return sql`(${days[1]} - ${days[0]})::numeric`;
  return args.once(days, (from, to) => {
    if (unit === 'week') return sql`trunc((${to} - ${from}) / 7::numeric)`;
    const per = raw(unit === 'month' ? '1' : unit === 'quarter' ? '3' : '12');
    const early = sql`LEAST(${from}, ${to})`;
    const late = sql`GREATEST(${from}, ${to})`;
    const touched = sql`((extract(year FROM ${late}) - extract(year FROM ${early})) * 12 + extract(month FROM ${late}) - extract(month FROM ${early}))`;
    const passed = sql`(CASE WHEN (${early} + make_interval(months => ${touched}::integer))::date > ${late} THEN 1 ELSE 0 END)`;
    const sign = sql`(CASE WHEN ${from} <= ${to} THEN 1 WHEN ${from} > ${to} THEN -1 END)`;
    return sql`(floor((${touched} - ${passed})::numeric / ${per}) * ${sign})`;
  });
}

export const datedif: FunctionDefinition = {
  name: 'DATEDIF',
  group: 'date',
  parameters: [
    { name: 'from', types: ['date', 'dateTime'] },
    { name: 'to', types: ['date', 'dateTime'] },
    { name: 'unit', types: ['text'], choices: dateUnits },
  ],
  returns: 'number',
  bound,
  evaluate: (args) => {
    const [from, to] = [args.day(0), args.day(1)];
    if (from === null || to === null) return null;
    return new Decimal(wholeUnitsBetween(from, to, dateUnit(writtenUnit(args.node(2)))));
  },
  sql: (args) => ({
    sql: wholeUnitsSql(args, [args.day(0), args.day(1)], dateUnit(writtenUnit(args.node(2)))),
    nullable: args.nullable(0, 1),
  }),
  help: {
    summary: {
      zh: '两个日期之间完整的天、周、月、季、年数（day week month quarter year），后者更早时为负',
      en: 'Whole days, weeks, months, quarters or years from one date to another; negative when the second is earlier',
    },
    example: { formula: 'DATEDIF("2026-01-31", "2026-03-15", "month")', result: '1' },
  },
};

export const days: FunctionDefinition = {
  name: 'DAYS',
  group: 'date',
  parameters: [
    { name: 'end', types: ['date', 'dateTime'] },
    { name: 'start', types: ['date', 'dateTime'] },
  ],
  returns: 'number',
  bound,
  evaluate: (args) => {
    const [end, start] = [args.day(0), args.day(1)];
    return end === null || start === null ? null : new Decimal(daysBetween(start, end));
  },
  sql: (args) => ({ sql: sql`(${args.day(0)} - ${args.day(1)})::numeric`, nullable: args.nullable(0, 1) }),
  help: {
    summary: { zh: '从开始日期到结束日期的天数', en: 'The days from a start to an end' },
    example: { formula: 'DAYS("2026-03-15", "2026-03-01")', result: '14' },
  },
};

export const years: FunctionDefinition = {
  name: 'YEARS',
  group: 'date',
  parameters: [{ name: 'date', types: ['date', 'dateTime'] }],
  returns: 'number',
  volatile: true,
  bound,
  evaluate: (args) => {
    const day = args.day(0);
    return day === null ? null : new Decimal(wholeUnitsBetween(day, todayOf(args), 'year'));
  },
  sql: (args) => ({
    sql: wholeUnitsSql(args, [args.day(0), parameter(todayOf(args), 'date')], 'year'),
    nullable: args.nullable(0),
  }),
  help: {
    summary: {
      zh: '从某天到今天的周年数，例如年龄',
      en: 'Whole years from a day until today, such as an age',
    },
    example: { formula: 'YEARS("1990-03-16")', result: '35' },
  },
};
