import { drillQuery } from './drill.ts';
import type { Query } from './query.ts';

const gold = { formula: "level = 'gold'" };
const query: Query = {
  entity: 'customer',
  filter: { formula: 'subscribed' },
  search: '上海',
  group: [{ field: 'lastVisit', bucket: 'month', as: 'month' }, { field: 'city' }],
  measures: [
    { function: 'count', as: 'n', filter: gold },
    { function: 'sum', field: 'totalSpent', as: 'spent' },
  ],
  sort: [{ field: 'n', direction: 'descending' }],
  page: { size: 5 },
};

describe('the records behind a cell', () => {
  test('are those of the query, of its groups and of the measure that was opened', () => {
    expect(drillQuery(query, { month: '2026-02-01', city: null, n: '3' }, 'n')).toEqual({
      entity: 'customer',
      search: '上海',
      filter: {
        all: [
          { formula: 'subscribed' },
          gold,
          { cell: { field: 'lastVisit', bucket: 'month', value: '2026-02-01' } },
          { cell: { field: 'city', value: null } },
        ],
      },
    });
  });

  test('of a total are those of the query alone', () => {
    expect(drillQuery(query)).toEqual({
      entity: 'customer',
      search: '上海',
      filter: { formula: 'subscribed' },
    });
  });
});
