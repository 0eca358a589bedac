import { compilePredicate, compileRecordRights, compileTriggerMatch, drillQuery, rowsAllowed, type Query } from '@atelier/query';
import { renderSql, sql } from '@atelier/expression';
import { readdirSync, readFileSync } from 'node:fs';
import { founder, golden, idOf, lin, QueryShop, viewerWith, zhou } from './query-testing.ts';

let shop: QueryShop;

const bund = idOf('b', 1);
const forest = idOf('b', 2);

const customers = [
  { id: idOf('c', 1), name: '王小明', phone: '+8613800138000', level: 'gold', city: '上海', totalSpent: '1200.00', birthday: '1990-03-05', lastVisit: '2026-02-28T17:00:00.000Z', subscribed: true, tags: ['VIP', '老客户'], owner: lin, store: bund },
  { id: idOf('c', 2), name: '李静', phone: '+8613900139000', level: 'normal', city: '北京', totalSpent: '0.10', lastVisit: '2026-02-10T01:00:00.000Z', tags: ['VIP'], owner: zhou, store: forest },
  { id: idOf('c', 3), name: '陈思', level: 'gold', city: '上海', totalSpent: '0.20', lastVisit: null, owner: lin },
  { id: idOf('c', 4), name: 'Anna Weiss', level: null, city: null, totalSpent: null, lastVisit: '2025-12-31T16:30:00.000Z', note: '喜欢 <b>金色</b>', store: bund },
  { id: idOf('c', 5), name: '赵删', city: '上海', totalSpent: '99999.00', owner: lin, deletedAt: '2026-03-01T00:00:00.000Z' },
];

const purchases = [
  { id: idOf('p', 1), number: 'A1', customer: idOf('c', 1), amount: '1000.00', orderedAt: '2026-01-01T00:00:00.000Z' },
  { id: idOf('p', 2), number: 'A2', customer: idOf('c', 1), amount: '6000.00', orderedAt: '2026-02-01T00:00:00.000Z' },
  { id: idOf('p', 3), number: 'A3', customer: idOf('c', 2), amount: '0.10', orderedAt: '2026-02-01T00:00:00.000Z' },
  { id: idOf('p', 4), number: 'A4', customer: idOf('c', 5), amount: '7.00', orderedAt: null },
  { id: idOf('p', 5), number: 'A5', customer: null, amount: null, orderedAt: null },
];

beforeAll(async () => {
  shop = await QueryShop.open();
  await shop.insert('store', [
    { id: bund, name: '外滩店', region: '华东', manager: lin, rent: '100.00' },
    { id: forest, name: '森林店', region: '华北', manager: zhou, rent: '200.00' },
  ]);
  await shop.insert('customer', customers);
  await shop.insert('purchase', purchases);
});

afterAll(() => shop.close());

const all = { combinator: 'and' } as const;

async function names(query: Partial<Query>, viewer = founder): Promise<unknown[]> {
  const { rows } = await shop.ask({ entity: 'customer', select: ['name'], ...query }, viewer);
  return rows.map((row) => row['name']);
}

describe('every golden statement runs on PostgreSQL', () => {
  const cases = readdirSync(golden, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

  test.each(cases)('%s', async (name) => {
    const statements = readFileSync(new URL(`${name}/statement.sql`, golden), 'utf8').split(/;\n+(?=-- |$)/);
    for (const statement of statements.filter((text) => text.trim() !== '')) {
      const values = [...statement.matchAll(/^-- {3}\$\d+ (.*)$/gm)].map(([, json = '']): unknown => JSON.parse(json));
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
      { id: idOf('c', 1), version: 1, name: '王小明', totalSpent: '1200.00', birthday: '1990-03-05', lastVisit: '2026-02-28T17:00:00.000Z', subscribed: true, tags: ['VIP', '老客户'], owner: lin },
    ]);
    expect(count).toBe(1);
  });

  test('are sorted by pinyin, by the order of options, by the title of a relation', async () => {
    expect(await names({ sort: [{ field: 'name', direction: 'ascending' }], filter: { formula: 'NOT ISBLANK(city)' } })).toEqual(['陈思', '李静', '王小明']);
    expect(await names({ sort: [{ field: 'level', direction: 'ascending' }] })).toEqual(['李静', '王小明', '陈思', 'Anna Weiss']);
    expect(await names({ sort: [{ field: 'store', direction: 'descending', empty: 'first' }] })).toEqual(['陈思', 'Anna Weiss', '王小明', '李静']);
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
    expect(rows[0]).toEqual({ number: 'A1', customer: idOf('c', 1), 'customer.store.name': '外滩店', 'customer.city': '上海', 'customer.owner': lin });
    expect(rows[4]).toMatchObject({ customer: null, 'customer.city': null });
    expect(titles['customer']).toEqual({ [idOf('c', 1)]: '王小明', [idOf('c', 2)]: '李静' });
    expect(titles['user']).toEqual({ [lin]: '林一', [zhou]: '周二' });
  });

  test('are found through relations and by related records', async () => {
    const { rows } = await shop.ask({ entity: 'purchase', select: ['number'], filter: { ...all, rules: [{ field: 'customer.store.region', operator: 'equal', value: '华东' }] } });
    expect(rows.map((row) => row['number'])).toEqual(['A1', 'A2']);
    const has = { field: 'purchase.customer', operator: 'has', value: { ...all, rules: [{ field: 'amount', operator: 'greater', value: 5000 }] } } as const;
    expect(await names({ filter: { ...all, rules: [has] } })).toEqual(['王小明']);
    expect(await names({ filter: { ...all, rules: [{ ...has, operator: 'hasNo' }] } })).toEqual(['李静', '陈思', 'Anna Weiss']);
  });

  test('of the recycle bin are apart', async () => {
    expect(await names({ deleted: true })).toEqual(['赵删']);
    expect(await names({})).not.toContain('赵删');
  });

  test('of people list the active ones by name', async () => {
    const { rows } = await shop.ask({ entity: 'user', select: ['id', 'name'], search: '林', sort: [{ field: 'name', direction: 'ascending' }] });
    expect(rows).toEqual([{ id: lin, name: '林一' }]);
  });

  test.each([['王'], ['小明'], ['wangxm'], ['wxm'], ['xiaoming'], ['0138'], ['上海 王'], ['vip wang']])('are found by %s', async (search) => {
    expect(await names({ search })).toEqual(['王小明']);
  });

  test.each([['王 北京'], ['%'], ["'"], ['.*'], ['\\'], ['(?n)'], ['\u0000']])('are not found by %j', async (search) => {
    expect(await names({ search })).toEqual([]);
  });
});

