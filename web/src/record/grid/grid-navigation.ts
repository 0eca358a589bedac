/** A place in a grid; row and column count from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen: the step of Page Up and Page Down. */
  readonly page: number;
}

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl or ⌘. */
  readonly mod: boolean;
}

/**
 * Where a key leads; undefined when the grid has no say in it. Tab walks through a row and leaves
 * the grid at either end of it, so that nobody is caught inside.
 */
export function moveTo(from: Place, press: KeyPress, size: GridSize): Place | undefined {
  const { row, column } = from;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const at = (nextRow: number, nextColumn: number): Place => ({
    row: Math.min(Math.max(nextRow, 0), lastRow),
    column: Math.min(Math.max(nextColumn, 0), lastColumn),
  });
  switch (press.key) {
    case 'ArrowUp':
      return at(press.mod ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(press.mod ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return at(row, press.mod ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, press.mod ? lastColumn : column + 1);
    case 'Home':
      return at(press.mod ? 0 : row, 0);
    case 'End':
      return at(press.mod ? lastRow : row, lastColumn);
    case 'PageUp':
      return at(row - size.page, column);
    case 'PageDown':
      return at(row + size.page, column);
    case 'Tab': {
      const next = column + (press.shiftKey ? -1 : 1);
      return next < 0 || next > lastColumn ? undefined : at(row, next);
    }
    default:
      return undefined;
  }
}

/** The next place to go on editing after Tab: through the row, then on in the next one. */
export function nextEditable(
  from: Place,
  step: 1 | -1,
  { editable, rows }: { readonly editable: readonly boolean[]; readonly rows: number },
): Place | undefined {
  const width = editable.length;
  let at = from.row * width + from.column + step;
  while (at >= 0 && at < rows * width) {
    const column = at % width;
    if (editable[column]) return { row: Math.floor(at / width), column };
    at += step;
  }
  return undefined;
}
