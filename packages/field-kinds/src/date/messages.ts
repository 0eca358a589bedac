import { defineCatalogue } from '@atelier/problem';

export const dateMessages = defineCatalogue({
  'date.not-a-date': {
    kind: 'invalid',
    zh: '无法识别为日期，请写成 2024-05-07 的形式',
    en: 'This is not a date; write it like 2024-05-07',
  },
  'date.no-such-day': {
    kind: 'invalid',
    zh: '日历上没有这一天：{text}',
    en: 'There is no such day in the calendar: {text}',
  },
  'date.incomplete': {
    kind: 'invalid',
    zh: '日期不完整，需要年、月、日',
    en: 'The date is incomplete; it needs year, month and day',
  },
  'date.short-year': {
    kind: 'invalid',
    zh: '请用四位数写年份，例如 1990',
    en: 'Write the year with four digits, e.g. 1990',
  },
});
