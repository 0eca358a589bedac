import { same, type KindExamples } from '../example.ts';

export const dateTimeExamples: KindExamples = {
  values: [
    same('2024-05-07T06:30:00.000Z', '2024-05-07 14:30'),
    same('2024-05-07T06:30:05.000Z', '2024-05-07 14:30:05'),
    same('1000-01-02T00:00:00.000Z', '1000-01-02 08:05:43'),
    { value: '2024-05-07T06:30:05.123Z', zh: '2024-05-07 14:30:05', en: '2024-05-07 14:30:05', lossy: true },
  ],
  normalized: [
    { from: '2024-05-07T14:30:00+08:00', to: '2024-05-07T06:30:00.000Z' },
    { from: '2024-05-07T06:30Z', to: '2024-05-07T06:30:00.000Z' },
    { from: '2024-05-07t06:30:00.1239z', to: '2024-05-07T06:30:00.123Z' },
  ],
  refused: [
    { value: '2024-05-07 14:30', code: 'date-time.not-a-moment' },
    { value: '2024-05-07T14:30:00', code: 'date-time.not-a-moment' },
    { value: '2024-02-30T00:00:00Z', code: 'date-time.not-a-moment' },
    { value: '2024-02-30T00:00:00.000Z', code: 'date-time.not-a-moment' },
    { value: '2024-05-07T25:00:00.000Z', code: 'date-time.not-a-moment' },
    { value: 1715063400000, code: 'date-time.not-a-moment' },
  ],
  texts: [
    { text: '2024-05-07 14:30', value: '2024-05-07T06:30:00.000Z' },
    { text: '2024/5/7 14:30:05', value: '2024-05-07T06:30:05.000Z' },
    { text: '2024年5月7日 下午2:30', value: '2024-05-07T06:30:00.000Z' },
    { text: '2024年5月7日14点30分', value: '2024-05-07T06:30:00.000Z' },
    { text: '5 May 2024, 2:30 pm', value: '2024-05-05T06:30:00.000Z' },
    { text: '2024-05-07 12:30 AM', value: '2024-05-06T16:30:00.000Z' },
    { text: '2024-05-07', value: '2024-05-06T16:00:00.000Z' },
    { text: '2024-05-07T06:30:00Z', value: '2024-05-07T06:30:00.000Z' },
    { text: '2024-05-07T06:30:00+0200', value: '2024-05-07T04:30:00.000Z' },
    { text: '45126.5', value: '2023-07-19T04:00:00.000Z' },
    // The hour that daylight saving skips moves forward.
    { text: '2024-03-31 02:30', value: '2024-03-31T01:30:00.000Z', context: { timeZone: 'Europe/Paris' } },
    { text: '-', value: null },
  ],
  refusedTexts: [
    { text: '14:30', code: 'date-time.not-a-moment' },
    { text: '2024-02-30 10:00', code: 'date.no-such-day' },
    { text: '2024-05-07 25:00', code: 'date-time.not-a-moment' },
    { text: '2024-05-07 14:60', code: 'date-time.not-a-moment' },
    { text: '2024-05-07 5', code: 'date-time.not-a-moment' },
    { text: '24-5-7', code: 'date.short-year' },
  ],
  columns: [
    { header: '下单时间', cells: ['2024-05-07 14:30', '2024/5/8 9:05:10', '2024-05-09 00:00'] },
    { header: 'createdAt', cells: ['2024-05-07T06:30:00Z', '2024-05-08T06:30:00Z'] },
  ],
};
