import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { checkQuery } from './check-query.ts';
import { querySchema } from './query-schema.ts';
import { goldenNames, readGolden } from './testing/golden.ts';

function issuesOf(query: unknown) {
  const checked = checkQuery(query);
  return checked.ok ? [] : checked.issues.map(({ code, at }) => `${code} ${at}`);
}

const rule = { field: 'name', operator: 'equal', value: 'x' };

function nested(depth: number): unknown {
  return depth === 1
    ? { combinator: 'and', rules: [rule] }
    : { combinator: 'and', rules: [nested(depth - 1)] };
}

describe('a query from outside', () => {
  test.each(goldenNames())('of golden case %s is accepted, and by the published schema too', (name) => {
    const { query } = readGolden(name);
    const published = new Ajv2020({ strictTypes: false }).compile(querySchema);
    expect(issuesOf(query)).toEqual([]);
    expect(published(query)).toBe(true);
  });

  test.each<[string, unknown, string]>([
    ['is no object', 'customer', 'query.shape-invalid '],
    ['is a list', [], 'query.shape-invalid '],
    ['lacks an entity', {}, 'query.property-missing '],
    ['has an unknown property', { entity: 'a', where: 1 }, 'query.property-unknown '],
    [
      'has an unknown property in a sort',
      { entity: 'a', sort: [{ field: 'b', direction: 'ascending', nulls: 1 }] },
      'query.property-unknown /sort/0',
    ],
    [
      'has SQL for a direction',
      { entity: 'a', sort: [{ field: 'b', direction: 'asc nulls first,(select 1)' }] },
      'query.shape-invalid /sort/0/direction',
    ],
    ['has an object for a field', { entity: 'a', select: [{ a: 'b' }] }, 'query.shape-invalid /select/0'],
    [
      'has SQL for an output name',
      { entity: 'a', measures: [{ function: 'count', as: 'n"),pg_sleep(3)--' }] },
      'query.shape-invalid /measures/0/as',
    ],
    [
      'has SQL for a measure',
      { entity: 'a', measures: [{ function: 'if(1=2,1,pg_sleep(3)) and sum', as: 'n' }] },
      'query.shape-invalid /measures/0/function',
    ],
    ['has a text for a page size', { entity: 'a', page: { size: '10' } }, 'query.shape-invalid /page/size'],
    ['asks for too large a page', { entity: 'a', page: { size: 501 } }, 'query.shape-invalid /page/size'],
    ['asks for an empty page', { entity: 'a', page: { size: 0 } }, 'query.shape-invalid /page/size'],
    [
      'selects too much',
      { entity: 'a', select: Array.from({ length: 201 }, () => 'b') },
      'query.too-many /select',
    ],
    [
      'groups by too much',
      { entity: 'a', group: Array.from({ length: 4 }, (_, i) => ({ field: `b${i}` })) },
      'query.too-many /group',
    ],
    [
      'measures too much',
      { entity: 'a', measures: Array.from({ length: 21 }, (_, i) => ({ function: 'count', as: `m${i}` })) },
      'query.too-many /measures',
    ],
    ['searches for a novel', { entity: 'a', search: 'x'.repeat(201) }, 'query.too-long /search'],
    ['follows a path too far', { entity: 'a', select: ['a.b.c.d.e'] }, 'query.too-many-joins /select/0'],
    ['has a filter that is no filter', { entity: 'a', filter: 'x' }, 'query.shape-invalid /filter'],
    [
      'has a formula that is no text',
      { entity: 'a', filter: { formula: 1 } },
      'query.shape-invalid /filter/formula',
    ],
    [
      'has a formula and more',
      { entity: 'a', filter: { formula: 'TRUE', all: [] } },
      'query.property-unknown /filter',
    ],
    [
      'has too long formulas',
      { entity: 'a', filter: { formula: 'x'.repeat(10_001) } },
      'query.too-long /filter/formula',
    ],
    [
      'has a cell without a value',
      { entity: 'a', filter: { cell: { field: 'b' } } },
      'query.shape-invalid /filter/cell/value',
    ],
    [
      'has an object as the value of a cell',
      { entity: 'a', filter: { cell: { field: 'b', value: {} } } },
      'query.shape-invalid /filter/cell/value',
    ],
    [
      'has too many rules',
      { entity: 'a', filter: { combinator: 'and', rules: Array.from({ length: 101 }, () => rule) } },
      'query.too-many-conditions /filter',
    ],
    ['has too deep a tree', { entity: 'a', filter: nested(9) }, 'query.too-deep /filter'],
    [
      'has too deep a list of filters',
      {
        entity: 'a',
        filter: {
          all: [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [{ all: [] }] }] }] }] }] }] }] }],
        },
      },
      'query.too-deep /filter/all/0/all/0/all/0/all/0/all/0/all/0/all/0/all/0',
    ],
    [
      'names a prototype',
      JSON.parse('{"entity":"a","__proto__":{"isAdmin":true}}'),
      'query.property-unknown ',
    ],
  ])('is refused at its place when it %s', (_, query, issue) => {
    expect(issuesOf(query)).toContain(issue);
  });

  test('counts the rules of all its filters together', () => {
    const half = { combinator: 'and', rules: Array.from({ length: 60 }, () => rule) };
    expect(issuesOf({ entity: 'a', filter: half })).toEqual([]);
    expect(
      issuesOf({ entity: 'a', filter: half, measures: [{ function: 'count', as: 'n', filter: half }] }),
    ).toEqual(['query.too-many-conditions /measures/0/filter']);
  });

  test('of a thousand levels is answered, not overflowed', () => {
    expect(issuesOf({ entity: 'a', filter: nested(1000) })).toEqual(['query.too-deep /filter']);
    expect(issuesOf(JSON.parse(`${'{"filter":'.repeat(1000)}1${'}'.repeat(1000)}`))).not.toEqual([]);
  });

  test('of any JSON is accepted or refused with pointers, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue(), (filter, part) => {
        for (const query of [
          part,
          { entity: 'a', filter },
          { entity: 'a', sort: part, page: part, group: [part], measures: [part], select: part },
        ]) {
          const checked = checkQuery(query);
          if (!checked.ok) for (const issue of checked.issues) expect(issue.at).toMatch(/^(\/[^/]*)*$/);
        }
      }),
    );
  });
});
