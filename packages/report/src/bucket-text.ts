import type { Language } from '@atelier/problem';

interface Reading {
  readonly language: Language;
  readonly timeZone: string;
}

/** The first day of a period (or the instant of an hour) as a person names the period. */
export function formatBucket(start: string, bucket: string, { language, timeZone }: Reading): string {
  if (bucket === 'hour') {
    return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(start));
  }
  const [year = '', month = '', day = ''] = start.slice(0, 10).split('-');
  switch (bucket) {
    case 'year':
      return language === 'zh' ? `${year}年` : year;
    case 'quarter': {
      const quarter = Math.ceil(Number(month) / 3);
      return language === 'zh' ? `${year}年${quarter}季度` : `Q${quarter} ${year}`;
    }
    case 'month':
      return `${year}-${month}`;
    default:
      return `${year}-${month}-${day}`;
  }
}
