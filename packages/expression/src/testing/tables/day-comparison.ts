import type { ConformanceCase } from '../conformance-case.ts';

export const dayComparisonCases: readonly ConformanceCase[] = [
  {
    formula: '{d1} = {d2}',
    rows: [
      [{ d1: '2024-02-29', d2: '2024-02-29' }, true],
      [{ d1: '2024-02-29' }, false],
      [{}, true],
    ],
  },
  {
    formula: '{d1} < "2026-03-15"',
    rows: [
      [{ d1: '2026-03-14' }, true],
      [{ d1: '2026-03-15' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{i1} = {i2}',
    rows: [
      [{ i1: '2026-03-15T00:00:00.000Z', i2: '2026-03-15T08:00:00.000+08:00' }, true],
      [{ i1: '2026-03-15T00:00:00.000001Z', i2: '2026-03-15T00:00:00Z' }, false],
      [{}, true],
    ],
  },
  {
    formula: '{i1} > "2026-03-15T00:00:00Z"',
    rows: [
      [{ i1: '2026-03-15T00:00:00.000001Z' }, true],
      [{ i1: '2026-03-15T00:00:00Z' }, false],
      [{}, false],
    ],
  },
  // A date-time against a day compares days in the local zone: Shanghai is eight hours ahead.
  {
    formula: '{i1} = "2026-03-15"',
    rows: [
      [{ i1: '2026-03-14T15:59:59.999999Z' }, false],
      [{ i1: '2026-03-14T16:00:00Z' }, true],
      [{ i1: '2026-03-15T15:59:59.999Z' }, true],
      [{ i1: '2026-03-15T16:00:00Z' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{i1} <> "2026-03-15"',
    rows: [
      [{ i1: '2026-03-14T16:00:00Z' }, false],
      [{ i1: '2026-03-15T16:00:00Z' }, true],
      [{}, true],
    ],
  },
  {
    formula: '{i1} <= "2026-03-15"',
    rows: [
      [{ i1: '2026-03-15T15:59:59Z' }, true],
      [{ i1: '2026-03-15T16:00:00Z' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{i1} > "2026-03-15"',
    rows: [
      [{ i1: '2026-03-15T15:59:59Z' }, false],
      [{ i1: '2026-03-15T16:00:00Z' }, true],
      [{}, false],
    ],
  },
  {
    formula: '"2026-03-15" > {i1}',
    rows: [
      [{ i1: '2026-03-14T15:59:59Z' }, true],
      [{ i1: '2026-03-14T16:00:00Z' }, false],
      [{}, false],
    ],
  },
  {
    formula: '{d1} = {i1}',
    rows: [
      [{ d1: '2026-03-15', i1: '2026-03-14T16:00:00Z' }, true],
      [{ d1: '2026-03-14', i1: '2026-03-14T16:00:00Z' }, false],
      [{}, true],
      [{ d1: '2026-03-15' }, false],
    ],
  },
  {
    formula: '{d1} >= {i1}',
    rows: [
      [{ d1: '2026-03-15', i1: '2026-03-14T16:00:00Z' }, true],
      [{ d1: '2026-03-14', i1: '2026-03-14T16:00:00Z' }, false],
      [{}, false],
    ],
  },
  // The day on which New York changes to summer time has 23 hours, the one back 25.
  {
    formula: '{i1} = "2026-03-08"',
    zone: 'America/New_York',
    rows: [
      [{ i1: '2026-03-08T04:59:59Z' }, false],
      [{ i1: '2026-03-08T05:00:00Z' }, true],
      [{ i1: '2026-03-09T03:59:59Z' }, true],
      [{ i1: '2026-03-09T04:00:00Z' }, false],
    ],
  },
  {
    formula: '{i1} = "2026-11-01"',
    zone: 'America/New_York',
    rows: [
      [{ i1: '2026-11-01T03:59:59Z' }, false],
      [{ i1: '2026-11-01T04:00:00Z' }, true],
      [{ i1: '2026-11-02T04:59:59Z' }, true],
      [{ i1: '2026-11-02T05:00:00Z' }, false],
    ],
  },
  // Havana turns its clocks back at one, to midnight: the first hour of the day comes twice.
  {
    formula: '{i1} = "2026-11-01"',
    zone: 'America/Havana',
    rows: [
      [{ i1: '2026-11-01T04:00:00Z' }, true],
      [{ i1: '2026-11-01T05:30:00Z' }, true],
      [{ i1: '2026-11-01T03:59:59Z' }, false],
    ],
  },
  // At the ends of the years there are, days begin before the first or after the last instant.
  {
    formula: '{i1} > "0001-01-01"',
    rows: [
      [{ i1: '2026-03-15T00:00:00Z' }, true],
      [{}, false],
    ],
  },
  {
    formula: '{i1} <= "9999-12-31"',
    zone: 'America/New_York',
    rows: [
      [{ i1: '2026-03-15T00:00:00Z' }, true],
      [{}, false],
    ],
  },
];
