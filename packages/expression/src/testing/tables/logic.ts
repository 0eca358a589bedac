import type { ConformanceCase } from '../conformance-case.ts';

export const logicCases: readonly ConformanceCase[] = [
  {
    formula: '{b1} AND {b2}',
    rows: [
      [{ b1: true, b2: true }, true],
      [{ b1: true }, false],
      [{ b1: true, b2: false }, false],
      [{}, false],
    ],
  },
  {
    formula: '{b1} OR {b2}',
    rows: [
      [{ b1: true }, true],
      [{ b1: false, b2: false }, false],
      [{}, false],
    ],
  },
  {
    formula: 'NOT({b1})',
    rows: [
      [{ b1: true }, false],
      [{ b1: false }, true],
      [{}, true],
    ],
  },
  {
    formula: 'NOT({b1} AND {n1} > 1)',
    rows: [
      [{ b1: true, n1: '2' }, false],
      [{ b1: true }, true],
      [{}, true],
    ],
  },
  {
    formula: 'NOT(NOT({n1} > 1))',
    rows: [
      [{ n1: '2' }, true],
      [{}, false],
    ],
  },
  {
    formula: 'AND({b1}, {b2}, {n1} = 1)',
    rows: [
      [{ b1: true, b2: true, n1: '1' }, true],
      [{ b1: true, b2: true }, false],
    ],
  },
  {
    formula: 'OR({b1})',
    rows: [
      [{ b1: true }, true],
      [{}, false],
    ],
  },
  {
    formula: 'IF({b1}, {n1}, {n2})',
    rows: [
      [{ b1: true, n1: '1', n2: '2' }, '1'],
      [{ n1: '1', n2: '2' }, '2'],
      [{ b1: true, n2: '2' }, null],
    ],
  },
  {
    formula: 'IF({n1} > 1, "多", "少")',
    rows: [
      [{ n1: '2' }, '多'],
      [{}, '少'],
    ],
  },
  {
    formula: 'IF({b1}, {t1})',
    rows: [
      [{ b1: true, t1: 'x' }, 'x'],
      [{ t1: 'x' }, null],
    ],
  },
  {
    formula: 'IF({b1}, NULL, {n1})',
    rows: [
      [{ b1: true, n1: '1' }, null],
      [{ n1: '1' }, '1'],
    ],
  },
  {
    formula: 'IF({b1}, {owner}, {t1})',
    rows: [
      [{ b1: true, owner: '018f0000-0000-7000-8000-000000000001' }, '018f0000-0000-7000-8000-000000000001'],
      [{ t1: 'x' }, 'x'],
    ],
  },
  {
    formula: 'IF({b1}, {b2}, TRUE)',
    rows: [
      [{ b1: true }, null],
      [{}, true],
      [{ b1: true, b2: false }, false],
    ],
  },
  {
    formula: 'IF({b1}, {i1}, {i2})',
    rows: [
      [{ b1: true, i1: '2026-03-15T00:00:00.000Z' }, '2026-03-15T00:00:00.000Z'],
      [{}, null],
    ],
  },
  {
    formula: 'IF({b1}, {l1}, {l2})',
    rows: [
      [{ b1: true, l1: ['a'] }, ['a']],
      [{ l2: [] }, []],
      [{}, null],
    ],
  },
  {
    formula: 'IFS({n1} >= 100, "A", {n1} >= 10, "B", TRUE, "C")',
    rows: [
      [{ n1: '100' }, 'A'],
      [{ n1: '99.99' }, 'B'],
      [{ n1: '1' }, 'C'],
      [{}, 'C'],
    ],
  },
  {
    formula: 'IFS({b1}, {n1})',
    rows: [
      [{ b1: true, n1: '1' }, '1'],
      [{ n1: '1' }, null],
    ],
  },
  {
    formula: 'SWITCH({t1}, "a", 1, "b", 2, 3)',
    rows: [
      [{ t1: 'a' }, '1'],
      [{ t1: 'b' }, '2'],
      [{ t1: 'c' }, '3'],
      [{}, '3'],
    ],
  },
  {
    formula: 'SWITCH({t1}, "a", 1)',
    rows: [
      [{ t1: 'a' }, '1'],
      [{}, null],
    ],
  },
  {
    formula: 'SWITCH({t1}, "", "空", {t2}, "同", "异")',
    rows: [
      [{}, '空'],
      [{ t1: 'x', t2: 'x' }, '同'],
      [{ t1: 'x' }, '异'],
    ],
  },
  {
    formula: 'SWITCH({tier}, "金卡", 3, "银卡", 2)',
    rows: [
      [{ tier: 'gold' }, '3'],
      [{ tier: 'silver' }, '2'],
      [{}, null],
    ],
  },
  {
    formula: 'SWITCH({d1}, "2026-01-01", "元旦", "平日")',
    rows: [
      [{ d1: '2026-01-01' }, '元旦'],
      [{}, '平日'],
    ],
  },
  {
    formula: 'COALESCE({t1}, {t2}, "无")',
    rows: [
      [{ t1: 'a' }, 'a'],
      [{ t2: 'b' }, 'b'],
      [{}, '无'],
      [{ t1: '' }, ''],
    ],
  },
  {
    formula: 'COALESCE({n1}, {n2})',
    rows: [
      [{ n2: '2.50' }, '2.5'],
      [{}, null],
    ],
  },
  {
    formula: 'COALESCE(NULL, {d1})',
    rows: [
      [{ d1: '2026-01-01' }, '2026-01-01'],
      [{}, null],
    ],
  },
  {
    formula: 'ISBLANK({t1})',
    rows: [
      [{}, true],
      [{ t1: '' }, true],
      [{ t1: ' ' }, false],
    ],
  },
  {
    formula: 'ISBLANK({n1})',
    rows: [
      [{}, true],
      [{ n1: '0' }, false],
    ],
  },
  {
    formula: 'ISBLANK({l1})',
    rows: [
      [{}, true],
      [{ l1: [] }, true],
      [{ l1: ['a'] }, false],
    ],
  },
  {
    formula: 'ISBLANK({b1})',
    rows: [
      [{}, true],
      [{ b1: false }, false],
    ],
  },
  {
    formula: 'ISBLANK({n1} + {n2})',
    rows: [
      [{ n1: '1' }, true],
      [{ n1: '1', n2: '1' }, false],
    ],
  },
  {
    formula: 'NOT(ISBLANK({i1}))',
    rows: [
      [{}, false],
      [{ i1: '2026-01-01T00:00:00Z' }, true],
    ],
  },
];

const lines = [
  { amount: '100.00', label: 'VIP' },
  { amount: '5', label: null },
];

export const relatedCases: readonly ConformanceCase[] = [
  { formula: 'HAS(line.probe)', lines, rows: [[{}, true]] },
  { formula: 'HAS(line.probe)', rows: [[{}, false]] },
  { formula: 'HASNO(line.probe)', rows: [[{}, true]] },
  { formula: 'HAS(line.probe, {amount} > 50)', lines, rows: [[{}, true]] },
  { formula: 'HAS(line.probe, {amount} > 500)', lines, rows: [[{}, false]] },
  { formula: 'HASNO(line.probe, {amount} > 500)', lines, rows: [[{}, true]] },
  {
    formula: 'HAS(line.probe, {amount} > 50 AND {label} = "VIP") AND {b1}',
    lines,
    rows: [
      [{ b1: true }, true],
      [{}, false],
    ],
  },
  { formula: 'HAS(line.probe, ISBLANK({label}))', lines, rows: [[{}, true]] },
  { formula: 'NOT(HAS(line.probe, {label} <> "VIP"))', lines, rows: [[{}, false]] },
];
