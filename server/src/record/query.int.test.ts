import { drillQuery, type Query } from '@atelier/query';
import { readdirSync, readFileSync } from 'node:fs';
import { bund, forest, founder, golden, idOf, lin, QueryShop, zhou } from '../testing/query-shop.ts';

let shop: QueryShop;

beforeAll(async () => {
  shop = await QueryShop.open();
  await shop.fill();
});

afterAll(() => shop.close());

const all = { combinator: 'and' } as const;

async function names(query: Partial<Query>, viewer = founder): Promise<unknown[]> {
  const { rows } = await shop.ask({ entity: 'customer', select: ['name'], ...query }, viewer);
  return rows.map((row) => row['name']);
}

describe('every golden statement runs on PostgreSQL', () => {
  const cases = readdirSync(golden, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

  test.each(cases)('%s', async (name) => {
    const statements = readFileSync(new URL(`${name}/statement.sql`, golden), 'utf8').split(/;\n+(?=-- |$)/);
    for (const statement of statements.filter((text) => text.trim() !== '')) {
      const values = [...statement.matchAll(/^-- {3}\$\d+ (.*)$/gm)].map(([, json = '']): unknown =>
        JSON.parse(json),
      );
      await expect(shop.client.query(statement, values)).resolves.toBeDefined();
    }
  });
});

describe('rows', () => {
  test('come as JSON values of their kinds, exact to the cent', async () => {
    const { rows, count } = await shop.ask({
      entity: 'customer',
      select: ['id', 'version', 'name', 'totalSpent', 'birthday', 'lastVisit', 'subscribed', 'tags', 'owner'],
      filter: { formula: "name = '王小明'" },
      count: true,
    });
    expect(rows).toEqual([
      {
        id: idOf('c', 1),
        version: 1,
        name: '王小明',
        totalSpent: '1200.00',
        birthday: '1990-03-05',
        lastVisit: '2026-02-28T17:00:00.000Z',
        subscribed: true,
        tags: ['VIP', '老客户'],
        owner: lin,
      },
    ]);
    expect(count).toBe(1);
  });

  test('are sorted by pinyin, by the order of options, by the title of a relation', async () => {
    expect(
      await names({
        sort: [{ field: 'name', direction: 'ascending' }],
        filter: { formula: 'NOT ISBLANK(city)' },
      }),
    ).toEqual(['陈思', '李静', '王小明']);
    expect(await names({ sort: [{ field: 'level', direction: 'ascending' }] })).toEqual([
      '李静',
      '王小明',
      '陈思',
      'Anna Weiss',
    ]);
    expect(await names({ sort: [{ field: 'store', direction: 'descending', empty: 'first' }] })).toEqual([
      '陈思',
      'Anna Weiss',
      '王小明',
      '李静',
    ]);
  });

  test.each([
    ['ascending', 'last', ['李静', '陈思', '王小明', 'Anna Weiss']],
    ['descending', 'last', ['王小明', '陈思', '李静', 'Anna Weiss']],
    ['ascending', 'first', ['Anna Weiss', '李静', '陈思', '王小明']],
    ['descending', 'first', ['Anna Weiss', '王小明', '陈思', '李静']],
  ] as const)('sorted %s have empty values %s', async (direction, empty, expected) => {
    expect(await names({ sort: [{ field: 'totalSpent', direction, empty }] })).toEqual(expected);
  });

  test('bring titles and fields of related records along', async () => {
    const { rows, titles } = await shop.ask({
      entity: 'purchase',
      select: ['number', 'customer', 'customer.store.name'],
      expand: [{ relation: 'customer', select: ['city', 'owner'] }, { relation: 'customer.owner' }],
    });
    expect(rows[0]).toEqual({
      number: 'A1',
      customer: idOf('c', 1),
      'customer.store.name': '外滩店',
      'customer.city': '上海',
      'customer.owner': lin,
    });
    expect(rows[4]).toMatchObject({ customer: null, 'customer.city': null });
    expect(titles['customer']).toEqual({ [idOf('c', 1)]: '王小明', [idOf('c', 2)]: '李静' });
    expect(titles['user']).toEqual({ [lin]: '林一', [zhou]: '周二' });
  });

  test('are found through relations and by related records', async () => {
    const { rows } = await shop.ask({
      entity: 'purchase',
      select: ['number'],
      filter: { ...all, rules: [{ field: 'customer.store.region', operator: 'equal', value: '华东' }] },
    });
    expect(rows.map((row) => row['number'])).toEqual(['A1', 'A2']);
    const has = {
      field: 'purchase.customer',
      operator: 'has',
      value: { ...all, rules: [{ field: 'amount', operator: 'greater', value: 5000 }] },
    } as const;
    expect(await names({ filter: { ...all, rules: [has] } })).toEqual(['王小明']);
    expect(await names({ filter: { ...all, rules: [{ ...has, operator: 'hasNo' }] } })).toEqual([
      '李静',
      '陈思',
      'Anna Weiss',
    ]);
  });

  test('of the recycle bin are apart', async () => {
    expect(await names({ deleted: true })).toEqual(['赵删']);
    expect(await names({})).not.toContain('赵删');
  });

  test('of people list the active ones by name', async () => {
    const { rows } = await shop.ask({
      entity: 'user',
      select: ['id', 'name'],
      search: '林',
      sort: [{ field: 'name', direction: 'ascending' }],
    });
    expect(rows).toEqual([{ id: lin, name: '林一' }]);
  });

  test.each([['王'], ['小明'], ['wangxm'], ['wxm'], ['xiaoming'], ['0138'], ['上海 王'], ['vip wang']])(
    'are found by %s',
    async (search) => {
      expect(await names({ search })).toEqual(['王小明']);
    },
  );

  test.each([['王 北京'], ['%'], ["'"], ['.*'], ['\\'], ['(?n)'], ['\u0000']])(
    'are not found by %j',
    async (search) => {
      expect(await names({ search })).toEqual([]);
    },
  );
});

describe('groups', () => {
  const byCity: Query = {
    entity: 'customer',
    group: [{ field: 'city' }],
    measures: [
      { function: 'count', as: 'n' },
      { function: 'sum', field: 'totalSpent', as: 'spent' },
    ],
    sort: [{ field: 'spent', direction: 'descending' }],
    count: true,
    totals: true,
  };

  test('count and sum exactly, with totals over all rows', async () => {
    const { rows, count, totals } = await shop.ask(byCity);
    expect(rows).toEqual([
      { city: '上海', n: '2', spent: '1200.20' },
      { city: '北京', n: '1', spent: '0.10' },
      { city: null, n: '1', spent: null },
    ]);
    expect(count).toBe(3);
    expect(totals).toEqual({ n: '4', spent: '1200.30' });
  });

  test('say on the way how many they are and what they give together, also on a page that shows only some', async () => {
    const measures: Query['measures'] = [
      ...(byCity.measures ?? []),
      { function: 'minimum', field: 'totalSpent', as: 'least' },
      { function: 'maximum', field: 'createdAt', as: 'last' },
      { function: 'count', as: 'rich', filter: { formula: 'totalSpent > 100' } },
    ];
    const first = await shop.ask({ ...byCity, measures, page: { size: 1 } });
    expect(first.rows).toHaveLength(1);
    expect(first.whole).toEqual({ count: first.count, totals: first.totals });
    const second = await shop.ask({
      ...byCity,
      measures,
      page: { size: 1, ...(first.next === undefined ? {} : { after: first.next }) },
    });
    expect(second.whole).toEqual(first.whole);
  });

  test('leave to a statement of its own what they cannot say together', async () => {
    const averaged = await shop.ask({
      ...byCity,
      measures: [{ function: 'average', field: 'totalSpent', as: 'mean' }],
      sort: [],
    });
    expect(averaged.whole).toEqual({ count: 3 });
    const nobody = await shop.ask({ ...byCity, filter: { formula: 'totalSpent < 0' } });
    expect(nobody).toMatchObject({ rows: [], count: 0, totals: { n: '0', spent: null } });
    expect(nobody.whole).toBeUndefined();
  });

  test('measure what they say', async () => {
    const { rows } = await shop.ask({
      entity: 'purchase',
      measures: [
        { function: 'count', as: 'n' },
        { function: 'countDistinct', field: 'customer', as: 'buyers' },
        { function: 'average', field: 'amount', as: 'mean' },
        { function: 'median', field: 'amount', as: 'middle' },
        { function: 'minimum', field: 'orderedAt', as: 'first' },
        { function: 'maximum', field: 'amount', as: 'largest' },
        { function: 'count', as: 'large', filter: { formula: 'amount > 500' } },
      ],
    });
    expect(rows).toEqual([
      {
        n: '5',
        buyers: '3',
        mean: '1751.775',
        middle: '503.5',
        first: '2026-01-01T00:00:00.000Z',
        largest: '6000.00',
        large: '2',
      },
    ]);
  });

  test('by time begin days, weeks and months where the viewer is', async () => {
    const months = await shop.ask({
      entity: 'customer',
      group: [{ field: 'lastVisit', bucket: 'month', as: 'month' }],
      measures: [{ function: 'count', as: 'n' }],
    });
    expect(months.rows).toEqual([
      { month: '2026-01-01', n: '1' },
      { month: '2026-02-01', n: '1' },
      { month: '2026-03-01', n: '1' },
      { month: null, n: '1' },
    ]);
    const weeks = await shop.ask(
      { entity: 'customer', group: [{ field: 'lastVisit', bucket: 'week', as: 'week' }] },
      { ...founder, timeZone: 'America/New_York' },
    );
    expect(weeks.rows.map((row) => row['week'])).toEqual(['2025-12-29', '2026-02-09', '2026-02-23', null]);
  });

  test('by a relation come in the order of titles, which they bring along', async () => {
    const { rows, titles } = await shop.ask({
      entity: 'customer',
      group: [{ field: 'store' }],
      measures: [{ function: 'count', as: 'n' }],
    });
    expect(rows).toEqual([
      { store: forest, n: '1' },
      { store: bund, n: '2' },
      { store: null, n: '1' },
    ]);
    expect(titles['store']).toEqual({ [forest]: '森林店', [bund]: '外滩店' });
  });

  test.each<[string, Query]>([
    ['city', byCity],
    [
      'month and level',
      {
        entity: 'customer',
        group: [{ field: 'lastVisit', bucket: 'month' }, { field: 'level' }],
        measures: byCity.measures ?? [],
      },
    ],
    [
      'hour',
      {
        entity: 'customer',
        group: [{ field: 'lastVisit', bucket: 'hour' }],
        measures: byCity.measures ?? [],
      },
    ],
    [
      'quarter of a date',
      {
        entity: 'customer',
        group: [{ field: 'birthday', bucket: 'quarter' }],
        measures: byCity.measures ?? [],
      },
    ],
    [
      'store and whether subscribed',
      {
        entity: 'customer',
        group: [{ field: 'store' }, { field: 'subscribed' }],
        measures: byCity.measures ?? [],
      },
    ],
    ['birthday', { entity: 'customer', group: [{ field: 'birthday' }], measures: byCity.measures ?? [] }],
    [
      'region through a relation',
      { entity: 'customer', group: [{ field: 'store.region' }], measures: byCity.measures ?? [] },
    ],
  ])('by %s: the records behind every cell are the ones it counts and sums', async (_, query) => {
    const filtered = {
      ...query,
      measures: [
        ...(query.measures ?? []),
        { function: 'count' as const, as: 'gold', filter: { formula: "level = 'gold'" } },
      ],
    };
    const { rows } = await shop.ask(filtered);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const behind = await shop.ask({ ...drillQuery(filtered, row, 'n'), count: true });
      const summed = await shop.ask({
        ...drillQuery(filtered, row, 'spent'),
        measures: [{ function: 'sum', field: 'totalSpent', as: 'spent' }],
      });
      const gold = await shop.ask({ ...drillQuery(filtered, row, 'gold'), count: true });
      expect({ n: String(behind.count), spent: summed.rows[0]?.['spent'], gold: String(gold.count) }).toEqual(
        { n: row['n'], spent: row['spent'], gold: row['gold'] },
      );
      expect(behind.rows).toHaveLength(Number(row['n']));
    }
  });
});
