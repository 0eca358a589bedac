import {
  addToDate,
  addToInstant,
  dateUnits,
  largestStep,
  timeUnits,
  type DateUnit,
  type TimeUnit,
} from '../calendar.ts';
import type { Expression } from '../ast.ts';
import { parameter, raw, sql, type SqlFragment } from '../sql.ts';
import { withinDates, withinInstants } from '../sql-parts.ts';
import { typeOf } from '../tree.ts';
import type { FunctionDefinition, SqlArguments } from './definition.ts';

type Unit = DateUnit | TimeUnit;

const units: readonly Unit[] = [...dateUnits, ...timeUnits];

/** The unit that is written in a call. */
export function writtenUnit(node: Expression): Unit {
  const written = node.kind === 'literal' && typeof node.value === 'string' ? node.value.toLowerCase() : '';
  return units.find((unit) => unit === written) ?? 'day';
}

const isTimeUnit = (unit: Unit): unit is TimeUnit => unit === 'hour' || unit === 'minute';

/** The largest step in each unit: about 4,600 years, see calendar.ts. */
const most: Readonly<Record<Unit, number>> = {
  minute: largestStep * 1440,
  hour: largestStep * 24,
  day: largestStep,
  week: Math.floor(largestStep / 7),
  month: 55_200,
  quarter: 18_400,
  year: 4_600,
};

const steps: Readonly<Record<Unit, readonly [argument: string, factor: number]>> = {
  minute: ['mins', 1],
  hour: ['hours', 1],
  day: ['days', 1],
  week: ['days', 7],
  month: ['months', 1],
  quarter: ['months', 3],
  year: ['months', 12],
};

/** Null for a step that is too large. */
function intervalSql(args: SqlArguments, count: SqlFragment, unit: Unit): SqlFragment {
  const [argument, factor] = steps[unit];
  const limit = parameter(String(most[unit]), 'numeric');
  return args.once([count], (n) => {
    const whole = unit === 'minute' ? sql`trunc(${n})::double precision` : sql`trunc(${n})::integer`;
    const interval =
      unit === 'minute'
        ? sql`make_interval(secs => ${whole} * 60)`
        : sql`make_interval(${raw(argument)} => ${whole} * ${raw(String(factor))})`;
    return sql`(CASE WHEN abs(${n}) <= ${limit} THEN ${interval} END)`;
  });
}

export const dateadd: FunctionDefinition = {
  name: 'DATEADD',
  group: 'date',
  parameters: [
    { name: 'date', types: ['date', 'dateTime'] },
    { name: 'count', types: ['number'] },
    { name: 'unit', types: ['text'], choices: units },
  ],
  returns: (types) => types[0],
  check: ([date, , unit], report) => {
    if (date && unit && typeOf(date) === 'date' && isTimeUnit(writtenUnit(unit))) {
      report(2, 'expression.argument-fixed', { choices: dateUnits.map((choice) => `"${choice}"`) });
    }
    return undefined;
  },
  evaluate: (args) => {
    const date = args.value(0);
    const count = args.number(1);
    const unit = writtenUnit(args.node(2));
    if (date === null || count === null || count.abs().gt(most[unit])) return null;
    const whole = count.trunc().toNumber();
    if (typeof date === 'bigint')
      return addToInstant(date, { count: whole, unit, zone: args.environment.zone });
    return typeof date === 'string' && !isTimeUnit(unit) ? addToDate(date, whole, unit) : null;
  },
  sql: (args) => {
    const unit = writtenUnit(args.node(2));
    const interval = intervalSql(args, args.number(1), unit);
    const date = args.value(0).sql;
    if (args.type(0) !== 'dateTime')
      return { sql: withinDates(sql`(${date} + ${interval})::date`), nullable: true };
    const zone = parameter(args.environment.zone, 'text');
    const moved = isTimeUnit(unit)
      ? sql`(${date} + ${interval})`
      : sql`((${date} AT TIME ZONE ${zone} + ${interval}) AT TIME ZONE ${zone})`;
    return { sql: withinInstants(moved), nullable: true };
  },
  help: {
    summary: {
      zh: '日期加上若干天、周、月、季、年（day week month quarter year），日期时间还可加 hour、minute；负数往前',
      en: 'A date moved by a count of day, week, month, quarter or year, a date with time also by hour or minute; negative counts go back',
    },
    example: { formula: 'DATEADD("2026-01-31", 1, "month")', result: '2026-02-28' },
  },
};
