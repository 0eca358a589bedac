import { Temporal } from 'temporal-polyfill';
import { isoDay, two, type CalendarDay } from './calendar.ts';

/** A time of day, and the offset from UTC where the text named one ('Z', '+08:00'). */
export interface ReadTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset?: string;
}

const clock =
  /^[T\s,]*(上午|下午|凌晨|中午|晚上|早上|am|pm|a\.m\.|p\.m\.)?\s*(\d{1,2})(?:\s*[:时點点]\s*(\d{1,2})?\s*分?(?:\s*:?\s*(\d{1,2})(?:[.,](\d{1,9}))?\s*秒?)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/i;

/**
 * Reads the time behind a day: `14:30`, `T14:30:05.250Z`, `下午2:30`, `2:30 pm`, `14点30分`, and the
 * fraction of a spreadsheet's serial day (`.5` is noon). Undefined where it is none.
 */
export function readTime(text: string): ReadTime | undefined {
  if (/^\.\d+$/.test(text)) return timeOfFraction(Number(text));
  const parts = clock.exec(text.trim());
  if (!parts) return undefined;
  const [, before, hourText, minuteText, secondText, fraction, after, offset] = parts;
  const half = (before ?? after ?? '').toLowerCase();
  // '5' behind a day could be anything; a bare hour needs a word with it.
  if (minuteText === undefined && half === '' && !/[时點点]/.test(text)) return undefined;
  const hour = hourOfDay(Number(hourText), half);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const millisecond = Math.trunc(Number(`0.${fraction ?? '0'}`) * 1000);
  return { hour, minute, second, millisecond, ...(offset ? { offset: plainOffset(offset) } : {}) };
}

/** The instant, as ISO 8601 in UTC with milliseconds, of a wall-clock time in a zone (or its own offset). */
export function instantOf(day: CalendarDay, time: ReadTime, timeZone: string): string {
  const { hour, minute, second, millisecond } = time;
  if (time.offset === undefined) {
    // 'compatible': an hour that daylight saving skips moves forward, one that it repeats is the first.
    const zoned = Temporal.ZonedDateTime.from({ ...day, hour, minute, second, millisecond, timeZone });
    return isoInstant(zoned.epochMilliseconds);
  }
  const wall = `${isoDay(day)}T${two(hour)}:${two(minute)}:${two(second)}.${String(millisecond).padStart(3, '0')}`;
  return isoInstant(Date.parse(wall + time.offset));
}

export function isoInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function timeOfFraction(fraction: number): ReadTime {
  // Spreadsheets store binary fractions; whole seconds are what was meant. 23:59:59.6 stays on its day.
  const seconds = Math.min(Math.round(fraction * 86_400), 86_399);
  return {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
    second: seconds % 60,
    millisecond: 0,
  };
}

function hourOfDay(hour: number, half: string): number | undefined {
  const afternoon = ['pm', 'p.m.', '下午', '晚上'].includes(half);
  const morning = ['am', 'a.m.', '上午', '凌晨', '早上'].includes(half);
  if (hour > 23 || ((afternoon || morning) && hour > 12 && !afternoon)) return undefined;
  if (afternoon && hour < 12) return hour + 12;
  if (morning && hour === 12) return 0;
  return hour;
}

function plainOffset(offset: string): string {
  if (!/\d/.test(offset)) return 'Z';
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}
