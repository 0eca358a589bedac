import { preferredLanguage } from './language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['fr-FR,zh;q=0.3,en;q=0.2', 'zh'],
  ['de', 'en'],
  ['zh;q=0.1, en;q=0.9', 'en'],
  [`${'x'.repeat(100_000)},zh`, 'en'],
])('a browser that asks for %.40s is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
