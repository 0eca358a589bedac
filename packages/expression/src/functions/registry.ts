import { bug } from '@atelier/problem';
import { abs } from './abs.ts';
import { add, divide, multiply, negate, subtract } from './arithmetic.ts';
import { lower, upper } from './casing.ts';
import { coalesce } from './coalesce.ts';
import { between, equal, greater, greaterOrEqual, less, lessOrEqual, notEqual } from './comparison.ts';
import { concat } from './concat.ts';
import { datedif, days, years } from './date-differences.ts';
import { day, hour, minute, month, weekday, year } from './date-parts.ts';
import { date } from './date.ts';
import { dateadd } from './dateadd.ts';
import { datetime } from './datetime.ts';
import { signatureOf, type FunctionDefinition, type FunctionHelp } from './definition.ts';
import { max, min } from './extremes.ts';
import { ifFunction } from './if.ts';
import { ifs } from './ifs.ts';
import { isblank } from './isblank.ts';
import { len } from './len.ts';
import { countof, hasall, hasany } from './lists.ts';
import { and, not, or } from './logic.ts';
import { contains, endswith, startswith } from './matches.ts';
import { mod } from './mod.ts';
import { nextOccurrenceFunction } from './next-occurrence.ts';
import { now, today } from './now.ts';
import { oneOf } from './one-of.ts';
import { endof, inperiod, periodend, periodstart, startof } from './periods.ts';
import { power } from './power.ts';
import { int, round, rounddown, roundup } from './rounding.ts';
import { left, mid, right } from './slices.ts';
import { sqrt } from './sqrt.ts';
import { substitute } from './substitute.ts';
import { switchFunction } from './switch.ts';
import { text } from './text.ts';
import { average, sum } from './totals.ts';
import { trim } from './trim.ts';
import { value } from './value.ts';

/** Every function and operator of the language, in the order in which an editor lists them. */
const definitions: readonly FunctionDefinition[] = [
  equal,
  notEqual,
  less,
  lessOrEqual,
  greater,
  greaterOrEqual,
  oneOf,
  add,
  subtract,
  multiply,
  divide,
  negate,
  ifFunction,
  ifs,
  switchFunction,
  and,
  or,
  not,
  coalesce,
  isblank,
  between,
  round,
  roundup,
  rounddown,
  int,
  abs,
  min,
  max,
  sum,
  average,
  mod,
  power,
  sqrt,
  len,
  left,
  right,
  mid,
  upper,
  lower,
  trim,
  concat,
  contains,
  startswith,
  endswith,
  substitute,
  text,
  value,
  today,
  now,
  date,
  datetime,
  year,
  month,
  day,
  weekday,
  hour,
  minute,
  dateadd,
  datedif,
  days,
  years,
  startof,
  endof,
  periodstart,
  periodend,
  inperiod,
  nextOccurrenceFunction,
  hasany,
  hasall,
  countof,
];

const byName = new Map(definitions.map((definition) => [definition.name, definition]));

/** Functions by the name that a formula calls them by; AND, OR and NOT are operators with such a name. */
const callable = new Map(
  definitions
    .filter((definition) => definition.help)
    .map((definition) => [definition.name.toUpperCase(), definition]),
);

/** The definition of a name in a tree; undefined for an unknown one. */
export function findDefinition(name: string): FunctionDefinition | undefined {
  return byName.get(name);
}

export function definitionOf(name: string): FunctionDefinition {
  const definition = byName.get(name);
  if (!definition) throw bug(`no function ${name}`);
  return definition;
}

/** The definition that a formula calls by a name in any case. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return callable.get(name.toUpperCase());
}

export function functionNames(): string[] {
  return [...callable.keys()];
}

/** All functions for an editor's list and help, grouped by `group`, in a fixed order. */
export function functionHelp(): readonly FunctionHelp[] {
  return definitions.flatMap((definition) =>
    definition.help
      ? {
          name: definition.name.toUpperCase(),
          group: definition.group,
          signature: signatureOf(definition).en,
          signatures: signatureOf(definition),
          summary: definition.help.summary,
          example: definition.help.example,
          returns: typeof definition.returns === 'string' ? definition.returns : 'same',
        }
      : [],
  );
}