describe('groups', () => {
  const byCity: Query = {
    entity: 'customer',
    group: [{ field: 'city' }],
    measures: [{ function: 'count', as: 'n' }, { function: 'sum', field: 'totalSpent', as: 'spent' }],
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
      { n: '5', buyers: '3', mean: '1751.775', middle: '503.5', first: '2026-01-01T00:00:00.000Z', largest: '6000.00', large: '2' },
    ]);
  });

  test('by time begin days, weeks and months where the viewer is', async () => {
    const months = await shop.ask({ entity: 'customer', group: [{ field: 'lastVisit', bucket: 'month', as: 'month' }], measures: [{ function: 'count', as: 'n' }] });
    expect(months.rows).toEqual([
      { month: '2026-01-01', n: '1' },
      { month: '2026-02-01', n: '1' },
      { month: '2026-03-01', n: '1' },
      { month: null, n: '1' },
    ]);
    const weeks = await shop.ask({ entity: 'customer', group: [{ field: 'lastVisit', bucket: 'week', as: 'week' }] }, { ...founder, timeZone: 'America/New_York' });
    expect(weeks.rows.map((row) => row['week'])).toEqual(['2025-12-29', '2026-02-09', '2026-02-23', null]);
  });

  test('by a relation come in the order of titles, which they bring along', async () => {
    const { rows, titles } = await shop.ask({ entity: 'customer', group: [{ field: 'store' }], measures: [{ function: 'count', as: 'n' }] });
    expect(rows).toEqual([{ store: forest, n: '1' }, { store: bund, n: '2' }, { store: null, n: '1' }]);
    expect(titles['store']).toEqual({ [forest]: '森林店', [bund]: '外滩店' });
  });

  test.each<[string, Query]>([
    ['city', byCity],
    ['month and level', { entity: 'customer', group: [{ field: 'lastVisit', bucket: 'month' }, { field: 'level' }], measures: byCity.measures ?? [] }],
    ['hour', { entity: 'customer', group: [{ field: 'lastVisit', bucket: 'hour' }], measures: byCity.measures ?? [] }],
    ['quarter of a date', { entity: 'customer', group: [{ field: 'birthday', bucket: 'quarter' }], measures: byCity.measures ?? [] }],
    ['store and whether subscribed', { entity: 'customer', group: [{ field: 'store' }, { field: 'subscribed' }], measures: byCity.measures ?? [] }],
    ['birthday', { entity: 'customer', group: [{ field: 'birthday' }], measures: byCity.measures ?? [] }],
    ['region through a relation', { entity: 'customer', group: [{ field: 'store.region' }], measures: byCity.measures ?? [] }],
  ])('by %s: the records behind every cell are the ones it counts and sums', async (_, query) => {
    const filtered = { ...query, measures: [...(query.measures ?? []), { function: 'count' as const, as: 'gold', filter: { formula: "level = 'gold'" } }] };
    const { rows } = await shop.ask(filtered);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const behind = await shop.ask({ ...drillQuery(filtered, row, 'n'), count: true });
      const summed = await shop.ask({ ...drillQuery(filtered, row, 'spent'), measures: [{ function: 'sum', field: 'totalSpent', as: 'spent' }] });
      const gold = await shop.ask({ ...drillQuery(filtered, row, 'gold'), count: true });
      expect({ n: String(behind.count), spent: summed.rows[0]?.['spent'], gold: String(gold.count) }).toEqual({ n: row['n'], spent: row['spent'], gold: row['gold'] });
      expect(behind.rows).toHaveLength(Number(row['n']));
    }
  });
});

