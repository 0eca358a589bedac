import { renderSql, sql, raw } from '@atelier/expression';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { segmentsOf, type SortTerm } from './keyset.ts';

const id: SortTerm = {
  sql: raw('id'),
  type: 'uuid',
  descending: false,
  emptyFirst: false,
  nullable: false,
  indexed: true,
};
const amount: SortTerm = {
  sql: raw('amount'),
  type: 'numeric',
  descending: false,
  emptyFirst: false,
  nullable: true,
  indexed: true,
};
const uuid = '01900000-0000-7000-8000-000000000001';

function wheres(terms: readonly SortTerm[], position?: (string | null)[]): string[] {
  return segmentsOf(terms, position).map(
    ({ where, order }) =>
      renderSql(sql`${raw(where.map((part) => renderSql(part).text).join(' & '))} / ${order}`).text,
  );
}

describe('a page behind a position', () => {
  test('is one range of the index when no key can be empty', () => {
    expect(wheres([{ ...amount, nullable: false }, id], ['5', uuid])).toEqual([
      '(amount, id) > ($1::numeric, $2::uuid) / amount ASC, id ASC',
    ]);
  });

  test('runs on from filled into empty values in a scan of its own', () => {
    expect(wheres([amount, id], ['5', uuid])).toEqual([
      '(amount, id) > ($1::numeric, $2::uuid) / amount ASC, id ASC',
      'amount IS NULL / amount ASC, id ASC',
    ]);
  });

  test('needs one scan where the index has the empty values at the wanted end, two where it has not', () => {
    expect(wheres([amount, id])).toHaveLength(1);
    expect(
      wheres([
        { ...amount, descending: true, emptyFirst: true },
        { ...id, descending: true },
      ]),
    ).toHaveLength(1);
    expect(
      wheres([
        { ...amount, descending: true },
        { ...id, descending: true },
      ]),
    ).toEqual(['amount IS NOT NULL / amount DESC, id DESC', 'amount IS NULL / amount DESC, id DESC']);
    expect(wheres([{ ...amount, emptyFirst: true }, id])).toHaveLength(2);
  });

  test('is one chain where there is no index', () => {
    expect(wheres([{ ...amount, indexed: false }, id], ['5', uuid])).toHaveLength(1);
  });
});

describe('a cursor', () => {
  const query = { entity: 'customer', sort: [{ field: 'amount', direction: 'ascending' }] } as const;
  const terms = [amount, id];
  const cursor = encodeCursor(query, ['12.50', uuid]);

  test('comes back as it went', () => {
    expect(decodeCursor(query, terms, cursor)).toEqual(['12.50', uuid]);
    expect(decodeCursor(query, terms, encodeCursor(query, [null, uuid]))).toEqual([null, uuid]);
  });

  test('is safe in an address and shows no sort key in clear', () => {
    expect(encodeCursor(query, ['王小明?/+', uuid])).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test('of another query is refused', () => {
    expect(
      decodeCursor({ ...query, sort: [{ field: 'amount', direction: 'descending' }] }, terms, cursor),
    ).toBeUndefined();
    expect(decodeCursor({ ...query, entity: 'store' }, terms, cursor)).toBeUndefined();
    expect(decodeCursor({ ...query, search: 'x' }, terms, cursor)).toBeUndefined();
    expect(
      decodeCursor({ ...query, page: { size: 3 }, count: true, select: ['id'] }, terms, cursor),
    ).toBeDefined();
  });

  test.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', btoa('x')],
    ['an object', btoa('{}')],
    ['too few keys', encodeCursor(query, [uuid])],
    ['a key that is no number', encodeCursor(query, ["1'; DROP TABLE x", uuid])],
    ['a key that is no id', encodeCursor(query, ['1', 'x'])],
    ['an empty key that cannot be', encodeCursor(query, ['1', null])],
  ])('that is %s is refused', (_, forged) => {
    expect(decodeCursor(query, terms, forged)).toBeUndefined();
  });

  test.each([
    ['date', '2026-02-30'],
    ['date', '0000-01-01'],
    ['timestamptz', '2026-13-01 00:00:00+00'],
    ['timestamptz', '2026-01-01 25:00:00+00'],
    ['boolean', 'perhaps'],
    ['integer', '99999999999'],
    ['text', 'a\0b'],
    ['text', '\ud800'],
  ] as const)('with a %s that PostgreSQL would refuse (%j) is refused', (type, key) => {
    expect(decodeCursor(query, [{ ...amount, type }, id], encodeCursor(query, [key, uuid]))).toBeUndefined();
  });

  test.each([
    ['timestamptz', '2026-01-05 08:00:00.123456+00'],
    ['timestamptz', '1900-01-01 08:05:43+08:05:43'],
    ['date', '2024-02-29'],
    ['boolean', 'true'],
  ] as const)('with a %s as PostgreSQL prints it (%s) is accepted', (type, key) => {
    expect(decodeCursor(query, [{ ...amount, type }, id], encodeCursor(query, [key, uuid]))).toEqual([
      key,
      uuid,
    ]);
  });
});
