import { checkQuery, compileQuery, type Query } from '@atelier/query';
import fc from 'fast-check';
import { founder, idOf, lin, QueryShop, viewerWith } from '../testing/query-shop.ts';

let shop: QueryShop;

beforeAll(async () => {
  shop = await QueryShop.open();
  await shop.insert('store', [{ id: idOf('b', 1), name: '外滩店' }]);
  await shop.insert('customer', [
    {
      id: idOf('c', 1),
      name: '王小明',
      city: '上海',
      totalSpent: '1.00',
      tags: ['VIP'],
      owner: lin,
      store: idOf('b', 1),
    },
  ]);
});

afterAll(() => shop.close());

const viewers = [
  founder,
  viewerWith([
    [
      {
        entity: 'customer',
        actions: ['read'],
        defaultField: 'read',
        rows: { formula: 'owner = me' },
        fields: { totalSpent: 'none' },
      },
      { entity: 'store', actions: ['read'], defaultField: 'read' },
    ],
  ]),
];

/** FUZZ_FACTOR=60 makes a long night of it. */
const fuzzFactor = Number(process.env['FUZZ_FACTOR'] ?? 1);

/** A word that appears in no statement of ours, in the company of everything that breaks out of quotes. */
const canary = 'zqcanaryqz';
const hostile = fc
  .tuple(
    fc.constantFrom(
      "'",
      '"',
      "';--",
      '")--',
      '\\',
      '$1',
      '$$',
      '/*',
      '\n',
      '',
      "' OR 1=1 --",
      '%',
      '_',
      '\u2019',
      '(select pg_sleep(9))',
    ),
    fc.string({ maxLength: 5 }),
  )
  .map(([quote, more]) => `${quote}${canary}${more}${quote}`);

const text = hostile.map((content) => `'${content.replaceAll("'", "''").replaceAll('\\', '')}'`);
const textField = fc.constantFrom('name', 'city', 'phone', 'note', 'store.name', 'owner.name');
const anyField = fc.constantFrom(
  'name',
  'city',
  'totalSpent',
  'tags',
  'lastVisit',
  'birthday',
  'level',
  'store.name',
  'owner.name',
  'id',
  'subscribed',
  'store',
  'owner',
);

/** What a person could have built by clicking, with hostile texts in every place that takes a text. */
const plausible = documents({
  field: fc.constantFrom('name', 'city', 'lastVisit', 'birthday', 'store', 'id', 'subscribed'),
  grouping: fc.constantFrom<object>(
    { field: 'city' },
    { field: 'store' },
    { field: 'lastVisit', bucket: 'month' },
    { field: 'birthday', bucket: 'week', as: canary },
  ),
  measure: fc.constantFrom<object>(
    { function: 'count', as: canary },
    { function: 'maximum', field: 'name', as: 'most' },
    { function: 'countDistinct', field: 'store', as: 'stores' },
  ),
  rule: fc.oneof(
    fc.record({
      field: textField,
      operator: fc.constantFrom(
        'equal',
        'notEqual',
        'less',
        'contains',
        'notContains',
        'startsWith',
        'endsWith',
      ),
      value: hostile,
    }),
    fc.record({
      field: textField,
      operator: fc.constantFrom('oneOf', 'noneOf'),
      value: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      field: fc.constant('tags'),
      operator: fc.constantFrom('hasAny', 'hasAll', 'hasNone'),
      value: fc.array(hostile, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      field: textField,
      operator: fc.constant('equal'),
      value: text,
      valueSource: fc.constant('formula'),
    }),
    fc.record({ field: anyField, operator: fc.constantFrom('isEmpty', 'isNotEmpty') }),
  ),
  formula: fc.oneof(
    fc.tuple(textField, fc.constantFrom('=', '<>', '<', '>='), text).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('CONTAINS', 'STARTSWITH'), textField, text)
      .map(([name, field, argument]) => `${name}(${field}, ${argument})`),
    fc.tuple(textField, text, text).map(([field, joined, other]) => `${field} & ${joined} <> ${other}`),
  ),
  cell: fc.record({ field: fc.constant('city'), value: hostile }),
  entity: fc.constant('customer'),
  direction: fc.constantFrom('ascending', 'descending'),
  page: fc.record({ size: fc.integer({ min: 1, max: 9 }) }),
});

