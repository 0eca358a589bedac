import type { ConformanceCase } from '../conformance-case.ts';

const family = '👨‍👩‍👧';

export const textCases: readonly ConformanceCase[] = [
  {
    formula: 'LEN({t1})',
    rows: [
      [{ t1: '王小明' }, '3'],
      [{ t1: '😀a' }, '2'],
      [{ t1: family }, '5'],
      [{ t1: '' }, '0'],
      [{}, '0'],
      [{ t1: 'e\u0301' }, '2'],
      [{ t1: '𠮷野家' }, '3'],
    ],
  },
  {
    formula: 'LEFT({t1}, {n1})',
    rows: [
      [{ t1: '😀王b', n1: '2' }, '😀王'],
      [{ t1: 'abc', n1: '0' }, ''],
      [{ t1: 'abc', n1: '-1' }, ''],
      [{ t1: 'abc', n1: '1.9' }, 'a'],
      [{ t1: 'abc' }, ''],
      [{ n1: '1' }, null],
      [{ t1: 'abc', n1: '99999999999999999999' }, 'abc'],
    ],
  },
  {
    formula: 'LEFT({t1})',
    rows: [
      [{ t1: '王小明' }, '王'],
      [{ t1: '' }, ''],
      [{}, null],
    ],
  },
  {
    formula: 'RIGHT({t1}, {n1})',
    rows: [
      [{ t1: '13800138000', n1: '4' }, '8000'],
      [{ t1: 'a😀', n1: '1' }, '😀'],
      [{ t1: 'abc', n1: '0' }, ''],
      [{ t1: 'abc', n1: '-2' }, ''],
      [{ t1: 'abc', n1: '7' }, 'abc'],
      [{ t1: 'abc' }, ''],
      [{ n1: '1' }, null],
    ],
  },
  { formula: 'RIGHT({t1})', rows: [[{ t1: '王小明' }, '明']] },
  {
    formula: 'MID({t1}, {n1}, {n2})',
    rows: [
      [{ t1: 'a😀王b', n1: '2', n2: '2' }, '😀王'],
      [{ t1: 'abc', n1: '0', n2: '2' }, 'ab'],
      [{ t1: 'abc', n1: '-5', n2: '2' }, 'ab'],
      [{ t1: 'abc', n1: '4', n2: '1' }, ''],
      [{ t1: 'abc', n1: '2' }, ''],
      [{ t1: 'abc', n2: '2' }, 'ab'],
      [{ n1: '1', n2: '1' }, null],
      [{ t1: 'abc', n1: '2.9', n2: '1.9' }, 'b'],
    ],
  },
  {
    formula: 'UPPER({t1})',
    rows: [
      [{ t1: 'vip café ß ÿ ж α ａ 王' }, 'VIP CAFÉ ß Ÿ Ж Α Ａ 王'],
      [{ t1: 'ı İ ǆ' }, 'ı İ ǆ'],
      [{}, null],
    ],
  },
  {
    formula: 'LOWER({t1})',
    rows: [
      [{ t1: 'VIP CAFÉ İ Σ Ж Ａ' }, 'vip café İ σ ж ａ'],
      [{ t1: 'ΑΣ' }, 'ας'.replace('ς', 'σ')],
      [{}, null],
    ],
  },
  {
    formula: 'TRIM({t1})',
    rows: [
      [{ t1: ' \u3000上海\u00a0\t\n' }, '上海'],
      [{ t1: 'a  b' }, 'a  b'],
      [{ t1: '  ' }, ''],
      [{ t1: '\u200ba' }, '\u200ba'],
      [{}, null],
    ],
  },
  {
    formula: 'CONCAT({t1}, {n1}, {b1}, {d1}, {i1}, {l1})',
    rows: [
      [
        { t1: 'a', n1: '1.50', b1: true, d1: '2026-01-31', i1: '2026-01-31T00:05:59.999Z', l1: ['x', 'y'] },
        'a1.5TRUE2026-01-312026-01-31 08:05x, y',
      ],
      [{}, ''],
      [{ n1: '-0.0', b1: false, l1: [] }, '0FALSE'],
    ],
  },
  {
    formula: '{t1} & "-" & {n1}',
    rows: [
      [{ t1: 'A', n1: '7.0' }, 'A-7'],
      [{}, '-'],
    ],
  },
  {
    formula: '{owner} & {parent}',
    rows: [
      [{ owner: '018f0000-0000-7000-8000-000000000001' }, '018f0000-0000-7000-8000-000000000001'],
      [{}, ''],
    ],
  },
  {
    formula: 'CONTAINS({t1}, "Ab%_\\")',
    rows: [
      [{ t1: 'xaB%_\\y' }, true],
      [{ t1: 'xab12y' }, false],
      [{}, false],
      [{ t1: 'ab%_' }, false],
    ],
  },
  {
    formula: 'CONTAINS({t1}, {t2})',
    rows: [
      [{ t1: '上海市静安区', t2: '静安' }, true],
      [{ t1: 'ABC', t2: 'bC' }, true],
      [{ t1: 'É', t2: 'é' }, false],
      [{ t1: 'a', t2: '' }, true],
      [{ t1: 'a' }, false],
      [{ t2: 'a' }, false],
      [{ t1: 'a%b', t2: '%' }, true],
      [{ t1: 'ab', t2: '%' }, false],
    ],
  },
  {
    formula: 'CONTAINS({t1}, "")',
    rows: [
      [{ t1: '' }, true],
      [{ t1: 'a' }, true],
      [{}, false],
    ],
  },
  {
    formula: 'NOT(CONTAINS({t1}, "a"))',
    rows: [
      [{}, true],
      [{ t1: 'A' }, false],
      [{ t1: 'b' }, true],
    ],
  },
  {
    formula: 'CONTAINS({t1}, "\u0130")',
    rows: [
      [{ t1: 'i' }, false],
      [{ t1: '\u0130' }, true],
    ],
  },
  {
    formula: 'STARTSWITH({t1}, "王")',
    rows: [
      [{ t1: '王小明' }, true],
      [{ t1: '小王' }, false],
      [{}, false],
    ],
  },
  {
    formula: 'STARTSWITH({t1}, {t2})',
    rows: [
      [{ t1: 'VIP-1', t2: 'vip' }, true],
      [{ t1: 'a', t2: 'ab' }, false],
      [{ t1: 'a' }, false],
      [{ t1: '_x', t2: '_' }, true],
    ],
  },
  {
    formula: 'ENDSWITH({t1}, ".Com")',
    rows: [
      [{ t1: 'li@example.COM' }, true],
      [{ t1: 'com.cn' }, false],
      [{}, false],
    ],
  },
  {
    formula: 'ENDSWITH({t1}, {t2})',
    rows: [
      [{ t1: '小明', t2: '明' }, true],
      [{ t1: 'a', t2: 'ba' }, false],
      [{ t1: 'a', t2: '' }, true],
      [{ t1: 'a' }, false],
      [{ t1: 'x😀', t2: '😀' }, true],
    ],
  },
  { formula: 'ENDSWITH({t1}, {t2} & {t3})', rows: [[{ t1: 'abC', t2: 'B', t3: 'c' }, true]] },
  {
    formula: 'SUBSTITUTE({t1}, {t2}, {t3})',
    rows: [
      [{ t1: 'a-b-c', t2: '-', t3: '' }, 'abc'],
      [{ t1: 'aaa', t2: 'aa', t3: 'b' }, 'ba'],
      [{ t1: 'abc', t2: '', t3: 'x' }, 'abc'],
      [{ t1: 'abc' }, 'abc'],
      [{ t2: 'a' }, null],
      [{ t1: 'a$b', t2: 'a', t3: '$&' }, '$&$b'],
      [{ t1: 'A', t2: 'a', t3: 'x' }, 'A'],
    ],
  },
  {
    formula: 'VALUE({t1})',
    rows: [
      [{ t1: ' 12.50 ' }, '12.5'],
      [{ t1: '-.5' }, '-0.5'],
      [{ t1: '+7.' }, '7'],
      [{ t1: '１２' }, null],
      [{ t1: '1,000' }, null],
      [{ t1: '1e3' }, null],
      [{ t1: '' }, null],
      [{}, null],
      [{ t1: '٣' }, null],
      [{ t1: '1\n' }, '1'],
      [{ t1: '12345678901234567890123456789012345678901' }, null],
      [{ t1: 'NaN' }, null],
    ],
  },
  {
    formula: 'VALUE({t1} & {t2})',
    rows: [
      [{ t1: '1', t2: '.5' }, '1.5'],
      [{}, null],
    ],
  },
  {
    formula: 'TEXT({n1}, "0.00")',
    rows: [
      [{ n1: '2.345' }, '2.35'],
      [{ n1: '-0.001' }, '0.00'],
      [{ n1: '1234567' }, '1234567.00'],
      [{}, null],
    ],
  },
  {
    formula: 'TEXT({n1}, "#,##0.00")',
    rows: [
      [{ n1: '1234567.5' }, '1,234,567.50'],
      [{ n1: '-1234.5' }, '-1,234.50'],
      [{ n1: '999.999' }, '1,000.00'],
      [{ n1: '0' }, '0.00'],
    ],
  },
  { formula: 'TEXT({n1}, "#,##0.000000")', rows: [[{ n1: '1234.123456' }, '1,234.123456']] },
  {
    formula: 'TEXT({n1}, "#,##0")',
    rows: [
      [{ n1: '1234567.5' }, '1,234,568'],
      [{ n1: '100' }, '100'],
      [{ n1: '-1000' }, '-1,000'],
    ],
  },
  {
    formula: 'TEXT({n1}, "0.0%")',
    rows: [
      [{ n1: '0.1234' }, '12.3%'],
      [{ n1: '1' }, '100.0%'],
      [{}, null],
    ],
  },
  {
    formula: 'TEXT({n1} / {n2}, "0%")',
    rows: [
      [{ n1: '1', n2: '8' }, '13%'],
      [{ n1: '1', n2: '0' }, null],
    ],
  },
  {
    formula: 'TEXT({d1}, "YYYY年M月D日")',
    rows: [
      [{ d1: '2026-03-05' }, '2026年3月5日'],
      [{ d1: '0099-12-31' }, '0099年12月31日'],
      [{}, null],
    ],
  },
  { formula: 'TEXT({d1}, "DD/MM/YYYY HH:mm")', rows: [[{ d1: '2026-03-05' }, '05/03/2026 00:00']] },
  {
    formula: 'TEXT({i1}, "YYYY-MM-DD HH:mm")',
    rows: [
      [{ i1: '2026-03-05T16:05:59Z' }, '2026-03-06 00:05'],
      [{}, null],
    ],
  },
  {
    formula: 'TEXT({i1}, "HH:mm")',
    zone: 'America/New_York',
    rows: [
      [{ i1: '2026-03-08T06:59:00Z' }, '01:59'],
      [{ i1: '2026-03-08T07:00:00Z' }, '03:00'],
    ],
  },
  { formula: 'TEXT({i1}, "\'YYYY\'")', rows: [[{ i1: '2026-03-05T16:05:59Z' }, "'2026'"]] },
];