describe('predicates', () => {
  const own = { formula: 'owner = me' };
  const seller = viewerWith([[{ entity: 'store', actions: ['read'], defaultField: 'read' }, { entity: 'customer', actions: ['read', 'update'], defaultField: 'read', rows: own, fields: { note: 'write', city: 'write' } }]]);
  const ids = customers.map(({ id }) => id);

  async function allowed(fields: readonly string[], viewer = seller, given: readonly string[] = ids): Promise<unknown> {
    const statement = rowsAllowed({ entity: 'customer', action: 'update', ids: given, fields }, shop.context(viewer));
    if (!statement.ok) return statement.issues.map(({ code, at }) => `${code} ${at}`);
    return (await shop.client.query(statement.value)).rows.map((row: { id: string }) => row.id).sort();
  }

  test('tell which records may be changed, in which fields', async () => {
    expect(await allowed([])).toEqual([idOf('c', 1), idOf('c', 3)]);
    expect(await allowed(['note', 'city'])).toEqual([idOf('c', 1), idOf('c', 3)]);
    expect(await allowed(['note', 'name', 'salary'])).toEqual(['query.field-denied /fields/1', 'query.field-denied /fields/2']);
    expect(await allowed([], seller, ['no id', idOf('c', 2)])).toEqual([]);
  });

  test('want one role to grant both the record and the field', async () => {
    const mixed = viewerWith([
      [{ entity: 'customer', actions: ['read', 'update'], defaultField: 'read', rows: own, fields: { note: 'write' } }],
      [{ entity: 'customer', actions: ['read', 'update'], defaultField: 'read', rows: { formula: "city = '北京'" }, fields: { city: 'write' } }],
    ]);
    expect(await allowed(['note'], mixed)).toEqual([idOf('c', 1), idOf('c', 3)]);
    expect(await allowed(['city'], mixed)).toEqual([idOf('c', 2)]);
    expect(await allowed(['note', 'city'], mixed)).toEqual([]);
  });

  test('stand in statements of others without joining', async () => {
    const predicate = compilePredicate(
      { entity: 'customer', alias: 'c', action: 'update', filter: { ...all, rules: [{ field: 'store.region', operator: 'equal', value: '华东' }] }, search: 'wang' },
      shop.context(seller),
    );
    if (!predicate.ok) throw new Error(JSON.stringify(predicate.issues));
    const { rows } = await shop.client.query(renderSql(sql`SELECT c.name FROM record.customer AS c WHERE ${predicate.value}`));
    expect(rows).toEqual([{ name: '王小明' }]);
  });

  test('say what the viewer may do with each record', async () => {
    const compiled = compileRecordRights({ entity: 'customer', ids }, shop.context(seller));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const { rows } = await shop.client.query(compiled.value.statement);
    const rights = new Map(rows.map(compiled.value.read).map((each) => [each.id, each.rights]));
    expect([...rights.keys()].sort()).toEqual([idOf('c', 1), idOf('c', 3), idOf('c', 5)]);
    expect(rights.get(idOf('c', 1))).toMatchObject({ update: true, delete: false, fields: { note: 'write', name: 'read', createdAt: 'read' } });
  });

  test('match triggers with the record as it is and as it was', async () => {
    const before = (totalSpent: string | null) => ({ name: '王小明', totalSpent, tags: ['VIP'], owner: zhou, lastVisit: '2026-01-01T00:00:00.000Z' });
    const match = compileTriggerMatch(
      {
        entity: 'customer',
        triggers: [
          { key: 'crossed', filter: { formula: 'totalSpent >= 1000 AND before.totalSpent < 1000' } },
          { key: 'moved', filter: { formula: 'owner <> before.owner' } },
          { key: 'handed', filter: { formula: "before.owner.name = '周二'" } },
          { key: 'any' },
          { key: 'broken', filter: { formula: 'salary > 1' } },
        ],
        records: [{ id: idOf('c', 1), before: before('10.00') }, { id: idOf('c', 2), before: null }, { id: idOf('c', 5), before: before(null) }],
      },
      shop.context(founder),
    );
    expect(match.broken.map(({ key }) => key)).toEqual(['broken']);
    const { rows } = match.statement ? await shop.client.query(match.statement) : { rows: [] };
    expect(rows.map((row: { trigger: string; id: string }) => `${row.trigger} ${row.id.at(-1)}`).sort()).toEqual([
      'any 1', 'any 2', 'any 5', 'crossed 1', 'handed 1', 'handed 5', 'moved 1', 'moved 2', 'moved 5',
    ]);
  });
});
