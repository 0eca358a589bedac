import { same, type KindExamples } from '../example.ts';

export const textExamples: KindExamples = {
  values: [
    same('王小明', '王小明'),
    same("Jean-Luc O'Neill, dit «le Grand»", "Jean-Luc O'Neill, dit «le Grand»"),
    same('-', '-'),
    same('<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'),
    same('=HYPERLINK("http://x.invalid","点我")', '=HYPERLINK("http://x.invalid","点我")'),
    same('👜👩‍👩‍👧', '👜👩‍👩‍👧', { maxLength: 6 }),
    same('x'.repeat(200), 'x'.repeat(200)),
  ],
  normalized: [
    { from: 'e\u0001\u0301', to: 'é' },
    { from: '  王\t小明\u3000', to: '王 小明' },
    { from: 'a\u0000b\u0007', to: 'ab' },
    { from: '\uD83D', to: '\uFFFD' },
    { from: 'e\u0301', to: 'é' },
    { from: ' \u200B\uFEFF', to: null },
  ],
  refused: [
    { value: 12, code: 'text.not-text' },
    { value: ['a'], code: 'text.not-text' },
    { value: 'x'.repeat(201), code: 'text.too-long' },
    { value: '👜👜👜', code: 'text.too-long', settings: { maxLength: 2 } },
  ],
  texts: [
    { text: ' 姓名\u3000\n二 ', value: '姓名 二' },
    { text: '   ', value: null },
    { text: "'0012", value: "'0012" },
  ],
  refusedTexts: [{ text: 'x'.repeat(201), code: 'text.too-long' }],
  refusedSettings: [
    { settings: { maxLength: 0 }, at: '/maxLength' },
    { settings: { maxLength: '200' }, at: '/maxLength' },
    { settings: { maxLength: 20, size: 'big' }, at: '' },
  ],
  columns: [
    {
      header: '姓名 ',
      cells: ['谢英晨', '史芳娟', 'Jean-Luc Périer', 'Anne-Sophie de la Tour', '欧阳娜娜, 小姐', "O'Brien"],
    },
    { header: '微信号', cells: ['wx_1', 'abc-77', 'li_lei', 'han.mm'] },
  ],
};
