import type { EntityGrant, FieldRight, Query, Viewer } from '@atelier/query';
import type { RecordValues } from '@atelier/entity';
import fc from 'fast-check';
import { founder, idOf, lin, QueryShop, viewerWith, zhou } from '../testing/query-shop.ts';

let shop: QueryShop;

const records: RecordValues[] = [
  {
    id: idOf('c', 1),
    name: '王小明',
    phone: '+8613800138000',
    city: '上海',
    totalSpent: '1200.00',
    owner: lin,
    store: idOf('b', 1),
    note: '密语',
  },
  {
    id: idOf('c', 2),
    name: '李静',
    phone: '+8613900139000',
    city: '北京',
    totalSpent: '50.00',
    owner: zhou,
    store: idOf('b', 2),
  },
  { id: idOf('c', 3), name: '陈思', phone: null, city: '上海', totalSpent: null, owner: lin },
  {
    id: idOf('c', 4),
    name: '周远',
    phone: '+85291234567',
    city: null,
    totalSpent: '50.00',
    owner: null,
    store: idOf('b', 1),
  },
];

beforeAll(async () => {
  shop = await QueryShop.open();
  await shop.insert('store', [
    { id: idOf('b', 1), name: '外滩店', region: '华东', manager: lin, rent: '100.00' },
    { id: idOf('b', 2), name: '森林店', region: '华北', manager: zhou, rent: '200.00' },
  ]);
  await shop.insert('customer', records);
  await shop.insert(
    'purchase',
    records.map(({ id }, index) => ({
      id: idOf('p', index),
      number: `A${index}`,
      customer: id,
      amount: '10.00',
    })),
  );
});

afterAll(() => shop.close());

const own = { formula: 'owner = me' };
const read: EntityGrant = { entity: 'customer', actions: ['read'], defaultField: 'read' };

function codes(query: Partial<Query>, viewer: Viewer, entity = 'customer'): string[] {
  return shop.refused({ entity, ...query }, viewer).map(({ code }) => code);
}

