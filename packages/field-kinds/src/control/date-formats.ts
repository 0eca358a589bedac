import type { Language } from '@atelier/problem';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { isMoment } from '../date-time/display.ts';
import { parseIsoDay } from '../reading/calendar.ts';
import { wallClock } from '../reading/wall-clock.ts';
import { isRelativeDate, periodText } from './relative-dates.ts';

const dayFormats: Readonly<Record<Language, Readonly<Record<'list' | 'page', string>>>> = {
  zh: { list: 'YYYY-MM-DD', page: 'YYYY年M月D日' },
  en: { list: 'D MMM YYYY', page: 'D MMMM YYYY' },
};

/** A day, or the period of a condition, in words of the language: short in a list, written out on a page. What is no day stays as it is. */
export function dayText(value: unknown, language: Language, density: 'list' | 'page'): string {
  if (isRelativeDate(value)) return periodText(value, language);
  if (typeof value !== 'string' || value === '') return '';
  const day = dayjs(value);
  return day.isValid() ? day.locale(localeOf(language)).format(dayFormats[language][density]) : value;
}

/** A moment where the reader is, to the minute. */
export function momentText(
  value: unknown,
  reader: { readonly language: Language; readonly timeZone: string },
  density: 'list' | 'page',
): string {
  if (isRelativeDate(value)) return periodText(value, reader.language);
  if (typeof value !== 'string' || value === '') return '';
  if (parseIsoDay(value)) return dayText(value, reader.language, density);
  if (!isMoment(value)) return value;
  const [day = '', time = ''] = wallClock(value, reader.timeZone).split(' ');
  const separator = reader.language === 'en' ? ', ' : ' ';
  return dayText(day, reader.language, density) + separator + time.slice(0, 5);
}

function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-cn' : 'en';
}
