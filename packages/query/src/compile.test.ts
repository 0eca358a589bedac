import { compileQuery } from './compile.ts';
import type { Query } from './query.ts';
import { queryFailure } from './messages.ts';
import { contextOf, founder, viewerWith } from './testing/fixtures.ts';

function issuesOf(query: Partial<Query>, viewer = founder) {
  const compiled = compileQuery({ entity: 'customer', ...query }, contextOf(viewer));
  return compiled.ok ? [] : compiled.issues.map(({ code, at }) => `${code} ${at}`);
}

function timeless(query: Partial<Query>, viewer = founder): boolean | undefined {
  const compiled = compileQuery({ entity: 'customer', ...query }, contextOf(viewer));
  return compiled.ok ? compiled.value.timeless : undefined;
}

describe('a query that does not fit the model', () => {
  test.each<[string, Partial<Query>, string]>([
    ['selects an unknown field', { select: ['name', 'nickname'] }, 'query.field-unknown /select/1'],
    ['goes on behind a text', { select: ['name.length'] }, 'query.not-a-relation /select/0'],
    [
      'expands what is no relation',
      { expand: [{ relation: 'city' }] },
      'query.not-a-relation /expand/0/relation',
    ],
    [
      'sorts by a list',
      { sort: [{ field: 'tags', direction: 'ascending' }] },
      'query.not-sortable /sort/0/field',
    ],
    [
      'sorts by a long text',
      { sort: [{ field: 'note', direction: 'ascending' }] },
      'query.not-sortable /sort/0/field',
    ],
    ['groups by what has no groups', { group: [{ field: 'phone' }] }, 'query.not-groupable /group/0/field'],
    [
      'groups instants without a span',
      { group: [{ field: 'lastVisit' }] },
      'query.bucket-missing /group/0/bucket',
    ],
    [
      'groups days by hours',
      { group: [{ field: 'birthday', bucket: 'hour' }] },
      'query.bucket-unfit /group/0/bucket',
    ],
    [
      'groups texts by months',
      { group: [{ field: 'city', bucket: 'month' }] },
      'query.bucket-unfit /group/0/bucket',
    ],
    [
      'sums texts',
      { measures: [{ function: 'sum', field: 'city', as: 'x' }] },
      'query.not-measurable /measures/0/field',
    ],
    [
      'wants the largest of a list of options',
      { measures: [{ function: 'maximum', field: 'level', as: 'x' }] },
      'query.not-measurable /measures/0/field',
    ],
    ['sums nothing', { measures: [{ function: 'sum', as: 'x' }] }, 'query.measure-field-missing /measures/0'],
    [
      'counts a field',
      { measures: [{ function: 'count', field: 'name', as: 'x' }] },
      'query.measure-field-surplus /measures/0/field',
    ],
    [
      'uses a name twice',
      { group: [{ field: 'city' }], measures: [{ function: 'count', as: 'city' }] },
      'query.name-taken /measures/0/as',
    ],
    [
      'selects fields of groups',
      { group: [{ field: 'city' }], select: ['name'] },
      'query.not-in-groups /select',
    ],
    [
      'sorts groups by a field',
      { group: [{ field: 'city' }], sort: [{ field: 'name', direction: 'ascending' }] },
      'query.sort-unknown /sort/0/field',
    ],
    ['wants totals of rows', { totals: true }, 'query.groups-only /totals'],
    ['goes on from nowhere', { page: { after: 'x' } }, 'query.cursor-invalid /page/after'],
    [
      'names a group that cannot be',
      { filter: { cell: { field: 'lastVisit', bucket: 'month', value: 'May' } } },
      'query.cell-invalid /filter/cell/value',
    ],
    [
      'has a formula of numbers',
      { filter: { formula: 'totalSpent + 1' } },
      'expression.not-boolean /filter/formula',
    ],
    [
      'looks into the recycle bin for people',
      { entity: 'user', deleted: true },
      'query.no-recycle-bin /deleted',
    ],
    ['asks for an unknown entity', { entity: 'ghost' }, 'query.entity-unknown /entity'],
  ])('is refused at its place when it %s', (_, query, issue) => {
    expect(issuesOf(query)).toEqual([issue]);
  });

  test('hears of everything that is wrong at once', () => {
    expect(
      issuesOf({
        select: ['x'],
        filter: {
          all: [{ formula: 'y = 1' }, { combinator: 'and', rules: [{ field: 'z', operator: 'isEmpty' }] }],
        },
        sort: [{ field: 'tags', direction: 'ascending' }],
      }),
    ).toEqual([
      'query.field-unknown /select/0',
      'expression.unknown-name /filter/all/0/formula',
      'expression.unknown-field /filter/all/1/rules/0/field',
      'query.not-sortable /sort/0/field',
    ]);
  });

  test('may follow four relations and no more', () => {
    const paths = ['store.name', 'store.manager.name', 'owner.name', 'createdBy.name', 'updatedBy.name'];
    const rules = (count: number) =>
      paths.slice(0, count).map((field) => ({ field, operator: 'isNotEmpty' as const }));
    expect(issuesOf({ filter: { combinator: 'and', rules: rules(4) } })).toEqual([]);
    expect(issuesOf({ filter: { combinator: 'and', rules: rules(5) } })).toEqual([
      'query.too-many-joins /filter',
    ]);
  });
});

describe('a refusal', () => {
  const seller = viewerWith([
    { entity: 'customer', actions: ['read'], defaultField: 'read', fields: { phone: 'none' } },
  ]);

  function refusal(query: Partial<Query>, viewer = founder) {
    const compiled = compileQuery({ entity: 'customer', ...query }, contextOf(viewer));
    const { code, kind } = queryFailure(compiled.ok ? [] : compiled.issues);
    return `${code} ${kind}`;
  }

  test('is a denial, a mistake or a missing entity', () => {
    expect(refusal({ select: ['phone', 'x'] }, seller)).toBe('query.denied denied');
    expect(refusal({ filter: { formula: 'phone = 1' } }, seller)).toBe('query.denied denied');
    expect(refusal({ select: ['x'] })).toBe('query.invalid invalid');
    expect(refusal({ entity: 'ghost' })).toBe('query.entity-unknown missing');
    expect(refusal({ entity: 'store' }, seller)).toBe('query.denied denied');
  });
});

describe('a compiled query', () => {
  const rows = { formula: 'createdAt > TODAY()' };

  test('knows whether its statements stay right as time passes', () => {
    expect(timeless({ filter: { formula: 'totalSpent > 5' } })).toBe(true);
    expect(timeless({ filter: { formula: 'YEAR(TODAY()) = 2025' } })).toBe(false);
    expect(
      timeless({
        filter: {
          combinator: 'and',
          rules: [{ field: 'lastVisit', operator: 'equal', value: { relative: 'month', offset: 0 } }],
        },
      }),
    ).toBe(false);
    expect(
      timeless({}, viewerWith([{ entity: 'customer', actions: ['read'], defaultField: 'read', rows }])),
    ).toBe(false);
    expect(
      timeless({ measures: [{ function: 'count', as: 'n', filter: { formula: 'birthday = TODAY()' } }] }),
    ).toBe(false);
  });
});
