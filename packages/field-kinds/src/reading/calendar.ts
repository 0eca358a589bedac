import { readable } from './characters.ts';

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What a text says about a day: the day itself, or why it is none. `rest` is what follows it (a time). */
export type ReadDay =
  | { readonly ok: true; readonly day: CalendarDay; readonly rest: string; readonly serial: boolean }
  | { readonly ok: false; readonly reason: 'not-a-date' | 'no-such-day' | 'incomplete' | 'short-year' };

/** No date with a time is longer; it also bounds the work of the patterns. */
const longest = 60;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** After a day comes nothing, or something that cannot belong to the day. */
const end = '(?![\\d年月日号./-])';

const yearFirst = new RegExp(
  `^(\\d{4})\\s*(?:年|[-/.])\\s*(\\d{1,2})\\s*(?:月|[-/.])\\s*(\\d{1,2})(?:\\s*[日号號]|${end})`,
);
const yearLast = new RegExp(`^(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4})${end}`);
const packed = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s])/;
const dayWordYear = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*${monthWord}[\\s,-]*(\\d{4})${end}`, 'i');
const wordDayYear = new RegExp(`^${monthWord}[\\s-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,-]+(\\d{4})${end}`, 'i');
/** Days since 1899-12-30 as a spreadsheet stores them, 1927 … 2119; a fraction is the time of day. */
const serialDay = /^([1-7]\d{4})(\.\d+)?$/;
const yearMonth = /^\d{4}\s*(?:年|[-/.])\s*\d{1,2}\s*月?$|^\d{4}\s*年?$|^\d{1,2}\s*月\s*\d{1,2}\s*[日号]?$/;
const shortYear = /^\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/;

/**
 * Reads the day at the beginning of a text: `1990-03-05`, `1990/3/5`, `1990年3月5日`, `05.03.1990`,
 * `19900305`, `5 Mar 1990`, `March 5, 1990`, and the serial number of a spreadsheet (`32937`).
 * Nothing is guessed: 30 February is no day, and two digits are no year.
 */
export function readDay(text: string, dayFirst: boolean): ReadDay {
  const plain = readable(text).replace(/[‐‑‒–—−]/g, '-');
  if (plain.length > longest) return { ok: false, reason: 'not-a-date' };
  const serial = serialDay.exec(plain);
  if (serial) return { ok: true, day: dayOfSerial(Number(serial[1])), rest: serial[2] ?? '', serial: true };
  const found = matchDay(plain, dayFirst);
  if (!found) {
    if (shortYear.test(plain)) return { ok: false, reason: 'short-year' };
    return { ok: false, reason: yearMonth.test(plain) ? 'incomplete' : 'not-a-date' };
  }
  if (!exists(found.day)) return { ok: false, reason: 'no-such-day' };
  return { ok: true, day: found.day, rest: plain.slice(found.length).trim(), serial: false };
}

/** 'YYYY-MM-DD'. */
export function isoDay(day: CalendarDay): string {
  return `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`;
}

/** Whether it is a day of the calendar, between the years 1000 and 9999. */
export function exists({ year, month, day }: CalendarDay): boolean {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The parts of 'YYYY-MM-DD'; undefined where the text has another form or no such day exists. */
export function parseIsoDay(text: string): CalendarDay | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const day = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  return exists(day) ? day : undefined;
}

/** The value where it is a day 'YYYY-MM-DD'. */
export function isoDayOf(value: unknown): string | undefined {
  return typeof value === 'string' && parseIsoDay(value) ? value : undefined;
}

export function two(value: number): string {
  return String(value).padStart(2, '0');
}

function matchDay(text: string, dayFirst: boolean): { day: CalendarDay; length: number } | undefined {
  const iso = yearFirst.exec(text) ?? packed.exec(text);
  if (iso) return { day: calendarDay(iso[1], iso[2], iso[3]), length: iso[0].length };
  const numbers = yearLast.exec(text);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    // Dots are only ever written day first; with slashes the larger number gives the day away.
    const dayIsFirst = numbers[0].includes('.') || first > 12 || (second <= 12 && dayFirst);
    const [day, month] = dayIsFirst ? [first, second] : [second, first];
    return { day: { year: Number(numbers[3]), month, day }, length: numbers[0].length };
  }
  const worded = dayWordYear.exec(text);
  if (worded)
    return { day: calendarDay(worded[3], monthNumber(worded[2]), worded[1]), length: worded[0].length };
  const american = wordDayYear.exec(text);
  if (american)
    return {
      day: calendarDay(american[3], monthNumber(american[1]), american[2]),
      length: american[0].length,
    };
  return undefined;
}

function calendarDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): CalendarDay {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function monthNumber(word: string | undefined): string {
  return String(monthNames.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1);
}

function dayOfSerial(serial: number): CalendarDay {
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
