import type { FieldKindBehaviour, ParseContext } from '@atelier/entity';
import { fail, succeed, type Result } from '@atelier/problem';
import { dateMessages } from '../date/messages.ts';
import { issuesOf } from '../issues.ts';
import { parseIsoDay, readDay } from '../reading/calendar.ts';
import { isBlank, readable } from '../reading/characters.ts';
import { instantOf, isoInstant, readTime } from '../reading/clock.ts';
import { recognizeDates } from '../reading/recognize-dates.ts';
import type { DateTimeSettings } from './definition.ts';
import { dateTimeDisplay, isMoment } from './display.ts';
import { dateTimeMessages } from './messages.ts';

const dayIssue = issuesOf(dateMessages);
const issue = issuesOf(dateTimeMessages);

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };
const withZone =
  /^([1-9]\d{3}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

export const dateTimeBehaviour: FieldKindBehaviour<DateTimeSettings> = {
  ...dateTimeDisplay,
  column: () => ({ type: 'timestamptz(3)' }),
  toDatabase: (value) => value,
  fromDatabase(value) {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    // PostgreSQL's own text: '2024-05-07 06:30:00.123+00'.
    const milliseconds =
      typeof value === 'string' ? Date.parse(value.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')) : NaN;
    return Number.isNaN(milliseconds) ? null : isoInstant(milliseconds);
  },
  normalize(value) {
    if (typeof value !== 'string') return value;
    const text = value.trim();
    const parts = withZone.exec(text);
    if (!parts?.[1] || !parseIsoDay(parts[1])) return text || null;
    const milliseconds = Date.parse(text.toUpperCase());
    return Number.isNaN(milliseconds) ? text : isoInstant(milliseconds);
  },
  checkValue: (value) => (isMoment(value) ? [] : [issue('date-time.not-a-moment')]),
  parseText: (typed, _settings, context) => parseMoment(typed, context),
  searchText: () => '',
  recognize: (sample) => ({ likelihood: recognizeDates(sample).dateTime, settings: {} }),
};

/** A day alone is its midnight where the reader is. */
function parseMoment(typed: string, context: ParseContext): Result<unknown> {
  if (isBlank(typed)) return succeed(null);
  const read = readDay(typed, context.dayFirst);
  if (!read.ok) {
    return fail(
      read.reason === 'not-a-date'
        ? issue('date-time.not-a-moment')
        : dayIssue(`date.${read.reason}`, { text: readable(typed) }),
    );
  }
  const time = read.rest === '' ? midnight : readTime(read.rest);
  if (!time) return fail(issue('date-time.not-a-moment'));
  const instant = instantOf(read.day, time, context.timeZone);
  return isMoment(instant) ? succeed(instant) : fail(issue('date-time.not-a-moment'));
}
