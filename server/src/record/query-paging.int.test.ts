import type { Query, Sort } from '@atelier/query';
import fc from 'fast-check';
import { idOf, lin, QueryShop, zhou } from '../testing/query-shop.ts';

let shop: QueryShop;

beforeAll(async () => {
  shop = await QueryShop.open();
  await shop.insert('store', [
    { id: idOf('b', 1), name: '外滩店' },
    { id: idOf('b', 2), name: null },
  ]);
});

afterAll(() => shop.close());

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Few different values, so that ties and empty values meet the edges of pages. */
const record = fc.record({
  name: fc.constantFrom('王', '李', 'a', 'B', '阿'),
  level: maybe(fc.constantFrom('gold', 'normal', 'archived')),
  city: maybe(fc.constantFrom('上海', '北京', "O'Hare")),
  totalSpent: maybe(fc.constantFrom('0.00', '0.10', '12.50', '-3.00')),
  birthday: maybe(fc.constantFrom('1990-01-01', '2000-02-29')),
  lastVisit: maybe(fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z')),
  subscribed: maybe(fc.boolean()),
  owner: maybe(fc.constantFrom(lin, zhou)),
  store: maybe(fc.constantFrom(idOf('b', 1), idOf('b', 2))),
});

const sort: fc.Arbitrary<Sort> = fc.record(
  {
    field: fc.constantFrom(
      'name',
      'level',
      'city',
      'totalSpent',
      'birthday',
      'lastVisit',
      'subscribed',
      'owner',
      'store',
      'store.name',
      'createdAt',
      'id',
    ),
    direction: fc.constantFrom('ascending', 'descending'),
    empty: fc.constantFrom('first', 'last'),
  },
  { requiredKeys: ['field', 'direction'] },
);

async function pages(query: Query, size: number): Promise<{ rows: unknown[]; longest: number }> {
  const rows: unknown[] = [];
  let longest = 0;
  let after: string | undefined;
  do {
    const page = await shop.ask({ ...query, page: { size, ...(after === undefined ? {} : { after }) } });
    rows.push(...page.rows);
    longest = Math.max(longest, page.rows.length);
    after = page.next;
  } while (after !== undefined);
  return { rows, longest };
}

describe('pages', () => {
  test('one after another are the whole result, in its order, for any data and any sort', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 25 }),
        fc.array(sort, { maxLength: 3 }),
        fc.integer({ min: 1, max: 7 }),
        async (records, sorts, size) => {
          await shop.empty('customer', 'purchase');
          await shop.insert(
            'customer',
            records.map((values, index) => ({ id: idOf('c', (index * 7) % 25), ...values })),
          );
          const query: Query = { entity: 'customer', select: ['id', 'totalSpent'], sort: sorts };
          const whole = await shop.ask({ ...query, page: { size: 500 } });
          const read = await pages(query, size);
          expect(whole.rows).toHaveLength(records.length);
          expect(read.rows).toEqual(whole.rows);
          expect(read.longest).toBeLessThanOrEqual(size);
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  test('of groups one after another are all groups, in their order', async () => {
    const groups = fc.subarray(
      [
        { field: 'city' },
        { field: 'level' },
        { field: 'store' },
        { field: 'birthday', bucket: 'year' as const },
      ],
      { minLength: 1, maxLength: 3 },
    );
    const by = fc.constantFrom<Sort[]>(
      [],
      [{ field: 'n', direction: 'descending' }],
      [
        { field: 'spent', direction: 'ascending', empty: 'first' },
        { field: 'n', direction: 'ascending' },
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 25 }),
        groups,
        by,
        fc.integer({ min: 1, max: 5 }),
        async (records, group, sorts, size) => {
          await shop.empty('customer', 'purchase');
          await shop.insert(
            'customer',
            records.map((values, index) => ({ id: idOf('c', index), ...values })),
          );
          const query: Query = {
            entity: 'customer',
            group,
            measures: [
              { function: 'count', as: 'n' },
              { function: 'sum', field: 'totalSpent', as: 'spent' },
            ],
            sort: sorts,
          };
          const whole = await shop.ask({ ...query, page: { size: 500 }, count: true });
          expect((await pages(query, size)).rows).toEqual(whole.rows);
          expect(whole.count).toBe(whole.rows.length);
          expect(whole.rows.reduce((sum, row) => sum + Number(row['n']), 0)).toBe(records.length);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  test('are in the order that a person expects: PostgreSQL sorts the whole as the pages do', async () => {
    await shop.empty('customer', 'purchase');
    const spent = ['3.00', null, '1.00', '2.00', null, '1.00'];
    await shop.insert(
      'customer',
      spent.map((totalSpent, index) => ({ id: idOf('c', index), name: 'x', totalSpent })),
    );
    const read = await pages(
      {
        entity: 'customer',
        select: ['id', 'totalSpent'],
        sort: [{ field: 'totalSpent', direction: 'descending' }],
      },
      2,
    );
    expect(read.rows).toEqual(
      [0, 3, 5, 2, 4, 1].map((index) => ({ id: idOf('c', index), totalSpent: spent[index] })),
    );
  });

  test('go on from where they were when records came in before the position', async () => {
    await shop.empty('customer', 'purchase');
    await shop.insert(
      'customer',
      ['1.00', '2.00', '3.00'].map((totalSpent, index) => ({
        id: idOf('c', index + 10),
        name: 'x',
        totalSpent,
      })),
    );
    const query: Query = {
      entity: 'customer',
      select: ['totalSpent'],
      sort: [{ field: 'totalSpent', direction: 'ascending' }],
      page: { size: 2 },
    };
    const first = await shop.ask(query);
    await shop.insert('customer', [{ id: idOf('c', 1), name: 'x', totalSpent: '0.50' }]);
    const second = await shop.ask({ ...query, page: { size: 2, after: first.next ?? '' } });
    expect(second.rows).toEqual([{ totalSpent: '3.00' }]);
  });
});