describe('a field that no role shows', () => {
  const seller = viewerWith([
    [
      { ...read, fields: { totalSpent: 'none', store: 'none', note: 'none' } },
      { entity: 'purchase', actions: ['read'], defaultField: 'read' },
    ],
  ]);

  /** Every way to mention a number field F. */
  const mentions = (field: string): [string, Partial<Query>][] => [
    ['select', { select: [field] }],
    ['filter equal', { filter: { combinator: 'and', rules: [{ field, operator: 'equal', value: 50 }] } }],
    ['filter less', { filter: { combinator: 'and', rules: [{ field, operator: 'less', value: 50 }] } }],
    ['filter empty', { filter: { combinator: 'and', rules: [{ field, operator: 'isEmpty' }] } }],
    [
      'filter by field',
      {
        filter: {
          combinator: 'and',
          rules: [{ field: 'version', operator: 'equal', value: field, valueSource: 'field' }],
        },
      },
    ],
    [
      'filter by formula value',
      {
        filter: {
          combinator: 'and',
          rules: [{ field: 'version', operator: 'equal', value: field, valueSource: 'formula' }],
        },
      },
    ],
    ['formula', { filter: { formula: `${field} > 100` } }],
    ['formula that ignores it', { filter: { formula: `TRUE OR ${field} > 100` } }],
    ['nested filters', { filter: { all: [{ formula: 'TRUE' }, { formula: `ISBLANK(${field})` }] } }],
    ['sort', { sort: [{ field, direction: 'ascending' }] }],
    ['group', { group: [{ field }] }],
    ['cell', { filter: { cell: { field, value: 50 } } }],
    ['sum', { measures: [{ function: 'sum', field, as: 'x' }] }],
    ['distinct count', { measures: [{ function: 'countDistinct', field, as: 'x' }] }],
    ['minimum', { measures: [{ function: 'minimum', field, as: 'x' }] }],
    [
      'filter of a measure',
      { measures: [{ function: 'count', as: 'x', filter: { formula: `${field} > 100` } }] },
    ],
    ['cursor', { sort: [{ field, direction: 'ascending' }], page: { after: 'eyJ4IjoxfQ' } }],
  ];

  test.each(mentions('totalSpent').map(([place]) => place))(
    'is denied in %s exactly like a field that does not exist',
    (place) => {
      const refusal = (field: string) => {
        const query = new Map(mentions(field)).get(place);
        const issues = shop.refused({ entity: 'customer', ...query }, seller);
        return JSON.stringify(issues)
          .replaceAll(field, 'F')
          .replaceAll(/"(from|to)":\d+/g, '');
      };
      expect(refusal('totalSpent')).toContain('query.field-denied');
      expect(refusal('totalSpent')).toBe(refusal('salaryOfX'));
    },
  );

  test.each<[string, Partial<Query>, string]>([
    ['a path through it', { select: ['store.name'] }, 'customer'],
    [
      'a filter through it',
      { filter: { combinator: 'and', rules: [{ field: 'store.region', operator: 'equal', value: '华东' }] } },
      'customer',
    ],
    ['a formula through it', { filter: { formula: "store.region = '华东'" } }, 'customer'],
    ['expand', { expand: [{ relation: 'store' }] }, 'customer'],
    ['a path to it', { select: ['customer.totalSpent'] }, 'purchase'],
    ['a filter by path to it', { filter: { formula: 'customer.totalSpent > 100' } }, 'purchase'],
    [
      'a sort by path to it',
      { sort: [{ field: 'customer.totalSpent', direction: 'ascending' }] },
      'purchase',
    ],
    ['a group by path to it', { group: [{ field: 'customer.store' }] }, 'purchase'],
    [
      'a measure by path to it',
      { measures: [{ function: 'sum', field: 'customer.totalSpent', as: 'x' }] },
      'purchase',
    ],
    ['fields of expand', { expand: [{ relation: 'customer', select: ['totalSpent'] }] }, 'purchase'],
  ])('is denied in %s', (_, query, entity) => {
    expect(codes(query, seller, entity)).toEqual(['query.field-denied']);
  });

  test('is not in a row that selects nothing by name', async () => {
    const { rows } = await shop.ask({ entity: 'customer' }, seller);
    const columns = Object.keys(rows[0] ?? {});
    expect(rows).toHaveLength(4);
    expect(columns).not.toEqual(expect.arrayContaining(['totalSpent']));
    expect(columns).toEqual(expect.arrayContaining(['name', 'city', 'id', 'version']));
  });

  test('is not searched, though its words are in the index', async () => {
    expect((await shop.ask({ entity: 'customer', search: '密语' })).rows).toHaveLength(1);
    expect((await shop.ask({ entity: 'customer', search: '密语' }, seller)).rows).toEqual([]);
  });

  test('does not make a related record be found', () => {
    const rule = {
      field: 'customer.store',
      operator: 'has',
      value: { combinator: 'and', rules: [] },
    } as const;
    const manager = viewerWith([
      [
        { entity: 'store', actions: ['read'], defaultField: 'read' },
        { ...read, fields: { store: 'none' } },
      ],
    ]);
    expect(codes({ filter: { combinator: 'and', rules: [rule] } }, manager, 'store')).toEqual([
      'query.field-denied',
    ]);
  });
});

describe('a masked field', () => {
  const desk = viewerWith([[{ ...read, fields: { phone: 'mask', totalSpent: 'mask' } }]]);

  test('is shown in part, or not at all where its kind has no mask', async () => {
    const { rows } = await shop.ask({ entity: 'customer', select: ['phone', 'totalSpent'] }, desk);
    expect(rows.map((row) => [row['phone'], row['totalSpent']])).toEqual([
      ['138****8000', null],
      ['139****9000', null],
      [null, null],
      ['+85****67', null],
    ]);
  });

  test.each<[string, Partial<Query>]>([
    ['filter', { filter: { formula: "phone = '+8613800138000'" } }],
    [
      'filter by a tree',
      { filter: { combinator: 'and', rules: [{ field: 'phone', operator: 'startsWith', value: '+86138' }] } },
    ],
    ['sort', { sort: [{ field: 'phone', direction: 'ascending' }] }],
    ['cell', { filter: { cell: { field: 'phone', value: '+8613800138000' } } }],
    ['measure', { measures: [{ function: 'maximum', field: 'totalSpent', as: 'x' }] }],
    ['group', { group: [{ field: 'totalSpent' }] }],
  ])('is refused in %s', (_, query) => {
    expect(codes(query, desk)).toEqual(['query.field-masked']);
  });

  test('is not searched', async () => {
    expect((await shop.ask({ entity: 'customer', search: '13800138000' })).rows).toHaveLength(1);
    expect((await shop.ask({ entity: 'customer', search: '13800138000' }, desk)).rows).toEqual([]);
  });
});

