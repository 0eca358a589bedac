import type { Language, Localized } from '@atelier/problem';
import type { DateUnit } from './calendar.ts';

/** Words for values in sentences: dates, periods counted from today, numbers. */
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026年1月31日, 31 Jan 2026 */
export function dateWords(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return language === 'zh'
    ? `${year}年${month}月${day}日`
    : `${day} ${englishMonths[month - 1] ?? ''} ${year}`;
}

/** An instant has no zone of its own in a sentence, so it names UTC. */
export function instantWords(text: string, language: Language): string {
  return `${dateWords(text.slice(0, 10), language)} ${text.slice(11, 16)} UTC`;
}

/** 1234567.5 as 1,234,567.5 */
export function numberWords(value: string): string {
  const [integer = '', fraction] = value.split('.');
  const grouped = integer.replace(/(\d)(?=(\d{3})+$)/g, '$1,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

interface PeriodWords {
  readonly zh: readonly [last: string, current: string, next: string];
  readonly en: readonly [last: string, current: string, next: string];
  /** Counted: 3 个月, 3 months */
  readonly count: { readonly zh: string; readonly en: string };
}

const periods: Readonly<Record<DateUnit, PeriodWords>> = {
  day: {
    zh: ['昨天', '今天', '明天'],
    en: ['yesterday', 'today', 'tomorrow'],
    count: { zh: '天', en: 'days' },
  },
  week: {
    zh: ['上周', '本周', '下周'],
    en: ['last week', 'this week', 'next week'],
    count: { zh: '周', en: 'weeks' },
  },
  month: {
    zh: ['上个月', '本月', '下个月'],
    en: ['last month', 'this month', 'next month'],
    count: { zh: '个月', en: 'months' },
  },
  quarter: {
    zh: ['上季度', '本季度', '下季度'],
    en: ['last quarter', 'this quarter', 'next quarter'],
    count: { zh: '个季度', en: 'quarters' },
  },
  year: {
    zh: ['去年', '今年', '明年'],
    en: ['last year', 'this year', 'next year'],
    count: { zh: '年', en: 'years' },
  },
};

/** 今天, 上个月, 3 个月前; today, last month, 3 months ago, in 2 weeks */
export function periodWords(unit: DateUnit, offset: number, language: Language): string {
  const words = periods[unit];
  const near = words[language][offset + 1];
  if (near !== undefined) return near;
  const count = Math.abs(offset);
  if (language === 'zh') return `${count} ${words.count.zh}${offset < 0 ? '前' : '后'}`;
  return offset < 0 ? `${count} ${words.count.en} ago` : `in ${count} ${words.count.en}`;
}

/** 本月的第一天, the first day of last month; a day is its own first and last. */
export function periodEdgeWords(
  edge: 'start' | 'end',
  period: { unit: DateUnit; offset: number },
  language: Language,
): string {
  const words = periodWords(period.unit, period.offset, language);
  if (period.unit === 'day') return words;
  if (language === 'zh') return `${words}的${edge === 'start' ? '第一天' : '最后一天'}`;
  return `the ${edge === 'start' ? 'first' : 'last'} day of ${words}`;
}

/** 上海、广州或北京; Shanghai, Guangzhou or Beijing */
export function listWords(items: readonly string[], word: 'or' | 'and', language: Language): string {
  const last = items[items.length - 1] ?? '';
  if (items.length < 2) return last;
  const first = items.slice(0, -1).join(language === 'zh' ? '、' : ', ');
  const joining = language === 'zh' ? (word === 'or' ? '或' : '和') : word;
  return `${first} ${joining} ${last}`;
}

/** Text that could be misread without quotes gets them. */
export function textWords(text: string): string {
  return /^[\p{L}\p{N}_.@-]+$/u.test(text) ? text : `“${text}”`;
}

/** What is said of a value around it: `生日的年份`, `year of Birthday`. */
export const phrases: ReadonlyMap<string, Localized> = new Map([
  ['TODAY', { zh: '今天', en: 'today' }],
  ['NOW', { zh: '现在', en: 'now' }],
  ['YEAR', { zh: '{0}的年份', en: 'the year of {0}' }],
  ['MONTH', { zh: '{0}的月份', en: 'the month of {0}' }],
  ['DAY', { zh: '{0}的日', en: 'the day of {0}' }],
  ['YEARS', { zh: '{0}至今的周年数', en: 'the years since {0}' }],
  ['DAYS', { zh: '从{1}到{0}的天数', en: 'the days from {1} to {0}' }],
  ['NEXT_OCCURRENCE', { zh: '下一个{0}', en: 'the next {0}' }],
  ['LEN', { zh: '{0}的字数', en: 'the length of {0}' }],
  ['COUNTOF', { zh: '{0}的个数', en: 'the number of {0}' }],
  ['add', { zh: '{0} + {1}', en: '{0} + {1}' }],
  ['subtract', { zh: '{0} − {1}', en: '{0} − {1}' }],
  ['multiply', { zh: '{0} × {1}', en: '{0} × {1}' }],
  ['divide', { zh: '{0} ÷ {1}', en: '{0} ÷ {1}' }],
  ['negate', { zh: '−{0}', en: '−{0}' }],
]);

/** Phrases that need brackets inside of each other. */
export const compound: ReadonlySet<string> = new Set(['add', 'subtract', 'multiply', 'divide', 'negate']);
