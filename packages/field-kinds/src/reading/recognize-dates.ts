import type { ColumnSample } from '@atelier/entity';
import { readDay } from './calendar.ts';
import { readable } from './characters.ts';
import { readTime } from './clock.ts';
import { headerHas } from './sample.ts';

const dateWords = [
  '日期',
  '生日',
  '时间',
  '年月日',
  '出生',
  '首次',
  '最近',
  '到店',
  '日',
  'date',
  'birthday',
  'birth',
  'dob',
  'time',
  'at',
  'on',
  'since',
];

/**
 * How likely a column holds days, and how likely days with a time. Serial numbers of spreadsheets
 * count only where the header or the other cells speak of dates: alone they are just numbers.
 */
export function recognizeDates(sample: ColumnSample): { readonly date: number; readonly dateTime: number } {
  let days = 0;
  let times = 0;
  let serials = 0;
  for (const cell of sample.cells) {
    const text = readable(cell);
    const read = readDay(text, true);
    if (!read.ok) {
      // 30 February was meant as a date all the same.
      if (read.reason === 'no-such-day' || read.reason === 'short-year') days += 1;
    } else if (read.serial) serials += 1;
    else if (read.rest === '' || isMidnight(read.rest)) days += 1;
    else if (readTime(read.rest)) times += 1;
  }
  const written = days + times;
  const meant = written > 0 || headerHas(sample, dateWords) ? written + serials : 0;
  const share = sample.cells.length === 0 ? 0 : meant / sample.cells.length;
  if (share < 0.6) return { date: 0, dateTime: 0 };
  const likelihood = Math.min(1, share * 0.9 + (headerHas(sample, dateWords) ? 0.1 : 0));
  const timed = times > written * 0.2;
  return { date: timed ? likelihood * 0.5 : likelihood, dateTime: timed ? likelihood : likelihood * 0.5 };
}

/** A spreadsheet writes a plain day as '2024-05-07 00:00:00'. */
function isMidnight(rest: string): boolean {
  const time = readTime(rest);
  return time !== undefined && time.offset === undefined && time.hour + time.minute + time.second === 0;
}
