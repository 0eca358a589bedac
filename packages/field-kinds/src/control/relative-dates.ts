import type { RelativeDate } from '@atelier/expression';
import type { Language, Localized } from '@atelier/problem';

/** Periods that a condition offers by name, the likely ones first. */
export const namedPeriods: readonly { readonly period: RelativeDate; readonly label: Localized }[] = [
  named('day', 0, { zh: '今天', en: 'Today' }),
  named('day', -1, { zh: '昨天', en: 'Yesterday' }),
  named('day', 1, { zh: '明天', en: 'Tomorrow' }),
  named('week', 0, { zh: '本周', en: 'This week' }),
  named('week', -1, { zh: '上周', en: 'Last week' }),
  named('week', 1, { zh: '下周', en: 'Next week' }),
  named('month', 0, { zh: '本月', en: 'This month' }),
  named('month', -1, { zh: '上月', en: 'Last month' }),
  named('month', 1, { zh: '下月', en: 'Next month' }),
  named('quarter', 0, { zh: '本季度', en: 'This quarter' }),
  named('quarter', -1, { zh: '上季度', en: 'Last quarter' }),
  named('year', 0, { zh: '今年', en: 'This year' }),
  named('year', -1, { zh: '去年', en: 'Last year' }),
  named('year', 1, { zh: '明年', en: 'Next year' }),
];

const units: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'];

export function isRelativeDate(value: unknown): value is RelativeDate {
  return (
    typeof value === 'object' &&
    value !== null &&
    'relative' in value &&
    typeof value.relative === 'string' &&
    units.includes(value.relative) &&
    'offset' in value &&
    Number.isInteger(value.offset)
  );
}

/** The name of a period, where it has one: -7 days has none. */
export function nameOfPeriod(period: RelativeDate): Localized | undefined {
  return namedPeriods.find(
    (entry) => entry.period.relative === period.relative && entry.period.offset === period.offset,
  )?.label;
}

/** A period in words: 本月, 7 天前, in 3 weeks. */
export function periodText(period: RelativeDate, language: Language): string {
  const name = nameOfPeriod(period);
  if (name) return name[language];
  const ago = period.offset < 0;
  const count = Math.abs(period.offset);
  const unit = unitNames[period.relative][language];
  if (language === 'zh') return `${count} ${unit}${ago ? '前' : '后'}`;
  return ago ? `${count} ${unit} ago` : `in ${count} ${unit}`;
}

const unitNames: Readonly<Record<RelativeDate['relative'], Localized>> = {
  day: { zh: '天', en: 'days' },
  week: { zh: '周', en: 'weeks' },
  month: { zh: '个月', en: 'months' },
  quarter: { zh: '个季度', en: 'quarters' },
  year: { zh: '年', en: 'years' },
};

function named(relative: RelativeDate['relative'], offset: number, label: Localized) {
  return { period: { relative, offset }, label };
}
