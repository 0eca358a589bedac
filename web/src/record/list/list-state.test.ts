import { describe, expect, test } from '@jest/globals';
import {
  isChanged,
  moveColumn,
  readChanges,
  toggleSort,
  writeChanges,
  type ListState,
} from './list-state.ts';

const base: ListState = {
  columns: [{ field: 'name' }, { field: 'stage', width: 160 }],
  filter: { combinator: 'and', rules: [{ field: 'stage', operator: 'equal', value: 'lead' }] },
  search: '',
  sort: [{ field: 'createdAt', direction: 'descending' }],
  density: 'comfortable',
};

describe('the address of a list', () => {
  test('says nothing while the list is as its view', () => {
    expect(writeChanges(new URLSearchParams('view=mine'), base, base).toString()).toBe('view=mine');
    expect(isChanged(base, base)).toBe(false);
  });

  test('gives back every change that it was written from', () => {
    const state: ListState = {
      columns: [{ field: 'stage', width: 90 }, { field: 'name' }],
      filter: { combinator: 'or', rules: [{ field: 'name', operator: 'contains', value: '王, "小明"' }] },
      search: '小明 & co',
      sort: [
        { field: 'name', direction: 'ascending', empty: 'first' },
        { field: 'createdAt', direction: 'descending' },
      ],
      density: 'compact',
    };
    const address = writeChanges(new URLSearchParams(), state, base);
    expect({ ...base, ...readChanges(new URLSearchParams(address.toString())) }).toEqual(state);
    expect(isChanged(state, base)).toBe(true);
  });

  test('can say that the filter of the view was taken away', () => {
    const address = writeChanges(new URLSearchParams(), { ...base, filter: undefined }, base);
    expect(readChanges(address)).toEqual({ filter: undefined });
    expect('filter' in readChanges(address)).toBe(true);
  });

  test('that was cut off shows the list without the part that cannot be read', () => {
    expect(readChanges(new URLSearchParams('filter={"combinator"&density=huge'))).toEqual({
      filter: undefined,
    });
  });
});

describe('a click on a header', () => {
  test('goes from ascending to descending to none', () => {
    const first = toggleSort([], 'name', false);
    const second = toggleSort(first, 'name', false);
    expect(first).toEqual([{ field: 'name', direction: 'ascending' }]);
    expect(second).toEqual([{ field: 'name', direction: 'descending' }]);
    expect(toggleSort(second, 'name', false)).toEqual([]);
  });

  test('replaces other sorts unless it is to add one', () => {
    const sort = [{ field: 'stage', direction: 'ascending' as const }];
    expect(toggleSort(sort, 'name', false)).toHaveLength(1);
    expect(toggleSort(sort, 'name', true).map((one) => one.field)).toEqual(['stage', 'name']);
  });
});

test('a moved column keeps its width and its neighbours their order', () => {
  const columns = [{ field: 'a' }, { field: 'b', width: 90 }, { field: 'c' }];
  expect(moveColumn(columns, 1, 0)).toEqual([{ field: 'b', width: 90 }, { field: 'a' }, { field: 'c' }]);
  expect(moveColumn(columns, 0, 2).map((one) => one.field)).toEqual(['b', 'c', 'a']);
});
