import { same, type KindExamples } from '../example.ts';

export const percentExamples: KindExamples = {
  values: [
    same(0, '0%'),
    same(0.15, '15%'),
    same(0.07, '7%'),
    same(0.1234, '12.34%'),
    same(-0.5, '-50%'),
    same(1.5, '150%'),
    same(1, '100%', { min: 0, max: 100 }),
  ],
  normalized: [{ from: 0.1 + 0.2, to: 0.3 }],
  refused: [
    { value: '15%', code: 'percent.not-a-percentage' },
    { value: 0.12345, code: 'percent.too-many-decimals' },
    { value: 1.01, code: 'percent.too-large', settings: { max: 100 } },
    { value: -0.01, code: 'percent.too-small', settings: { min: 0 } },
  ],
  texts: [
    { text: '15%', value: 0.15 },
    { text: '15 ％', value: 0.15 },
    { text: '15', value: 0.15 },
    { text: '0.15', value: 0.0015 },
    { text: '0.15', value: 0.15, settings: { plain: 'fraction' } },
    { text: '15%', value: 0.15, settings: { plain: 'fraction' } },
    { text: '7.5%', value: 0.075 },
    { text: '-', value: null },
  ],
  refusedTexts: [
    { text: '八折', code: 'percent.not-a-percentage' },
    { text: '¥15', code: 'percent.not-a-percentage' },
    { text: '12.345%', code: 'percent.too-many-decimals' },
  ],
  refusedSettings: [
    { settings: { plain: 'both' }, at: '/plain' },
    { settings: { min: 50, max: 10 }, at: '/min', code: 'number.empty-range' },
  ],
  columns: [
    { header: '折扣率', cells: ['15%', '7.5%', '100%'], settings: { decimals: 1, plain: 'percent' } },
    { header: 'rate', cells: ['0.15', '0.075', '1'], settings: { decimals: 1, plain: 'fraction' } },
  ],
};
