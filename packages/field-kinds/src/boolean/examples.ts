import type { KindExamples } from '../example.ts';

const wanted = { yes: { zh: '愿意', en: 'Willing' }, no: { zh: '不愿意', en: 'Unwilling' } };

export const booleanExamples: KindExamples = {
  values: [
    { value: true, zh: '是', en: 'Yes' },
    { value: false, zh: '否', en: 'No' },
    { value: false, zh: '不愿意', en: 'Unwilling', settings: wanted },
  ],
  refused: [
    { value: 'true', code: 'boolean.not-yes-or-no' },
    { value: 1, code: 'boolean.not-yes-or-no' },
  ],
  texts: [
    { text: ' 是 ', value: true },
    { text: 'YES', value: true },
    { text: '有', value: true },
    { text: '无', value: false },
    { text: '√', value: true },
    { text: '0', value: false },
    { text: 'ＦＡＬＳＥ', value: false },
    { text: '愿意', value: true, settings: wanted },
    { text: '-', value: null },
    { text: '', value: null },
  ],
  refusedTexts: [
    { text: '也许', code: 'boolean.not-yes-or-no' },
    { text: '2', code: 'boolean.not-yes-or-no' },
  ],
  refusedSettings: [
    {
      settings: { yes: { zh: '是', en: 'Yes' }, no: { zh: '是', en: 'No' } },
      at: '/no',
      code: 'boolean.same-text',
    },
    { settings: { yes: { zh: '是' } }, at: '/yes' },
  ],
  columns: [
    { header: '会员', cells: ['是', '否', '是', '是'] },
    { header: 'is_member', cells: ['1', '0', '1', '1'] },
    { header: 'agreed', cells: ['Y', 'N', 'Y', 'N'] },
  ],
};
