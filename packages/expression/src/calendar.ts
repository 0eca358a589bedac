import { Temporal } from 'temporal-polyfill';

/**
 * Dates, instants and zones. A date is 'YYYY-MM-DD' in the years 1 to 9999, an instant a bigint of
 * microseconds. Everything that leaves these years is null, in memory as in SQL. A local time that
 * the clock skips or repeats is read as PostgreSQL reads it: the later of the two instants.
 */
export type DateUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type TimeUnit = 'minute' | 'hour';

export const dateUnits: readonly DateUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
export const timeUnits: readonly TimeUnit[] = ['minute', 'hour'];

export const firstDate = '0001-01-01';
export const lastDate = '9999-12-31';

/**
 * The most days (4,600 years) that a date can be moved at once; a longer step gives null. From any
 * date within our years it stays inside the calendar of PostgreSQL, which begins in 4713 BC.
 */
export const largestStep = 1_700_000;
/** The same for the rolling months and days of `dateFromParts`, which add up. */
export const largestRollover = { months: 24_000, days: 700_000 } as const;

/** A day inside the first and the last date, so that the local date of every instant exists in every zone. */
export const firstInstantText = '0001-01-02T00:00:00.000Z';
export const lastInstantText = '9999-12-30T23:59:59.999999Z';
const firstInstant = Temporal.Instant.from(firstInstantText).epochNanoseconds / 1000n;
const lastInstant = Temporal.Instant.from(lastInstantText).epochNanoseconds / 1000n;

/** The same date if it exists in the calendar, else null. */
export function parseDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDate) return null;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return day >= 1 && day <= daysIn(year, month) ? text : null;
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads an ISO 8601 date-time that says its offset or zone; null when it is not one. */
export function parseInstant(text: string): bigint | null {
  if (text.length > 60 || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text)) return null;
  try {
    return withinYears(floorToMicroseconds(Temporal.Instant.from(text).epochNanoseconds));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function floorToMicroseconds(nanoseconds: bigint): bigint {
  const quotient = nanoseconds / 1000n;
  return nanoseconds % 1000n < 0n ? quotient - 1n : quotient;
}

function withinYears(instant: bigint): bigint | null {
  return instant < firstInstant || instant > lastInstant ? null : instant;
}

/** ISO 8601 in UTC with milliseconds, or with microseconds where there are any. */
export function instantText(instant: bigint): string {
  const digits = instant % 1000n === 0n ? 3 : 6;
  return toInstant(instant).toString({ fractionalSecondDigits: digits });
}

function toInstant(instant: bigint): Temporal.Instant {
  return new Temporal.Instant(instant * 1000n);
}

/** What the clocks of a zone show at an instant. */
export function localTime(instant: bigint, zone: string): Temporal.PlainDateTime {
  return toInstant(instant).toZonedDateTimeISO(zone).toPlainDateTime();
}

/** Of the last instant asked for: a run over many records asks for today again and again. */
let lastAnswer = { instant: 0n, zone: '', date: '' };

/** The day of an instant in a zone. */
export function localDate(instant: bigint, zone: string): string {
  if (lastAnswer.instant !== instant || lastAnswer.zone !== zone) {
    lastAnswer = { instant, zone, date: localTime(instant, zone).toPlainDate().toString() };
  }
  return lastAnswer.date;
}

/** The first instant of a day in a zone; null for the days at the very ends of the years there are. */
export function startOfDay(date: string, zone: string): bigint | null {
  const start = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone });
  return withinYears(start.epochNanoseconds / 1000n);
}

function dateText(date: Temporal.PlainDate): string | null {
  if (date.year < 1 || date.year > 9999) return null;
  return `${padded(date.year, 4)}-${padded(date.month, 2)}-${padded(date.day, 2)}`;
}

