import type { FieldKindDisplay } from '@atelier/entity';
import { parseIsoDay } from '../reading/calendar.ts';
import { wallClock } from '../reading/wall-clock.ts';
import type { DateTimeSettings } from './definition.ts';

/** The one stored form: UTC with milliseconds. */
const canonical = /^[1-9]\d{3}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

export const dateTimeDisplay: FieldKindDisplay<DateTimeSettings> = {
  valueSchema: () => ({ type: 'string', format: 'date-time', pattern: canonical.source }),
  formatText: (value, _settings, context) => formatMoment(value, context.timeZone),
  scope: () => ({ type: 'dateTime' }),
};

/** Whether a value is a moment in its stored form, on a day that exists. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && canonical.test(value) && parseIsoDay(value.slice(0, 10)) !== undefined;
}

/** '2024-05-07 14:30' where the reader is, with seconds where there are any. */
export function formatMoment(value: unknown, timeZone: string): string {
  if (typeof value !== 'string') return '';
  if (!isMoment(value)) return value;
  const text = wallClock(value, timeZone);
  return text.endsWith(':00') ? text.slice(0, -3) : text;
}
