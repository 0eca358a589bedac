import type { KindExamples } from '../example.ts';

const id = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

export const userExamples: KindExamples = {
  values: [{ value: id, zh: '王小明', en: '王小明' }],
  normalized: [
    { from: ` ${id.toUpperCase()} `, to: id },
    { from: '', to: null },
  ],
  refused: [
    { value: '王小明', code: 'user.not-an-id' },
    { value: 7, code: 'user.not-an-id' },
    { value: `${id}0`, code: 'user.not-an-id' },
  ],
  texts: [
    { text: ' 王小明 ', value: id },
    { text: id.toUpperCase(), value: id },
    { text: '-', value: null },
  ],
  refusedTexts: [{ text: '李雷', code: 'user.not-found' }],
};
