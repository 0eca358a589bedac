import { renderSql, sql } from '@atelier/expression';
import { compilePredicate, compileRecordRights, compileTriggerMatch, rowsAllowed } from '@atelier/query';
import { customers, founder, idOf, QueryShop, viewerWith, zhou } from '../testing/query-shop.ts';

let shop: QueryShop;

beforeAll(async () => {
  shop = await QueryShop.open();
  await shop.fill();
});

afterAll(() => shop.close());

const all = { combinator: 'and' } as const;

describe('predicates', () => {
  const own = { formula: 'owner = me' };
  const seller = viewerWith([
    [
      { entity: 'store', actions: ['read'], defaultField: 'read' },
      {
        entity: 'customer',
        actions: ['read', 'update'],
        defaultField: 'read',
        rows: own,
        fields: { note: 'write', city: 'write' },
      },
    ],
  ]);
  const ids = customers.map(({ id }) => String(id));

  async function allowed(
    fields: readonly string[],
    viewer = seller,
    given: readonly string[] = ids,
  ): Promise<unknown> {
    const statement = rowsAllowed(
      { entity: 'customer', action: 'update', ids: given, fields },
      shop.context(viewer),
    );
    if (!statement.ok) return statement.issues.map(({ code, at }) => `${code} ${at}`);
    return (await shop.client.query(statement.value)).rows.map((row: { id: string }) => row.id).sort();
  }

  test('tell which records may be changed, in which fields', async () => {
    expect(await allowed([])).toEqual([idOf('c', 1), idOf('c', 3)]);
    expect(await allowed(['note', 'city'])).toEqual([idOf('c', 1), idOf('c', 3)]);
    expect(await allowed(['note', 'name', 'salary'])).toEqual([
      'query.field-denied /fields/1',
      'query.field-denied /fields/2',
    ]);
    expect(await allowed([], seller, ['no id', idOf('c', 2)])).toEqual([]);
  });

  test('want one role to grant both the record and the field', async () => {
    const mixed = viewerWith([
      [
        {
          entity: 'customer',
          actions: ['read', 'update'],
          defaultField: 'read',
          rows: own,
          fields: { note: 'write' },
        },
      ],
      [
        {
          entity: 'customer',
          actions: ['read', 'update'],
          defaultField: 'read',
          rows: { formula: "city = '北京'" },
          fields: { city: 'write' },
        },
      ],
    ]);
    expect(await allowed(['note'], mixed)).toEqual([idOf('c', 1), idOf('c', 3)]);
    expect(await allowed(['city'], mixed)).toEqual([idOf('c', 2)]);
    expect(await allowed(['note', 'city'], mixed)).toEqual([]);
  });

  test('stand in statements of others without joining', async () => {
    const predicate = compilePredicate(
      {
        entity: 'customer',
        alias: 'c',
        action: 'update',
        filter: { ...all, rules: [{ field: 'store.region', operator: 'equal', value: '华东' }] },
        search: 'wang',
      },
      shop.context(seller),
    );
    if (!predicate.ok) throw new Error(JSON.stringify(predicate.issues));
    const { rows } = await shop.client.query(
      renderSql(sql`SELECT c.name FROM record.customer AS c WHERE ${predicate.value}`),
    );
    expect(rows).toEqual([{ name: '王小明' }]);
  });

  test('say what the viewer may do with each record', async () => {
    const compiled = compileRecordRights({ entity: 'customer', ids }, shop.context(seller));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const { rows } = await shop.client.query(compiled.value.statement);
    const rights = new Map(rows.map(compiled.value.read).map((each) => [each.id, each.rights]));
    expect([...rights.keys()].sort()).toEqual([idOf('c', 1), idOf('c', 3), idOf('c', 5)]);
    expect(rights.get(idOf('c', 1))).toMatchObject({
      update: true,
      delete: false,
      fields: { note: 'write', name: 'read', createdAt: 'read' },
    });
  });

  test('match triggers with the record as it is and as it was', async () => {
    const before = (totalSpent: string | null) => ({
      name: '王小明',
      totalSpent,
      tags: ['VIP'],
      owner: zhou,
      lastVisit: '2026-01-01T00:00:00.000Z',
    });
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
        records: [
          { id: idOf('c', 1), before: before('10.00') },
          { id: idOf('c', 2), before: null },
          { id: idOf('c', 5), before: before(null) },
        ],
      },
      shop.context(founder),
    );
    expect(match.broken.map(({ key }) => key)).toEqual(['broken']);
    const { rows } = match.statement ? await shop.client.query(match.statement) : { rows: [] };
    expect(
      rows.map((row: { trigger: string; id: string }) => `${row.trigger} ${row.id.at(-1)}`).sort(),
    ).toEqual([
      'any 1',
      'any 2',
      'any 5',
      'crossed 1',
      'handed 1',
      'handed 5',
      'moved 1',
      'moved 2',
      'moved 5',
    ]);
  });
});
