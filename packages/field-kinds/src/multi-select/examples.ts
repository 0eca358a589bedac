import type { KindExamples } from '../example.ts';

const interests = {
  options: [
    { value: 'bags', label: { zh: '包袋', en: 'Bags' }, color: 'gold' },
    { value: 'watches', label: { zh: '腕表', en: 'Watches' } },
    { value: 'jewellery', label: { zh: '珠宝', en: 'Jewellery' }, aliases: ['首饰'] },
  ],
} as const;

export const multiSelectExamples: KindExamples = {
  values: [
    { value: ['bags'], zh: '包袋', en: 'Bags', settings: interests },
    {
      value: ['bags', 'watches', 'jewellery'],
      zh: '包袋、腕表、珠宝',
      en: 'Bags, Watches, Jewellery',
      settings: interests,
    },
  ],
  normalized: [
    { from: ['jewellery', 'bags', 'bags '], to: ['bags', 'jewellery'], settings: interests },
    { from: [], to: null, settings: interests },
  ],
  refused: [
    { value: 'bags', code: 'multi-select.not-a-list', settings: interests },
    { value: ['bags', 'bags'], code: 'multi-select.not-a-list', settings: interests },
    { value: [1], code: 'multi-select.not-a-list', settings: interests },
    { value: ['bags', 'shoes'], code: 'select.not-an-option', at: '/1', settings: interests },
  ],
  texts: [
    { text: '包袋、首饰', value: ['bags', 'jewellery'], settings: interests },
    { text: 'watches; bags ，包袋', value: ['bags', 'watches'], settings: interests },
    { text: '-', value: null, settings: interests },
  ],
  refusedTexts: [{ text: '包袋、鞋履', code: 'select.not-an-option', settings: interests }],
  refusedSettings: [
    {
      settings: {
        options: [
          { value: 'a', label: { zh: '甲', en: 'A' } },
          { value: 'a', label: { zh: '乙', en: 'B' } },
        ],
      },
      at: '/options/1/value',
      code: 'select.same-value',
    },
    {
      settings: { options: [{ value: 'a', label: { zh: '甲、乙', en: 'A' } }] },
      at: '/options/0/label',
      code: 'multi-select.separator',
    },
  ],
  incomplete: 'select.no-options',
  columns: [
    {
      header: '偏好',
      cells: ['包袋、腕表', '珠宝', '腕表、珠宝', '包袋', '包袋、珠宝', '腕表', '包袋、腕表'],
    },
  ],
};
