import { addToDate, dateUnits, endOf, localDate, startOf, startOfDay, type DateUnit } from '../calendar.ts';
import { parameter, raw, sql, type SqlFragment } from '../sql.ts';
import { withinDates } from '../sql-parts.ts';
import type { Environment, FunctionDefinition, SqlArguments } from './definition.ts';
import { writtenNumber } from './rounding.ts';
import type { Expression } from '../ast.ts';

/**
 * Days, weeks (from Monday), months, quarters and years as wholes. STARTOF and ENDOF look at a date;
 * PERIODSTART, PERIODEND and INPERIOD count from today: ("month", -1) is last month.
 */
const unitParameter = { name: 'unit', types: ['text'], choices: dateUnits } as const;
const offsetParameter = { name: 'offset', types: ['number'], whole: [-10_000, 10_000] } as const;

function unitOf(node: Expression): DateUnit {
  const written = node.kind === 'literal' && typeof node.value === 'string' ? node.value.toLowerCase() : '';
  return dateUnits.find((unit) => unit === written) ?? 'day';
}

/** The start of the period that a day is in; 'day' itself is no matter of truncating. */
function startSql(day: SqlFragment, unit: DateUnit): SqlFragment {
  return sql`date_trunc(${raw(`'${unit}'`)}, ${day}::timestamp)`;
}

const intervals: Readonly<Record<DateUnit, string>> = {
  day: "INTERVAL '1 day'",
  week: "INTERVAL '7 days'",
  month: "INTERVAL '1 month'",
  quarter: "INTERVAL '3 months'",
  year: "INTERVAL '1 year'",
};

export const startof: FunctionDefinition = {
  name: 'STARTOF',
  group: 'date',
  parameters: [{ name: 'date', types: ['date', 'dateTime'] }, unitParameter],
  returns: 'date',
  evaluate: (args) => {
    const day = args.day(0);
    return day === null ? null : startOf(day, unitOf(args.node(1)));
  },
  sql: (args) => ({ sql: withinDates(startSql(args.day(0), unitOf(args.node(1)))), nullable: true }),
  help: {
    summary: {
      zh: '日期所在的周、月、季、年的第一天（day week month quarter year），一周从星期一开始',
      en: 'The first day of the week, month, quarter or year of a date; weeks start on Monday',
    },
    example: { formula: 'STARTOF("2026-03-15", "quarter")', result: '2026-01-01' },
  },
};

export const endof: FunctionDefinition = {
  ...startof,
  name: 'ENDOF',
  evaluate: (args) => {
    const day = args.day(0);
    return day === null ? null : endOf(day, unitOf(args.node(1)));
  },
  sql: (args) => {
    const unit = unitOf(args.node(1));
    const end = sql`${startSql(args.day(0), unit)} + ${raw(intervals[unit])} - INTERVAL '1 day'`;
    return { sql: withinDates(end), nullable: true };
  },
  help: {
    summary: {
      zh: '日期所在的周、月、季、年的最后一天',
      en: 'The last day of the week, month, quarter or year of a date',
    },
    example: { formula: 'ENDOF("2026-02-15", "month")', result: '2026-02-28' },
  },
};

/** First and last day of a period counted from today; null where it leaves the years there are. */
function periodOf(
  environment: Environment,
  unit: DateUnit,
  offset: number,
): { start: string | null; end: string | null } {
  const current = startOf(localDate(environment.now, environment.zone), unit);
  const start = current === null ? null : addToDate(current, offset, unit);
  return { start, end: start === null ? null : endOf(start, unit) };
}

function writtenPeriod(
  args: { readonly environment: Environment; node(index: number): Expression },
  first: number,
) {
  return periodOf(args.environment, unitOf(args.node(first)), writtenNumber(args.node(first + 1)));
}

export const periodstart: FunctionDefinition = {
  name: 'PERIODSTART',
  group: 'date',
  parameters: [unitParameter, offsetParameter],
  returns: 'date',
  volatile: true,
  evaluate: (args) => writtenPeriod(args, 0).start,
  sql: (args) => ({ sql: args.constant(writtenPeriod(args, 0).start, 'date'), nullable: true }),
  help: {
    summary: {
      zh: '以今天为准的某个周期的第一天：("month", 0) 是本月，("month", -1) 是上月',
      en: 'The first day of a period counted from today: ("month", 0) is this month, ("month", -1) the last',
    },
    example: { formula: 'PERIODSTART("month", -1)', result: '2026-02-01' },
  },
};

export const periodend: FunctionDefinition = {
  ...periodstart,
  name: 'PERIODEND',
  evaluate: (args) => writtenPeriod(args, 0).end,
  sql: (args) => ({ sql: args.constant(writtenPeriod(args, 0).end, 'date'), nullable: true }),
  help: {
    summary: { zh: '以今天为准的某个周期的最后一天', en: 'The last day of a period counted from today' },
    example: { formula: 'PERIODEND("month", -1)', result: '2026-02-28' },
  },
};

export const inperiod: FunctionDefinition = {
  name: 'INPERIOD',
  group: 'date',
  parameters: [{ name: 'date', types: ['date', 'dateTime'] }, unitParameter, offsetParameter],
  returns: 'boolean',
  volatile: true,
  evaluate: (args) => {
    const day = args.day(0);
    const { start, end } = writtenPeriod(args, 1);
    return day !== null && start !== null && end !== null && day >= start && day <= end;
  },
  sql: (args) => ({ sql: sql`(${insideSql(args)} IS TRUE)`, nullable: false }),
  predicate: insideSql,
  help: {
    summary: {
      zh: '日期是否在以今天为准的某个周期之内：("year", 0) 是今年',
      en: 'Whether a date lies in a period counted from today: ("year", 0) is this year',
    },
    example: { formula: 'INPERIOD("2026-02-14", "month", -1)', result: 'TRUE' },
  },
};

/** A half-open range on the column itself, so that its index can be used. */
function insideSql(args: SqlArguments): SqlFragment {
  const { start, end } = writtenPeriod(args, 1);
  if (start === null || end === null) return raw('FALSE');
  const { zone } = args.environment;
  const next = addToDate(end, 1, 'day');
  const first = startOfDay(start, zone);
  const after = next === null ? null : startOfDay(next, zone);
  if (args.type(0) !== 'dateTime' || first === null || after === null) {
    const [from, to] = [parameter(start, 'date'), parameter(end, 'date')];
    return args.once([args.day(0)], (day) => sql`(${day} >= ${from} AND ${day} <= ${to})`);
  }
  const from = args.constant(first, 'dateTime');
  const to = args.constant(after, 'dateTime');
  return args.once([args.value(0).sql], (instant) => sql`(${instant} >= ${from} AND ${instant} < ${to})`);
}
