import fc from 'fast-check';
import { shop } from '../testing/fixtures.ts';
import { pinyinWords } from './pinyin-words.ts';
import { searchColumns } from './search-columns.ts';
import { gramsOfTerm, pattern, wordsOf } from './words.ts';

/** What the predicate does in SQL, for one term: candidates by grams, decided by the lines. */
function finds(
  values: Readonly<Record<string, unknown>>,
  search: string,
  fields = ['name', 'phone', 'city', 'tags', 'note'],
): boolean {
  const { text, tokens } = searchColumns(shop, 'customer', values);
  return wordsOf(search).every(
    (term) => gramsOfTerm(term).every((gram) => tokens.includes(gram)) && inLines(text, term, fields),
  );
}

/** PostgreSQL's (?n) is what JavaScript does anyway, with ^ at every line. */
function inLines(text: string, term: string, fields: readonly string[]): boolean {
  return new RegExp(pattern(term, fields).replace('(?n)', ''), 'mu').test(text);
}

describe('search', () => {
  test.each([
    '王',
    '小明',
    '明',
    '王小明',
    'wangxm',
    'wxm',
    'xm',
    'xiaoming',
    'ming',
    'w',
    'wa',
    'WangXiaoMing',
    'ｗａｎｇ',
    'angxiao',
  ])('王小明 is found by %s', (search) => {
    expect(finds({ name: '王小明' }, search)).toBe(true);
  });

  test.each(['李', '王明', '明小', 'wm', 'xmw', 'zhang'])('王小明 is not found by %s', (search) => {
    expect(finds({ name: '王小明' }, search)).toBe(false);
  });

  test.each([
    ['13800138000', '0138'],
    ['+8613800138000', '138 0013 8000'],
    ['13800138000', '138-0013-8000'],
    ['13800138000', '13'],
  ])('phone %s is found by %s', (phone, search) => {
    expect(finds({ phone }, search)).toBe(true);
  });

  test('needs every word, in whatever field', () => {
    expect(finds({ name: '王小明', city: '上海' }, '上海 wxm')).toBe(true);
    expect(finds({ name: '王小明', city: '上海' }, '北京 wxm')).toBe(false);
  });

  test('looks only at the fields it is given', () => {
    expect(finds({ name: '王小明', note: '贵宾' }, '贵宾', ['name'])).toBe(false);
    expect(finds({ name: '王小明', note: '贵宾' }, '贵宾', ['note'])).toBe(true);
  });

  test('reads surnames as surnames and words as words', () => {
    expect(pinyinWords('曾小贤')).toContain('zengxx');
    expect(pinyinWords('欧阳娜娜')).toContain('ouyangnn');
    expect(pinyinWords('重庆小面')).toContain('chongqingxiaomian');
    expect(pinyinWords('吕绿')).toContain('lvlv');
  });

  test('gives long texts characters only, so that the index stays small', () => {
    const { text, tokens } = searchColumns(shop, 'customer', {
      note: '客户对新款的皮质与五金都很满意并希望春季到店时再看一次同系列',
    });
    expect(text).not.toMatch(/[a-z]{5}/);
    expect(tokens.length).toBeLessThan(80);
  });

  test('a typical customer has fewer than a hundred tokens', () => {
    const { tokens } = searchColumns(shop, 'customer', {
      name: '王小明',
      phone: '+8613800138000',
      city: '上海',
      tags: ['VIP', '老客户'],
    });
    expect(tokens.length).toBeLessThan(100);
  });

  test('finds every word of a text by any part of three letters or one ideograph', () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'abxyz019éß'), minLength: 1, maxLength: 9 }),
      fc.string({ unit: fc.constantFrom(...'王小明上海あア한'), minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (words, start, length) => {
          const [target = ''] = wordsOf(words[0] ?? '');
          const characters = [...target];
          const from = start % characters.length;
          const part = characters.slice(from, from + 1 + (length % characters.length)).join('');
          const infix = /[a-z0-9éß]/.test(part) && [...part].length < 3 && from > 0;
          if (!infix) expect(finds({ note: words.join(' ') }, part)).toBe(true);
        },
      ),
    );
  });

  test('a record has the grams of every term that its lines match, so hidden fields decide nothing', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1 王小明.-@'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (name, note, search) => {
        const { text: lines, tokens } = searchColumns(shop, 'customer', { name, note });
        for (const term of wordsOf(search)) {
          if (!inLines(lines, term, ['name'])) continue;
          const visible = searchColumns(shop, 'customer', { name }).tokens;
          expect(
            gramsOfTerm(term).filter((gram) => !tokens.includes(gram) || !visible.includes(gram)),
          ).toEqual([]);
        }
      }),
    );
  });
});
