import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { EncodingObserver } from './encoding.ts';

const examples = new URL('examples/', import.meta.url);

function observe(bytes: Uint8Array, piece = 1000): EncodingObserver {
  const observer = new EncodingObserver();
  for (let at = 0; at < bytes.length; at += piece) observer.push(bytes.subarray(at, at + piece));
  return observer;
}

describe('the encoding of a sheet', () => {
  test.each([
    ['customers.csv', 'utf-8'],
    ['customers-gb18030.csv', 'gb18030'],
  ])('%s is %s, however it is cut into pieces', (file, encoding) => {
    const bytes = readFileSync(new URL(file, examples));
    expect(observe(bytes).encoding()).toBe(encoding);
    expect(observe(bytes, 1).encoding()).toBe(encoding);
    expect(observe(bytes).foreign()).toBeUndefined();
  });

  const chinese = '姓名,城市,备注\n王小明,上海,喜欢经典款\n欧阳娜娜,北京,周末联系\n';
  test.each([
    ['utf-8', chinese],
    ['gb18030', chinese],
    ['gb18030', '姓名,备注\n𠮷野家,稀有字\n王䶮,四字节\n'],
    ['utf-16le', chinese],
    ['utf-16be', chinese],
    ['windows-1252', 'name,town\nJérôme Müller,Besançon\nZoë,Gießen\n'],
    ['utf-8', 'name,town\nJérôme Müller,Besançon\nZoë,Gießen\n'],
    ['utf-8', 'name,town\nplain,ascii\n'],
  ] as const)('text written as %s is recognised without a mark', (encoding, text) => {
    expect(observe(iconv.encode(text, encoding)).encoding()).toBe(encoding);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('the mark of %s decides', (encoding) => {
    const observer = observe(iconv.encode('a,b\n1,2\n', encoding, { addBOM: true }));
    expect(observer.encoding()).toBe(encoding);
    expect(observer.foreign()).toBeUndefined();
  });

  test('a damaged character in a large UTF-8 file does not make it something else', () => {
    const bytes = Buffer.concat([Buffer.from(chinese.repeat(50)), Buffer.from([0xe5, 0x41])]);
    expect(observe(bytes).encoding()).toBe('utf-8');
  });

  test.each([
    ['image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]],
    ['pdf', [...Buffer.from('%PDF-1.7')]],
    ['zip', [0x50, 0x4b, 0x03, 0x04, 20, 0]],
    ['old-office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
    ['binary', [1, 2, 0, 3, 4, 0, 0, 5, 6, 7, 0, 0, 0, 8]],
  ] as const)('what is no text is called what it is: %s', (content, bytes) => {
    expect(observe(Uint8Array.from(bytes)).foreign()).toBe(content);
  });
});
