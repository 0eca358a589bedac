import { describe, expect, test } from '@jest/globals';
import { identifier, parameter, renderSql } from './sql.ts';
import { checked } from './testing/formula.ts';
import { me, usualNow, usualZone } from './testing/world.ts';
import { toPredicate, type SqlTarget } from './to-sql.ts';

const target: SqlTarget = {
  now: usualNow,
  timeZone: usualZone,
  field: (path) => identifier('p', ...path),
  variable: (_, path) => (path.length > 0 ? parameter(me.name, 'text') : parameter(me.id, 'uuid')),
  related: () => identifier('related'),
};

const where = (formula: string) => renderSql(toPredicate(checked(formula), target));

describe('conditions in WHERE leave the column alone, so that an index can answer', () => {
  test.each([
    ['t1 = "上海"', '("p"."t1" = $1::text)', ['上海']],
    ['"上海" = t1', '("p"."t1" = $1::text)', ['上海']],
    ['n1 >= 10000', '("p"."n1" >= $1::numeric)', ['10000']],
    ['owner = me', '("p"."owner" = $1::uuid)', [me.id]],
    ['t1 IN ["a", "b"]', '("p"."t1" = ANY($1::text[]))', [['a', 'b']]],
    ['n1 IN [1, 2.5]', '("p"."n1" = ANY($1::numeric[]))', [['1', '2.5']]],
    [
      'i1 = "2026-03-15"',
      '("p"."i1" >= $1::timestamptz AND "p"."i1" < $2::timestamptz)',
      ['2026-03-14T16:00:00.000Z', '2026-03-15T16:00:00.000Z'],
    ],
    ['i1 <= TODAY()', '("p"."i1" < $1::timestamptz)', ['2026-03-15T16:00:00.000Z']],
    ['i1 >= DATEADD(NOW(), -1, "hour")', '("p"."i1" >= $1::timestamptz)', ['2026-03-15T01:30:00.000Z']],
    [
      'INPERIOD(i1, "month", 0)',
      '("p"."i1" >= $1::timestamptz AND "p"."i1" < $2::timestamptz)',
      ['2026-02-28T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
    ],
    ['d1 > "2026-01-31" AND b1', '(("p"."d1" > $1::date) AND "p"."b1")', ['2026-01-31']],
    ['HASANY(l1, ["a"])', '("p"."l1" && $1::text[])', [['a']]],
    ['CONTAINS(t1, "a%_\\B")', '(lower(("p"."t1" COLLATE "C")) LIKE $1::text)', ['%a\\%\\_\\\\b%']],
    ['NOT(t1 = "a")', '(("p"."t1" = $1::text) IS NOT TRUE)', ['a']],
    ['t1 <> "a"', '(("p"."t1" = $1::text) IS NOT TRUE)', ['a']],
  ])('%s', (formula, text, values) => {
    expect(where(formula)).toEqual({ text, values });
  });
});

test('what mentions no field is worked out beforehand', () => {
  expect(where('n1 > ROUND(10 / 3, 2) * 2')).toEqual({ text: '("p"."n1" > $1::numeric)', values: ['6.66'] });
  expect(where('1 > 2')).toEqual({ text: 'FALSE', values: [] });
});

test('a part that is needed several times is computed once', () => {
  const nested = Array.from({ length: 20 }).reduce<string>((inner) => `SQRT(${inner})`, 'n1');
  expect(where(`${nested} > 1`).text.length).toBeLessThan(8_000);
});