export function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function durationOf(count: number, unit: DateUnit): Temporal.Duration {
  switch (unit) {
    case 'day':
      return Temporal.Duration.from({ days: count });
    case 'week':
      return Temporal.Duration.from({ days: count * 7 });
    case 'month':
      return Temporal.Duration.from({ months: count });
    case 'quarter':
      return Temporal.Duration.from({ months: count * 3 });
    case 'year':
      return Temporal.Duration.from({ months: count * 12 });
  }
}

/** A day that does not exist in the month reached becomes that month's last day. */
export function addToDate(date: string, count: number, unit: DateUnit): string | null {
  return dateText(Temporal.PlainDate.from(date).add(durationOf(count, unit)));
}

/** Days and longer move the local date and keep the time of day; hours and minutes are exact. */
export function addToInstant(
  instant: bigint,
  step: { count: number; unit: DateUnit | TimeUnit; zone: string },
): bigint | null {
  const { count, unit, zone } = step;
  if (unit === 'minute' || unit === 'hour') {
    return withinYears(instant + BigInt(count) * (unit === 'hour' ? 3_600_000_000n : 60_000_000n));
  }
  const moved = localTime(instant, zone).add(durationOf(count, unit));
  if (moved.year < 0 || moved.year > 10_000) return null;
  return withinYears(moved.toZonedDateTime(zone, { disambiguation: 'later' }).epochNanoseconds / 1000n);
}

/** The first day of the week (Monday), month, quarter or year that a day is in. */
export function startOf(date: string, unit: DateUnit): string | null {
  const day = Temporal.PlainDate.from(date);
  switch (unit) {
    case 'day':
      return date;
    case 'week':
      return dateText(day.subtract({ days: day.dayOfWeek - 1 }));
    case 'month':
      return dateText(day.with({ day: 1 }));
    case 'quarter':
      return dateText(day.with({ day: 1, month: day.month - ((day.month - 1) % 3) }));
    case 'year':
      return dateText(day.with({ day: 1, month: 1 }));
  }
}

/** The last day of the period that a day is in. */
export function endOf(date: string, unit: DateUnit): string | null {
  const start = startOf(date, unit);
  if (start === null) return null;
  return dateText(Temporal.PlainDate.from(start).add(durationOf(1, unit)).subtract({ days: 1 }));
}

export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/**
 * Whole units from one day to another: the largest count that `addToDate` can go without passing
 * the end. So a year after 29 February is complete on 28 February. Negative when `to` is earlier.
 */
export function wholeUnitsBetween(from: string, to: string, unit: DateUnit): number {
  if (to < from) return -wholeUnitsBetween(to, from, unit);
  const days = daysBetween(from, to);
  if (unit === 'day') return days;
  if (unit === 'week') return Math.floor(days / 7);
  const [fromYear, fromMonth] = from.split('-').map(Number) as [number, number];
  const [toYear, toMonth] = to.split('-').map(Number) as [number, number];
  const touched = (toYear - fromYear) * 12 + toMonth - fromMonth;
  const reached = addToDate(from, touched, 'month');
  const months = reached !== null && reached > to ? touched - 1 : touched;
  return Math.floor(months / (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12));
}

/**
 * The next yearly return of a day, on or after `from`: birthdays, anniversaries. 29 February is
 * observed on 28 February in common years. Never before the day itself.
 */
export function nextOccurrence(date: string, from: string): string | null {
  const years = Math.max(0, Number(from.slice(0, 4)) - Number(date.slice(0, 4)));
  const candidate = addToDate(date, years * 12, 'month');
  return candidate !== null && candidate < from ? addToDate(date, (years + 1) * 12, 'month') : candidate;
}

/** A date from its parts; months and days beyond their range roll over, as in spreadsheets. */
export function dateFromParts(year: number, month: number, day: number): string | null {
  if (
    year < 1 ||
    year > 9999 ||
    Math.abs(month) > largestRollover.months ||
    Math.abs(day) > largestRollover.days
  )
    return null;
  return dateText(new Temporal.PlainDate(year, 1, 1).add({ months: month - 1 }).add({ days: day - 1 }));
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export function weekday(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Whether the environment knows an IANA zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
