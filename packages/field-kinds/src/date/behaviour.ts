import type { FieldKindBehaviour, ParseContext } from '@atelier/entity';
import { fail, succeed, type Result } from '@atelier/problem';
import { issuesOf } from '../issues.ts';
import { isoDay, parseIsoDay, readDay } from '../reading/calendar.ts';
import { isBlank, readable } from '../reading/characters.ts';
import { instantOf, readTime } from '../reading/clock.ts';
import { recognizeDates } from '../reading/recognize-dates.ts';
import { dayInZone } from '../reading/wall-clock.ts';
import type { DateSettings } from './definition.ts';
import { dateDisplay } from './display.ts';
import { dateMessages } from './messages.ts';

const issue = issuesOf(dateMessages);

export const dateBehaviour: FieldKindBehaviour<DateSettings> = {
  ...dateDisplay,
  column: () => ({ type: 'date' }),
  toDatabase: (value) => value,
  fromDatabase(value) {
    // `pg` makes a local midnight of a date unless it is told to leave the text alone.
    if (value instanceof Date) {
      return isoDay({ year: value.getFullYear(), month: value.getMonth() + 1, day: value.getDate() });
    }
    return typeof value === 'string' ? value.slice(0, 10) : null;
  },
  normalize: (value) => (typeof value === 'string' ? value.trim() || null : value),
  checkValue(value) {
    if (typeof value === 'string' && parseIsoDay(value)) return [];
    const shaped = typeof value === 'string' && /^[1-9]\d{3}-\d{2}-\d{2}$/.test(value);
    return [shaped ? issue('date.no-such-day', { text: value }) : issue('date.not-a-date')];
  },
  parseText: (typed, _settings, context) => parseDate(typed, context),
  searchText: () => '',
  recognize: (sample) => ({ likelihood: recognizeDates(sample).date, settings: {} }),
};

/** A time behind the day is dropped; an instant with a zone is the day it falls on for the reader. */
function parseDate(typed: string, context: ParseContext): Result<unknown> {
  if (isBlank(typed)) return succeed(null);
  const read = readDay(typed, context.dayFirst);
  if (!read.ok) return fail(issue(`date.${read.reason}`, { text: readable(typed) }));
  if (read.rest === '') return succeed(isoDay(read.day));
  const time = readTime(read.rest);
  if (!time) return fail(issue('date.not-a-date'));
  if (time.offset === undefined) return succeed(isoDay(read.day));
  const day = dayInZone(instantOf(read.day, time, context.timeZone), context.timeZone);
  return parseIsoDay(day) ? succeed(day) : fail(issue('date.not-a-date'));
}
