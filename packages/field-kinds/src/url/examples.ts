import { same, type KindExamples } from '../example.ts';

export const urlExamples: KindExamples = {
  values: [
    same('https://example.com', 'https://example.com'),
    same('http://例子.测试/路径?q=包#段', 'http://例子.测试/路径?q=包#段'),
    same('https://localhost:8080/a', 'https://localhost:8080/a'),
    same(`https://example.com/${'x'.repeat(1980)}`, `https://example.com/${'x'.repeat(1980)}`),
  ],
  normalized: [
    { from: ' HTTPS://example.com ', to: 'https://example.com' },
    { from: '', to: null },
  ],
  refused: [
    { value: 'javascript:alert(1)', code: 'url.scheme' },
    { value: 'data:text/html,x', code: 'url.scheme' },
    { value: 'example.com', code: 'url.not-an-address' },
    { value: 'https://user:secret@example.com', code: 'url.credentials' },
    { value: 'https://', code: 'url.not-an-address' },
    { value: 'https://a b', code: 'url.not-an-address' },
    { value: `https://example.com/${'x'.repeat(2000)}`, code: 'url.not-an-address' },
    { value: null, code: 'url.not-an-address' },
  ],
  texts: [
    { text: 'www.example.com/shop', value: 'https://www.example.com/shop' },
    { text: 'example.com', value: 'https://example.com' },
    { text: 'Http://example.com/A', value: 'http://example.com/A' },
    { text: '-', value: null },
  ],
  refusedTexts: [
    { text: 'javascript:alert(1)', code: 'url.scheme' },
    { text: 'JaVaScRiPt:alert(1)', code: 'url.scheme' },
    { text: 'java\tscript:alert(1)', code: 'url.not-an-address' },
    { text: 'ftp://example.com', code: 'url.scheme' },
    { text: '官网', code: 'url.not-an-address' },
  ],
  columns: [
    { header: '网址', cells: ['https://example.com', 'www.example.com', 'example.com'] },
    { header: 'x', cells: ['https://example.com/a', 'https://example.com/b'] },
  ],
};
