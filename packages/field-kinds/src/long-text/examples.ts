import { same, type KindExamples } from '../example.ts';

export const longTextExamples: KindExamples = {
  values: [
    same('喜欢经典款，\n不喜欢大 logo', '喜欢经典款，\n不喜欢大 logo'),
    same('🎂 生日月请提醒 👜', '🎂 生日月请提醒 👜'),
    same("@SUM(1+1)*cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0"),
    same('x'.repeat(10_000), 'x'.repeat(10_000)),
  ],
  normalized: [
    { from: 'a \u0001\nb', to: 'a\nb' },
    { from: 'a  \r\nb\rc\u2028d\n\n', to: 'a\nb\nc\nd' },
    { from: '\u0000', to: null },
  ],
  refused: [
    { value: true, code: 'text.not-text' },
    { value: 'x'.repeat(101), code: 'text.too-long', settings: { maxLength: 100 } },
  ],
  texts: [
    { text: '  一\r\n 二 ', value: '一\n 二' },
    { text: '\n', value: null },
  ],
  refusedTexts: [{ text: 'x'.repeat(10_001), code: 'text.too-long' }],
  refusedSettings: [{ settings: { maxLength: 100_001 }, at: '/maxLength' }],
  columns: [
    { header: '备注', cells: ['喜欢经典款，\n不喜欢大logo', '对镍过敏；偏好玫瑰金', '他说:"下次再来"'] },
    { header: 'x', cells: ['第一行\n第二行', '很长'.repeat(40), '第一行\r\n第二行'] },
  ],
};
