import { Temporal } from 'temporal-polyfill';

export interface Duration {
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month';
}

/**
 * The instant a duration after another. Days, weeks and months are counted on the calendar of the
 * zone, so that "in 2 days" keeps the time of day across a change to summer time.
 */
export function after(instant: string, duration: Duration, timeZone: string): string {
  const start = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return start
    .add({ [`${duration.unit}s`]: duration.amount })
    .toInstant()
    .toString();
}
