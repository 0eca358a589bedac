import { same, type KindExamples } from '../example.ts';

export const emailExamples: KindExamples = {
  values: [
    same('wang.xiaoming@example.com', 'wang.xiaoming@example.com'),
    same("o'neill+shop@mail.example.co.uk", "o'neill+shop@mail.example.co.uk"),
    same('10086@qq.com', '10086@qq.com'),
  ],
  normalized: [
    { from: ' Wang@Example.COM ', to: 'wang@example.com' },
    { from: '', to: null },
  ],
  refused: [
    { value: 'Wang@Example.com', code: 'email.not-an-address' },
    { value: 'w***@example.com', code: 'email.not-an-address' },
    { value: 'wang@', code: 'email.not-an-address' },
    { value: `${'x'.repeat(250)}@a.cn`, code: 'email.not-an-address' },
    { value: 5, code: 'email.not-an-address' },
  ],
  texts: [
    { text: 'Wang@Example.COM', value: 'wang@example.com' },
    { text: 'ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', value: 'wang@example.com' },
    { text: 'mailto:wang@example.com', value: 'wang@example.com' },
    { text: '<wang@example.com>', value: 'wang@example.com' },
    { text: '-', value: null },
  ],
  refusedTexts: [
    { text: 'wang', code: 'email.not-an-address' },
    { text: 'wang@example', code: 'email.not-an-address' },
    { text: 'a@b@example.com', code: 'email.not-an-address' },
    { text: 'a b@example.com', code: 'email.not-an-address' },
    { text: 'a..b@example.com', code: 'email.not-an-address' },
    { text: 'a@example.com, b@example.com', code: 'email.not-an-address' },
  ],
  columns: [
    { header: 'Email', cells: ['a@example.com', 'B@Example.com', '无'] },
    { header: 'x', cells: ['a@example.com', 'b@example.com'] },
  ],
};
