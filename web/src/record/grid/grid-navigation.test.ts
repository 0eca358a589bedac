import { describe, expect, test } from '@jest/globals';
import { moveTo, nextEditable } from './grid-navigation.ts';

const size = { rows: 100, columns: 5, page: 20 };
const press = (key: string, more: { shiftKey?: boolean; mod?: boolean } = {}) => ({
  key,
  shiftKey: more.shiftKey ?? false,
  mod: more.mod ?? false,
});

describe('keys in a grid', () => {
  test.each([
    ['ArrowDown', { row: 4, column: 2 }],
    ['ArrowLeft', { row: 3, column: 1 }],
    ['PageDown', { row: 23, column: 2 }],
    ['PageUp', { row: 0, column: 2 }],
    ['Home', { row: 3, column: 0 }],
    ['End', { row: 3, column: 4 }],
    ['Tab', { row: 3, column: 3 }],
  ])('%s leads to its cell', (key, expected) => {
    expect(moveTo({ row: 3, column: 2 }, press(key), size)).toEqual(expected);
  });

  test('stop at the edges instead of leaving the grid', () => {
    expect(moveTo({ row: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
    expect(moveTo({ row: 99, column: 4 }, press('ArrowRight'), size)).toEqual({ row: 99, column: 4 });
  });

  test('Ctrl or ⌘ with End goes to the last cell of all', () => {
    expect(moveTo({ row: 3, column: 2 }, press('End', { mod: true }), size)).toEqual({ row: 99, column: 4 });
  });

  test('Tab at the end of a row lets go of the grid', () => {
    expect(moveTo({ row: 3, column: 4 }, press('Tab'), size)).toBeUndefined();
    expect(moveTo({ row: 3, column: 0 }, press('Tab', { shiftKey: true }), size)).toBeUndefined();
  });

  test('other keys are none of its business', () => {
    expect(moveTo({ row: 3, column: 2 }, press('a'), size)).toBeUndefined();
  });
});

describe('going on after an edit', () => {
  const editable = [true, false, true];
  test('skips what cannot be edited and goes on in the next row', () => {
    expect(nextEditable({ row: 0, column: 0 }, 1, { editable, rows: 2 })).toEqual({ row: 0, column: 2 });
    expect(nextEditable({ row: 0, column: 2 }, 1, { editable, rows: 2 })).toEqual({ row: 1, column: 0 });
    expect(nextEditable({ row: 1, column: 0 }, -1, { editable, rows: 2 })).toEqual({ row: 0, column: 2 });
  });
  test('ends with the last row', () => {
    expect(nextEditable({ row: 1, column: 2 }, 1, { editable, rows: 2 })).toBeUndefined();
  });
});
