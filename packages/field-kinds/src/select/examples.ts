import type { KindExamples } from '../example.ts';

export const genders = {
  options: [
    { value: 'female', label: { zh: '女', en: 'Female' }, color: 'pink', aliases: ['F', '女士'] },
    { value: 'male', label: { zh: '男', en: 'Male' }, color: 'blue' },
    { value: 'undisclosed', label: { zh: '不愿透露', en: '' }, archived: true },
  ],
} as const;

const cities = {
  options: [
    { value: '苏州', label: { zh: '苏州', en: 'Suzhou' } },
    { value: 'paris', label: { zh: '巴黎', en: 'Paris' } },
  ],
};

export const selectExamples: KindExamples = {
  values: [
    { value: 'female', zh: '女', en: 'Female', settings: genders },
    { value: 'undisclosed', zh: '不愿透露', en: '不愿透露', settings: genders },
    { value: '苏州', zh: '苏州', en: 'Suzhou', settings: cities },
  ],
  normalized: [
    { from: ' female ', to: 'female', settings: genders },
    { from: '', to: null, settings: genders },
  ],
  refused: [
    { value: '女', code: 'select.not-an-option', settings: genders },
    { value: 'FEMALE', code: 'select.not-an-option', settings: genders },
    { value: 3, code: 'select.not-an-option', settings: genders },
    { value: 'a', code: 'select.not-an-option' },
  ],
  texts: [
    { text: '女', value: 'female', settings: genders },
    { text: ' FEMALE\u3000', value: 'female', settings: genders },
    { text: 'Ｆ', value: 'female', settings: genders },
    { text: '女士', value: 'female', settings: genders },
    { text: 'm', value: 'male', settings: genders },
    { text: '先生', value: 'male', settings: genders },
    { text: '苏州市', value: '苏州', settings: cities },
    { text: '苏州 ', value: '苏州', settings: cities },
    { text: 'PARIS', value: 'paris', settings: cities },
    { text: '-', value: null, settings: genders },
    { text: '', value: null },
  ],
  refusedTexts: [
    { text: '未知', code: 'select.not-an-option', settings: genders },
    { text: '北京', code: 'select.not-an-option', settings: cities },
  ],
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
      settings: {
        options: [
          { value: 'a', label: { zh: '甲', en: 'A' } },
          { value: 'b', label: { zh: '乙', en: 'a' } },
        ],
      },
      at: '/options/1/label',
      code: 'select.same-text',
    },
    {
      settings: { options: [{ value: 'a', label: { zh: '', en: ' ' } }] },
      at: '/options/0/label',
      code: 'select.no-label',
    },
    { settings: { options: [{ value: ' a', label: { zh: '甲', en: 'A' } }] }, at: '/options/0/value' },
    {
      settings: { options: [{ value: 'a', label: { zh: '甲', en: 'A' }, color: '#f00' }] },
      at: '/options/0/color',
    },
    { settings: { options: [{ label: { zh: '甲', en: 'A' } }] }, at: '/options/0' },
  ],
  incomplete: 'select.no-options',
  columns: [
    {
      header: '性别',
      cells: ['女', 'F', 'female', '男', 'M', '女', '未知', 'F', '女', 'M', '女', '男'],
      settings: {
        options: [
          { value: 'female', label: { zh: '女', en: 'Female' }, aliases: ['F'] },
          { value: 'male', label: { zh: '男', en: 'Male' }, aliases: ['M'] },
          { value: 'unknown', label: { zh: '未知', en: 'Unknown' } },
        ],
      },
    },
    {
      header: '城市',
      cells: [
        '北京市',
        '深圳 ',
        '北京',
        '巴黎',
        'Paris',
        '深圳',
        '北京市',
        '佛山市',
        '佛山',
        '佛山市',
        '深圳',
        '巴黎',
      ],
      settings: {
        options: [
          { value: 'beijing', label: { zh: '北京', en: 'Beijing' }, aliases: ['北京市'] },
          { value: 'shenzhen', label: { zh: '深圳', en: 'Shenzhen' } },
          { value: 'paris', label: { zh: '巴黎', en: 'Paris' } },
          { value: '佛山市', label: { zh: '佛山市', en: '' }, aliases: ['佛山'] },
        ],
      },
    },
    { header: '来源', cells: ['抖音', 'POS', '抖音', '官网', 'POS', '抖音', '官网', '抖音', 'POS'] },
  ],
};
