import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayInZone, wallClock } from './wall-clock.ts';

const zones = ['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Europe/Paris', 'America/St_Johns', 'Pacific/Apia'];

describe('the clock on the wall', () => {
  it('turns to the next day at midnight where the reader is', () => {
    expect(wallClock('2024-05-07T16:00:00.000Z', 'Asia/Shanghai')).toBe('2024-05-08 00:00:00');
    expect(dayInZone('2024-05-07T15:59:59.999Z', 'Asia/Shanghai')).toBe('2024-05-07');
  });

  it('shows what the calendar of the standard shows, in every zone, from the year 1000 on', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1000-01-02T00:00:00Z'),
          max: new Date('9999-12-30T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.constantFrom(...zones),
        (date, zone) => {
          const zoned = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
          const seconds = zoned.toPlainDateTime().round({ smallestUnit: 'second', roundingMode: 'floor' });
          expect(wallClock(date.toISOString(), zone)).toBe(seconds.toString().replace('T', ' '));
        },
      ),
    );
  });
});