export const listCases: readonly ConformanceCase[] = [
  {
    formula: 'HASANY({l1}, ["a", "b"])',
    rows: [
      [{ l1: ['b', 'c'] }, true],
      [{ l1: ['c'] }, false],
      [{ l1: [] }, false],
      [{}, false],
    ],
  },
  {
    formula: 'NOT(HASANY({l1}, ["a"]))',
    rows: [
      [{ l1: ['a'] }, false],
      [{ l1: [] }, true],
      [{}, true],
    ],
  },
  {
    formula: 'HASANY({l1}, {l2})',
    rows: [
      [{ l1: ['a'], l2: ['a', 'b'] }, true],
      [{ l1: ['a'] }, false],
      [{}, false],
    ],
  },
  {
    formula: 'HASANY({l1}, [{t1}, {t2}])',
    rows: [
      [{ l1: ['a'], t1: 'a' }, true],
      [{ l1: ['a'] }, false],
    ],
  },
  {
    formula: 'HASALL({l1}, ["a", "b"])',
    rows: [
      [{ l1: ['b', 'c', 'a'] }, true],
      [{ l1: ['a'] }, false],
      [{}, false],
    ],
  },
  {
    formula: 'HASALL({l1}, {l2})',
    rows: [
      [{ l1: ['a'], l2: [] }, true],
      [{}, true],
      [{ l2: ['a'] }, false],
      [{ l1: ['a'] }, true],
    ],
  },
  {
    formula: 'HASALL({l1}, [])',
    rows: [
      [{}, true],
      [{ l1: ['a'] }, true],
    ],
  },
  {
    formula: 'CONTAINS({l1}, "a")',
    rows: [
      [{ l1: ['a', 'b'] }, true],
      [{ l1: ['A'] }, false],
      [{}, false],
    ],
  },
  {
    formula: 'CONTAINS({l1}, {t1})',
    rows: [
      [{ l1: ['a', 'b'], t1: 'b' }, true],
      [{ l1: ['a'] }, false],
      [{}, false],
    ],
  },
  {
    formula: 'NOT(CONTAINS({l1}, {t1}))',
    rows: [
      [{ l1: ['a', 'b'], t1: 'b' }, false],
      [{}, true],
    ],
  },
  {
    formula: 'COUNTOF({l1})',
    rows: [
      [{ l1: ['a', 'a'] }, '2'],
      [{ l1: [] }, '0'],
      [{}, '0'],
    ],
  },
  {
    formula: 'COUNTOF([{t1}, {t2}])',
    rows: [
      [{ t1: 'a' }, '1'],
      [{}, '0'],
      [{ t1: '', t2: 'b' }, '2'],
    ],
  },
];