describe('records out of sight', () => {
  const seller = viewerWith([
    [
      { ...read, rows: own },
      { entity: 'purchase', actions: ['read'], defaultField: 'read' },
    ],
  ]);

  test('are neither listed, counted, summed nor found', async () => {
    expect(await shop.ask({ entity: 'customer', select: ['id'], count: true }, seller)).toMatchObject({
      count: 2,
      rows: [{ id: idOf('c', 1) }, { id: idOf('c', 3) }],
    });
    const sums = await shop.ask(
      {
        entity: 'customer',
        measures: [
          { function: 'sum', field: 'totalSpent', as: 'sum' },
          { function: 'count', as: 'n' },
        ],
      },
      seller,
    );
    expect(sums.rows).toEqual([{ sum: '1200.00', n: '2' }]);
    expect((await shop.ask({ entity: 'customer', search: '李静' }, seller)).rows).toEqual([]);
  });

  test('read as empty through a relation, in values, titles, filters and groups', async () => {
    const { rows, titles } = await shop.ask(
      { entity: 'purchase', select: ['customer.name'], expand: [{ relation: 'customer' }] },
      seller,
    );
    expect(rows.map((row) => row['customer.name'])).toEqual(['王小明', null, '陈思', null]);
    expect(titles['customer']).toEqual({ [idOf('c', 1)]: '王小明', [idOf('c', 3)]: '陈思' });
    expect(
      (await shop.ask({ entity: 'purchase', filter: { formula: "customer.name = '李静'" } }, seller)).rows,
    ).toEqual([]);
    const groups = await shop.ask(
      {
        entity: 'purchase',
        group: [{ field: 'customer.city', as: 'city' }],
        measures: [{ function: 'count', as: 'n' }],
      },
      seller,
    );
    expect(groups.rows).toEqual([
      { city: '上海', n: '2' },
      { city: null, n: '2' },
    ]);
  });

  test('do not count as related records', async () => {
    const manager = viewerWith([
      [
        { entity: 'store', actions: ['read'], defaultField: 'read' },
        { ...read, rows: own },
      ],
    ]);
    const filter = {
      combinator: 'and',
      rules: [{ field: 'customer.store', operator: 'has', value: { combinator: 'and', rules: [] } }],
    } as const;
    expect((await shop.ask({ entity: 'store', select: ['name'], filter }, manager)).rows).toEqual([
      { name: '外滩店' },
    ]);
    expect((await shop.ask({ entity: 'store', select: ['name'], filter }, founder)).rows).toHaveLength(2);
  });

  test('of an entity without any grant look like those of an entity that does not exist', () => {
    const [denied] = shop.refused({ entity: 'store' }, seller);
    const [unknown] = shop.refused({ entity: 'ghost' }, seller);
    expect(denied).toEqual({ ...unknown, details: { entity: 'store' } });
    expect(codes({}, founder, 'ghost')).toEqual(['query.entity-unknown']);
  });

  test('may be seen but not exported without the right to', async () => {
    const exporter = viewerWith([[read], [{ ...read, rows: own, actions: ['read', 'export'] }]]);
    expect((await shop.ask({ entity: 'customer' }, exporter)).rows).toHaveLength(4);
    expect((await shop.ask({ entity: 'customer' }, exporter, 'export')).rows).toHaveLength(2);
    expect(
      shop.refused({ entity: 'customer' }, viewerWith([[read]]), 'export').map(({ code }) => code),
    ).toEqual(['query.action-denied']);
    expect(codes({ deleted: true }, viewerWith([[read]]))).toEqual(['query.action-denied']);
  });

  test('stay out of sight when the condition of the role is broken', () => {
    const broken = viewerWith([[{ ...read, rows: { formula: 'vanished = 1' } }]]);
    const issues = shop.refused({ entity: 'customer' }, broken);
    expect(issues).toEqual([{ code: 'query.role-broken', at: '', details: { role: 'role1' } }]);
  });
});

/** Conditions, each with what it means, so that an oracle can do without SQL. */
const conditions: readonly { readonly rows: EntityGrant['rows']; holds(record: RecordValues): boolean }[] = [
  { rows: undefined, holds: () => true },
  { rows: own, holds: (record) => record['owner'] === lin },
  { rows: { formula: "city = '上海'" }, holds: (record) => record['city'] === '上海' },
  {
    rows: { combinator: 'and', rules: [{ field: 'totalSpent', operator: 'isEmpty' }] },
    holds: (record) => record['totalSpent'] === null,
  },
  { rows: { formula: "store.region = '华东'" }, holds: (record) => record['store'] === idOf('b', 1) },
  { rows: { formula: 'FALSE' }, holds: () => false },
];

const keys = ['name', 'phone', 'city', 'totalSpent', 'owner'] as const;
const right = fc.constantFrom<FieldRight>('none', 'mask', 'read', 'write');
const role = fc.record({
  condition: fc.nat({ max: conditions.length - 1 }),
  defaultField: right,
  fields: fc.dictionary(fc.constantFrom(...keys), right, { maxKeys: 5, noNullPrototype: true }),
});
type Role = { condition: number; defaultField: FieldRight; fields: Record<string, FieldRight> };