/** Hostile everywhere: most of these are refused, and the refusal must be a clear one. */
const hostileField = fc.oneof({ weight: 3, arbitrary: anyField }, { weight: 1, arbitrary: hostile });
const anyValue = fc.oneof(
  hostile,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(hostile, { maxLength: 3 }),
  fc.constant({ relative: 'month', offset: -1 }),
  fc.record({ [canary]: hostile }),
);
const wild = documents({
  field: hostileField,
  grouping: fc.record({
    field: hostileField,
    bucket: fc.constantFrom('month', 'hour', undefined),
    as: fc.constantFrom('a', canary, undefined),
  }),
  measure: fc.record(
    {
      function: fc.oneof(fc.constantFrom('count', 'sum', 'median'), hostile),
      as: fc.oneof(fc.constant('m'), hostile),
      field: hostileField,
    },
    { requiredKeys: ['function', 'as'] },
  ),
  rule: fc.record({
    field: hostileField,
    operator: fc.oneof(fc.constantFrom('equal', 'between', 'contains', 'hasAny', 'has'), hostile),
    value: anyValue,
  }),
  formula: fc.oneof(
    hostile,
    fc
      .tuple(fc.constantFrom('IF', 'pg_sleep', canary), hostileField, text)
      .map(([name, field, argument]) => `${name}(${field}, ${argument})`),
  ),
  cell: fc.record({ field: hostileField, value: anyValue }),
  entity: fc.oneof(fc.constant('customer'), hostile),
  direction: fc.oneof(fc.constant('ascending'), hostile),
  page: fc.record({ size: anyValue, after: hostile }, { requiredKeys: [] }),
});

type Parts = Readonly<
  Record<
    'field' | 'grouping' | 'measure' | 'rule' | 'formula' | 'cell' | 'entity' | 'direction' | 'page',
    fc.Arbitrary<unknown>
  >
>;

function documents({
  field,
  grouping,
  measure,
  rule,
  formula,
  cell,
  entity,
  direction,
  page,
}: Parts): fc.Arbitrary<unknown> {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.record({
      combinator: fc.constantFrom('and', 'or'),
      not: fc.boolean(),
      rules: fc.array(fc.oneof({ maxDepth: 3 }, rule, tie('tree')), { maxLength: 3 }),
    }),
  }));
  const filter = fc.oneof(
    tree,
    formula.map((each) => ({ formula: each })),
    cell.map((each) => ({ cell: each })),
    fc.record({ all: fc.array(tree, { maxLength: 2 }) }),
  );
  const sort = fc.array(fc.record({ field, direction }), { maxLength: 2 });
  const rows = fc.record(
    {
      entity,
      select: fc.array(field, { maxLength: 3 }),
      filter,
      search: hostile,
      sort,
      page,
      count: fc.boolean(),
    },
    { requiredKeys: ['entity'] },
  );
  const measures = fc.uniqueArray(
    fc.tuple(measure, filter).map(([each, own]) => ({ ...Object(each), filter: own })),
    { minLength: 1, maxLength: 1 },
  );
  const groups = fc.record(
    {
      entity,
      filter,
      search: hostile,
      group: fc.array(grouping, { maxLength: 1 }),
      measures,
      page,
      totals: fc.boolean(),
    },
    { requiredKeys: ['entity', 'measures'] },
  );
  return fc.oneof(rows, groups);
}

/** Refused with issues, or compiled to statements that hold no word of the user's and that PostgreSQL runs. */
async function holdsNothing(input: unknown): Promise<boolean> {
  const given = JSON.parse(JSON.stringify(input));
  const checked = checkQuery(given);
  if (!checked.ok) return false;
  let ran = false;
  for (const viewer of viewers) {
    const compiled = compileQuery(checked.value, shop.context(viewer));
    if (!compiled.ok) continue;
    for (const statement of [
      compiled.value.statement,
      compiled.value.countStatement,
      compiled.value.totalsStatement,
    ]) {
      if (!statement) continue;
      expect(statement.text).not.toContain(canary);
      await shop.client.query(statement);
      ran = true;
    }
  }
  return ran;
}

describe('what a user writes', () => {
  test.each([
    ['in places for texts', plausible, 800, 500],
    ['in every place', wild, 1500, 0],
  ] as const)(
    '%s never gets into the text of a statement, and never makes PostgreSQL stumble',
    async (_, documents, numRuns, least) => {
      let ran = 0;
      await fc.assert(
        fc.asyncProperty(documents, async (input) => {
          if (await holdsNothing(input)) ran += 1;
        }),
        { numRuns: numRuns * fuzzFactor },
      );
      // A fuzzer whose documents are all refused proves nothing.
      expect(ran).toBeGreaterThanOrEqual(least);
    },
    120_000 * fuzzFactor,
  );

  test.each<[string, Partial<Query>]>([
    ['a column that is SQL', { select: ['name); DROP TABLE record.customer; --'] }],
    [
      'a sort that is SQL',
      { sort: [{ field: 'CASE WHEN (SELECT 1) = 1 THEN id ELSE name END', direction: 'ascending' }] },
    ],
    ['a JSON path', { select: ["meta->>'a'"] }],
    ['a prototype', { select: ['__proto__'] }],
    ['a method', { sort: [{ field: 'toString', direction: 'ascending' }] }],
    ['a system column of PostgreSQL', { select: ['ctid'] }],
    ['a column of ours', { select: ['searchText'] }],
    ['a password', { select: ['owner.passwordHash'] }],
  ])('is an unknown field when it is %s', (_, part) => {
    expect(shop.refused({ entity: 'customer', ...part }, founder).map(({ code }) => code)).toEqual([
      'query.field-unknown',
    ]);
  });
});
