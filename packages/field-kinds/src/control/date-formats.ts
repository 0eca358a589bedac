import type { Language } from '@atelier/problem';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { isMoment } from '../date-time/behaviour.ts';
import { wallClock } from '../reading/clock.ts';

const dayFormats: Readonly<Record<Language, Readonly<Record<'list' | 'page', string>>>> = {
  zh: { list: 'YYYY-MM-DD', page: 'YYYY年M月D日' },
  en: { list: 'D MMM YYYY', page: 'D MMMM YYYY' },
};

/** A day in words of the language: short in a list, written out on a page. What is no day stays as it is. */
export function dayText(value: unknown, language: Language, density: 'list' | 'page'): string {
  if (typeof value !== 'string' || value === '') return '';
  const day = dayjs(value);
  return day.isValid() ? day.locale(localeOf(language)).format(dayFormats[language][density]) : value;
}

/** A moment where the reader is, to the minute. */
export function momentText(value: unknown, reader: { readonly language: Language; readonly timeZone: string }, density: 'list' | 'page'): string {
  if (typeof value !== 'string' || value === '') return '';
  if (!isMoment(value)) return value;
  const [day = '', time = ''] = wallClock(value, reader.timeZone).split(' ');
  const separator = reader.language === 'en' && density === 'page' ? ', ' : ' ';
  return dayText(day, reader.language, density) + separator + time.slice(0, 5);
}

function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-cn' : 'en';
}
