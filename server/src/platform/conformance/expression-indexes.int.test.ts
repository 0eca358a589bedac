import {
  check,
  identifier,
  parameter,
  parseFormula,
  renderSql,
  toPredicate,
  type SqlTarget,
} from '@atelier/expression';
import { me, probeScope, usualNow, usualZone } from '@atelier/expression/testing';
import { bug } from '@atelier/problem';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { serverUrl } from '../../testing/test-database.ts';

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(`
    CREATE TEMP TABLE indexed (
      n1 numeric, t1 text COLLATE "zh-x-icu", b1 boolean, d1 date, i1 timestamptz, l1 text[], owner uuid
    );
    INSERT INTO indexed
      SELECT n, 'name ' || n, n % 2 = 0, DATE '2020-01-01' + n, TIMESTAMPTZ '2020-01-01 00:00Z' + n * INTERVAL '1 hour',
             ARRAY['tag ' || n], gen_random_uuid()
      FROM generate_series(1, 20000) AS n;
    CREATE INDEX ON indexed (n1);
    CREATE INDEX ON indexed (t1);
    CREATE INDEX ON indexed (d1);
    CREATE INDEX ON indexed (i1);
    CREATE INDEX ON indexed (owner);
    CREATE INDEX ON indexed USING gin (l1);
    ANALYZE indexed;
  `);
});

afterAll(() => client.end());

const target: SqlTarget = {
  now: usualNow,
  timeZone: usualZone,
  field: ([key = '']) => identifier('indexed', key),
  variable: () => parameter(me.id, 'uuid'),
  related: () => {
    throw bug('not asked for here');
  },
};

async function planOf(formula: string): Promise<string> {
  const parsed = parseFormula(formula, probeScope);
  const checked = parsed.ok ? check(parsed.value, probeScope) : parsed;
  if (!checked.ok) throw bug(JSON.stringify(checked.issues));
  const { text, values } = renderSql(toPredicate(checked.value, target));
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT 1 FROM indexed WHERE ${text}`,
    values,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each([
  ['t1 = "name 7"', 'indexed_t1_idx'],
  ['t1 IN ["name 7", "name 8"]', 'indexed_t1_idx'],
  ['n1 = 7', 'indexed_n1_idx'],
  ['n1 > 19990 AND b1', 'indexed_n1_idx'],
  ['BETWEEN(n1, 5, 8)', 'indexed_n1_idx'],
  ['d1 = "2020-02-01"', 'indexed_d1_idx'],
  ['INPERIOD(d1, "month", 0)', 'indexed_d1_idx'],
  ['i1 = "2020-02-01"', 'indexed_i1_idx'],
  ['i1 <= "2020-01-02"', 'indexed_i1_idx'],
  ['i1 < DATEADD(NOW(), -74, "month")', 'indexed_i1_idx'],
  ['owner = me', 'indexed_owner_idx'],
  ['HASANY(l1, ["tag 7", "tag 8"])', 'indexed_l1_idx'],
  ['CONTAINS(l1, "tag 7")', 'indexed_l1_idx'],
])('an index answers %s', async (formula, index) => {
  expect(await planOf(formula)).toContain(index);
});
