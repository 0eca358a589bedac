import type { ConformanceCase } from '../conformance-case.ts';
import { users } from '../world.ts';

export const comparisonCases: readonly ConformanceCase[] = [
  {
    formula: '{n1} = {n2}',
    rows: [
      [{ n1: '1.50', n2: '1.5' }, true],
      [{ n1: '1', n2: '2' }, false],
      [{ n1: '1' }, false],
      [{}, true],
      [{ n1: '0', n2: '-0' }, true],
    ],
  },
  {
    formula: '{n1} = 10',
    rows: [
      [{ n1: '10.000' }, true],
      [{ n1: '9' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{n1} <> 10',
    rows: [
      [{ n1: '10' }, false],
      [{ n1: '9' }, true],
      [{}, true],
    ],
  },
  {
    formula: '{n1} <> {n2}',
    rows: [
      [{ n1: '1' }, true],
      [{}, false],
      [{ n1: '1', n2: '1.0' }, false],
    ],
  },
  {
    formula: 'NOT({n1} = 10)',
    rows: [
      [{}, true],
      [{ n1: '10' }, false],
    ],
  },
  {
    formula: '{n1} = NULL',
    rows: [
      [{}, true],
      [{ n1: '0' }, false],
    ],
  },
  {
    formula: '{n1} < {n2}',
    rows: [
      [{ n1: '1', n2: '2' }, true],
      [{ n1: '2', n2: '2' }, false],
      [{ n1: '1' }, false],
      [{ n2: '1' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{n1} <= {n2}',
    rows: [
      [{ n1: '2', n2: '2.0' }, true],
      [{ n1: '3', n2: '2' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{n1} > 1.5',
    rows: [
      [{ n1: '1.50000000000000000001' }, true],
      [{ n1: '1.5' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{n1} >= {n2}',
    rows: [
      [{ n1: '-1', n2: '-1' }, true],
      [{ n1: '-2', n2: '-1' }, false],
      [{ n1: '5' }, false],
    ],
  },
  {
    formula: 'NOT({n1} < {n2})',
    rows: [
      [{ n1: '1' }, true],
      [{ n1: '1', n2: '2' }, false],
    ],
  },
  {
    formula: '{t1} = {t2}',
    rows: [
      [{ t1: '王小明', t2: '王小明' }, true],
      [{ t1: 'a', t2: 'A' }, false],
      [{ t1: '' }, true],
      [{}, true],
      [{ t1: 'é', t2: 'e\u0301' }, false],
      [{ t1: 'a ', t2: 'a' }, false],
    ],
  },
  {
    formula: '{t1} = "上海"',
    rows: [
      [{ t1: '上海' }, true],
      [{ t1: '上海市' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{t1} <> "上海"',
    rows: [
      [{ t1: '上海' }, false],
      [{ t1: '北京' }, true],
      [{}, true],
    ],
  },
  {
    formula: '{t1} = ""',
    rows: [
      [{}, true],
      [{ t1: '' }, true],
      [{ t1: ' ' }, false],
    ],
  },
  {
    formula: '{t1} <> ""',
    rows: [
      [{}, false],
      [{ t1: '' }, false],
      [{ t1: 'a' }, true],
    ],
  },
  {
    formula: '{t1} < {t2}',
    rows: [
      [{ t1: 'B', t2: 'a' }, true],
      [{ t1: 'a', t2: 'B' }, false],
      [{ t1: '一', t2: '丁' }, true],
      [{ t1: '\uffee', t2: '😀' }, true],
      [{ t1: '😀', t2: '\uffee' }, false],
      [{ t1: 'a', t2: 'ab' }, true],
      [{ t1: 'a' }, false],
      [{ t1: '', t2: 'a' }, true],
    ],
  },
  {
    formula: '{t1} >= "b"',
    rows: [
      [{ t1: 'b' }, true],
      [{ t1: 'a' }, false],
      [{ t1: '王' }, true],
      [{}, false],
    ],
  },
  {
    formula: '{b1} = {b2}',
    rows: [
      [{ b1: true, b2: true }, true],
      [{ b1: false }, true],
      [{}, true],
      [{ b1: true }, false],
    ],
  },
  {
    formula: '{b1} = TRUE',
    rows: [
      [{ b1: true }, true],
      [{ b1: false }, false],
      [{}, false],
    ],
  },
  {
    formula: '{b1} = FALSE',
    rows: [
      [{ b1: true }, false],
      [{ b1: false }, true],
      [{}, true],
    ],
  },
  {
    formula: '{b1} = NULL',
    rows: [
      [{ b1: false }, false],
      [{}, true],
    ],
  },
  {
    formula: '{b1}',
    rows: [
      [{ b1: true }, true],
      [{ b1: false }, false],
      [{}, null],
    ],
  },
  {
    formula: '{l1} = {l2}',
    rows: [
      [{ l1: ['a', 'b'], l2: ['a', 'b'] }, true],
      [{ l1: ['a', 'b'], l2: ['b', 'a'] }, false],
      [{ l1: [] }, true],
      [{}, true],
      [{ l1: ['a'] }, false],
    ],
  },
  {
    formula: '{owner} = me',
    rows: [
      [{ owner: users.anna }, true],
      [{ owner: users.bao }, false],
      [{}, false],
    ],
  },
  {
    formula: '{owner} <> me',
    rows: [
      [{ owner: users.anna }, false],
      [{ owner: users.bao }, true],
      [{}, true],
    ],
  },
  {
    formula: '{owner} = me.id',
    rows: [
      [{ owner: users.anna }, true],
      [{ owner: users.bao }, false],
      [{}, false],
    ],
  },
  {
    formula: `{owner} = "${users.bao.toUpperCase()}"`,
    rows: [
      [{ owner: users.anna }, false],
      [{ owner: users.bao }, true],
      [{}, false],
    ],
  },
  {
    formula: '{owner} = {t1}',
    rows: [
      [{ owner: users.bao, t1: users.bao }, true],
      [{ owner: users.bao, t1: 'x' }, false],
      [{}, true],
      [{ owner: users.bao }, false],
    ],
  },
  {
    formula: '{t1} = me',
    rows: [
      [{ t1: users.anna }, true],
      [{ t1: 'x' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{t1} = me.name',
    rows: [
      [{ t1: '安娜' }, true],
      [{ t1: 'x' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{tier} = "gold"',
    rows: [
      [{ tier: 'gold' }, true],
      [{ tier: 'silver' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{tier} = "金卡"',
    rows: [
      [{ tier: 'gold' }, true],
      [{ tier: 'silver' }, false],
    ],
  },
  {
    formula: 'BETWEEN({n1}, 1, {n2})',
    rows: [
      [{ n1: '1', n2: '2' }, true],
      [{ n1: '2', n2: '2' }, true],
      [{ n1: '2.01', n2: '2' }, false],
      [{ n1: '1' }, false],
      [{ n2: '2' }, false],
    ],
  },
  {
    formula: 'NOT(BETWEEN({n1}, 1, 2))',
    rows: [
      [{}, true],
      [{ n1: '1' }, false],
    ],
  },
  {
    formula: 'BETWEEN({i1}, "2026-03-14", "2026-03-15")',
    rows: [
      [{ i1: '2026-03-13T16:00:00Z' }, true],
      [{ i1: '2026-03-13T15:59:59Z' }, false],
      [{ i1: '2026-03-15T15:59:59Z' }, true],
      [{ i1: '2026-03-15T16:00:00Z' }, false],
      [{}, false],
    ],
  },
  {
    formula: 'BETWEEN({t1}, "a", "c")',
    rows: [
      [{ t1: 'b' }, true],
      [{ t1: 'B' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{t1} IN ["上海", "北京"]',
    rows: [
      [{ t1: '北京' }, true],
      [{ t1: '广州' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{t1} NOT IN ["上海", "北京"]',
    rows: [
      [{ t1: '北京' }, false],
      [{ t1: '广州' }, true],
      [{}, true],
    ],
  },
  {
    formula: '{t1} IN ["上海", {t2}]',
    rows: [
      [{ t1: '上海' }, true],
      [{ t1: 'x', t2: 'x' }, true],
      [{}, true],
      [{ t1: 'x' }, false],
    ],
  },
  {
    formula: '{t1} IN ["上海", ""]',
    rows: [
      [{ t1: '上海' }, true],
      [{}, true],
      [{ t1: '' }, true],
      [{ t1: 'x' }, false],
    ],
  },
  {
    formula: '{t1} IN []',
    rows: [
      [{ t1: 'a' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{n1} IN [1, 2.50]',
    rows: [
      [{ n1: '2.5' }, true],
      [{ n1: '3' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{d1} IN ["2026-01-01", {d2}]',
    rows: [
      [{ d1: '2026-01-01' }, true],
      [{ d1: '2026-01-02', d2: '2026-01-02' }, true],
      [{ d2: '2026-01-02' }, false],
    ],
  },
  {
    formula: '{d1} IN ["2026-01-01", "2026-01-02"]',
    rows: [
      [{ d1: '2026-01-02' }, true],
      [{ d1: '2026-01-03' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{i1} IN ["2026-03-15", "2026-03-17"]',
    rows: [
      [{ i1: '2026-03-14T16:00:00Z' }, true],
      [{ i1: '2026-03-15T16:00:00Z' }, false],
      [{}, false],
    ],
  },
  {
    formula: `{owner} IN ["${users.bao}", me]`,
    rows: [
      [{ owner: users.anna }, true],
      [{ owner: users.bao }, true],
      [{}, false],
    ],
  },
  {
    formula: '{b1} IN [TRUE]',
    rows: [
      [{ b1: true }, true],
      [{}, false],
      [{ b1: false }, false],
    ],
  },
];
