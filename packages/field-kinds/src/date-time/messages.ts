import { defineCatalogue } from '@atelier/problem';

export const dateTimeMessages = defineCatalogue({
  'date-time.not-a-moment': {
    kind: 'invalid',
    zh: '无法识别为日期和时间，请写成 2024-05-07 14:30 的形式',
    en: 'This is not a date and time; write it like 2024-05-07 14:30',
  },
});