/** The roles that show this very cell, asked one by one. */
function showing(
  roles: readonly Role[],
  record: RecordValues,
  key: string,
  wanted: readonly FieldRight[],
): boolean {
  return roles.some(
    (each) =>
      (conditions[each.condition]?.holds(record) ?? false) &&
      wanted.includes(each.fields[key] ?? each.defaultField),
  );
}

function viewerOf(roles: readonly Role[]): Viewer {
  return viewerWith(
    roles.map(({ condition, defaultField, fields }) => {
      const { rows } = conditions[condition] ?? {};
      return [
        { entity: 'customer', actions: ['read'], defaultField, fields, ...(rows ? { rows } : {}) },
        { entity: 'store', actions: ['read'], defaultField: 'read' },
      ];
    }),
  );
}

describe('several roles together', () => {
  test('show a cell exactly when one of them alone shows its row and its field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(role, { minLength: 1, maxLength: 3 }), async (roles) => {
        const viewer = viewerOf(roles);
        const { rows } = await shop.ask({ entity: 'customer' }, viewer);
        const seen = records.filter((record) =>
          roles.some((each) => conditions[each.condition]?.holds(record)),
        );
        expect(rows.map((row) => row['id'])).toEqual(seen.map((record) => record['id']));
        for (const [index, record] of seen.entries()) {
          for (const key of keys) {
            const value = rows[index]?.[key] ?? null;
            if (showing(roles, record, key, ['read', 'write'])) expect(value).toBe(record[key]);
            else if (key === 'phone' && showing(roles, record, key, ['mask']))
              expect(value === null || String(value).includes('****')).toBe(true);
            else expect(value).toBeNull();
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('filter, group, count and sum by nothing but the cells they show', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(role, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('0.00', '50.00', '1200.00'),
        async (roles, amount) => {
          const viewer = viewerOf(roles);
          const seen = records.filter((record) =>
            roles.some((each) => conditions[each.condition]?.holds(record)),
          );
          const spent = (record: RecordValues) =>
            showing(roles, record, 'totalSpent', ['read', 'write']) ? record['totalSpent'] : null;
          const readable = roles.some((each) =>
            ['read', 'write'].includes(each.fields['totalSpent'] ?? each.defaultField),
          );
          const query: Query = {
            entity: 'customer',
            select: ['id'],
            filter: { formula: `totalSpent > ${amount}` },
          };
          const refusals = shop.refused(query, viewer).map(({ code }) => code);
          if (!readable) {
            expect(refusals).toHaveLength(1);
            expect(['query.field-denied', 'query.field-masked']).toContain(refusals[0]);
            return;
          }
          expect((await shop.ask(query, viewer)).rows).toEqual(
            seen.filter((record) => Number(spent(record) ?? 0) > Number(amount)).map(({ id }) => ({ id })),
          );
          const sums = await shop.ask(
            {
              entity: 'customer',
              measures: [
                { function: 'sum', field: 'totalSpent', as: 'sum' },
                { function: 'count', as: 'n' },
              ],
            },
            viewer,
          );
          const sum = seen.reduce((total, record) => total + Number(spent(record) ?? 0), 0);
          expect([Number(sums.rows[0]?.['sum'] ?? 0), Number(sums.rows[0]?.['n'])]).toEqual([
            sum,
            seen.length,
          ]);
          const sorted = await shop.ask(
            {
              entity: 'customer',
              select: ['totalSpent'],
              sort: [{ field: 'totalSpent', direction: 'descending' }],
            },
            viewer,
          );
          const expected = seen
            .map((record) => spent(record) ?? null)
            .sort((a, b) => (b === null ? -1 : a === null ? 1 : Number(b) - Number(a)));
          expect(sorted.rows.map((row) => row['totalSpent'])).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  test('find by search exactly what one of them alone finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(role, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('上海', '13', 'wxm', '静', '0138'),
        async (roles, search) => {
          const found = async (viewer: Viewer) =>
            (await shop.ask({ entity: 'customer', select: ['id'], search }, viewer)).rows.map((row) =>
              String(row['id']),
            );
          const alone = new Set<string>();
          for (const each of roles) for (const id of await found(viewerOf([each]))) alone.add(id);
          expect(await found(viewerOf(roles))).toEqual([...alone].sort());
        },
      ),
      { numRuns: 80 },
    );
  }, 120_000);
});
