import type { Sort } from '@atelier/query';
import { useLocalize, useText } from '@atelier/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Row } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';
import { cellId, type GridColumn } from './grid-column.ts';
import { moveTo, nextEditable, type Place } from './grid-navigation.ts';
import { GridHeader, type ColumnChange } from './grid-header.tsx';
import { GridRow, SkeletonRow, type RowActions } from './grid-row.tsx';
import styles from './grid.module.css';

export interface GridProps {
  readonly entity: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn[];
  readonly density: 'comfortable' | 'compact';
  readonly total: number | undefined;
  readonly hasMore: boolean;
  onEnd(): void;
  readonly sort: readonly Sort[];
  onSort(field: string, add: boolean): void;
  onColumn(change: ColumnChange): void;
  readonly selected: ReadonlySet<string>;
  onSelect(selected: ReadonlySet<string>): void;
  titleOf(row: Row): string;
  /** Address of a record's page; undefined where there is none (recycle bin). */
  addressOf(row: Row): string | undefined;
  onOpen(row: Row): void;
  /** Stores one value. Failures come back through `errorOf`. */
  onSave(row: Row, field: string, value: unknown): void;
  errorOf(id: string, field: string): string | undefined;
  /** Width of what lies over the bottom (bulk bar), so that the last rows can be scrolled above it. */
  readonly bottomSpace?: number;
}

const heights = { comfortable: 44, compact: 34 } as const;
const headerHeight = 40;

/**
 * A virtualised table with the manners of a spreadsheet. The grid itself keeps the focus and names
 * the active cell, so that scrolling it out of the DOM loses nothing; an editor takes the focus while open.
 */
export function Grid(props: GridProps) {
  const { rows, columns, density, hasMore, onEnd } = props;
  const say = useText(recordMessages);
  const read = useLocalize();
  const box = useRef<HTMLDivElement>(null);
  const height = heights[density];
  const virtual = useVirtualizer({
    count: rows.length + (hasMore ? 3 : 0),
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 12,
    scrollPaddingStart: headerHeight,
    scrollPaddingEnd: props.bottomSpace ?? 0,
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= rows.length - 30) onEnd();
  }, [hasMore, last, rows.length, onEnd]);

  const cursor = useCursor(props, box, (row) => virtual.scrollToIndex(row));
  const selection = useSelection(props);
  const actions = useRowActions(props, cursor, selection.toggle);
  const widths = useMemo(
    () =>
      Object.fromEntries(
        columns.map((column, index) => [`--column-${index}`, `${column.width}px`]),
      ) as CSSProperties,
    [columns],
  );
  const { active, editing } = cursor;
  const activeRow = active ? rows[active.row] : undefined;
  const activeColumn = active ? columns[active.column] : undefined;

  return (
    <div
      ref={box}
      className={styles.grid}
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total === undefined ? -1 : props.total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      tabIndex={0}
      style={widths}
      onKeyDown={(event) => cursor.onKeyDown(event, selection.toggle)}
      onFocus={(event) => event.target === box.current && cursor.enter()}
      {...(activeRow &&
        activeColumn &&
        !editing && { 'aria-activedescendant': cellId(activeRow.id, activeColumn.field.key) })}
    >
      <GridHeader
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        onColumn={props.onColumn}
        grid={box}
        selectAll={{
          checked: rows.length > 0 && props.selected.size === rows.length,
          partly: props.selected.size > 0 && props.selected.size < rows.length,
          label: say('selectAll'),
          onChange: selection.toggleAll,
        }}
        read={read}
      />
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: virtual.getTotalSize() + (props.bottomSpace ?? 0) }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return <SkeletonRow key={item.key} top={item.start} height={height} columns={columns} />;
          const isActive = active?.row === item.index;
          return (
            <GridRow
              key={row.id}
              row={row}
              index={item.index}
              top={item.start}
              height={height}
              columns={columns}
              entity={props.entity}
              title={props.titleOf(row)}
              address={props.addressOf(row)}
              isSelected={props.selected.has(row.id)}
              activeColumn={isActive ? active.column : undefined}
              editingColumn={isActive && editing ? active.column : undefined}
              errorOf={props.errorOf}
              actions={actions}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Cursor {
  readonly active: Place | undefined;
  readonly editing: boolean;
  enter(): void;
  put(place: Place, edit: boolean): void;
  endEdit(move: 'stay' | 'down' | 'next' | 'previous'): void;
  onKeyDown(event: KeyboardEvent, toggleRow: (id: string, range: boolean) => void): void;
}

/** Where the keyboard is, and whether a cell is being edited. */
function useCursor(
  props: GridProps,
  box: RefObject<HTMLDivElement | null>,
  scrollToRow: (row: number) => void,
): Cursor {
  const { rows, columns } = props;
  const [active, setActive] = useState<Place>();
  const [editing, setEditing] = useState(false);
  const within = active && rows[active.row] && columns[active.column] ? active : undefined;

  const put = (place: Place, edit: boolean) => {
    setActive(place);
    setEditing(edit && columns[place.column]?.isEditable === true);
    scrollToRow(place.row);
    scrollToColumn(box.current, place.column);
    if (!edit) box.current?.focus({ preventScroll: true });
  };

  const endEdit: Cursor['endEdit'] = (move) => {
    setEditing(false);
    box.current?.focus({ preventScroll: true });
    if (!within || move === 'stay') return;
    if (move === 'down') {
      put({ row: Math.min(within.row + 1, rows.length - 1), column: within.column }, false);
      return;
    }
    const editable = columns.map((column) => column.isEditable);
    const next = nextEditable(within, move === 'next' ? 1 : -1, { editable, rows: rows.length });
    if (next) put(next, true);
  };

  const onKeyDown: Cursor['onKeyDown'] = (event, toggleRow) => {
    if (editing || event.target !== box.current || !within) return;
    const row = rows[within.row];
    const column = columns[within.column];
    if (!row || !column) return;
    const mod = event.ctrlKey || event.metaKey;
    const page = Math.max(
      1,
      Math.floor((box.current.clientHeight - headerHeight) / heights[props.density]) - 1,
    );
    const next = moveTo(
      within,
      { key: event.key, shiftKey: event.shiftKey, mod },
      { rows: rows.length, columns: columns.length, page },
    );
    if (next) put(next, false);
    else if (column.isEditable && (event.key === 'F2' || (event.key === 'Enter' && !mod))) put(within, true);
    else if (event.key === 'Enter') props.onOpen(row);
    else if (event.key === ' ') toggleRow(row.id, event.shiftKey);
    else if (event.key === 'Escape' && props.selected.size > 0) props.onSelect(new Set());
    else if ((event.key === 'Delete' || event.key === 'Backspace') && column.isEditable)
      props.onSave(row, column.field.key, null);
    else return;
    event.preventDefault();
  };

  return {
    active: within,
    editing: editing && within !== undefined,
    enter: () => {
      if (!within && rows.length > 0) setActive({ row: 0, column: 0 });
    },
    put,
    endEdit,
    onKeyDown,
  };
}

/** Brings a column into sight, beside the columns that stay in place. */
function scrollToColumn(box: HTMLDivElement | null, column: number): void {
  const header = box?.querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (!box || !header || getComputedStyle(header).position === 'sticky') return;
  const fixed = [...box.querySelectorAll<HTMLElement>('[data-fixed]')].reduce(
    (sum, one) => sum + one.offsetWidth,
    0,
  );
  const left = header.offsetLeft;
  if (left < box.scrollLeft + fixed) box.scrollLeft = left - fixed;
  else if (left + header.offsetWidth > box.scrollLeft + box.clientWidth)
    box.scrollLeft = left + header.offsetWidth - box.clientWidth;
}

function useSelection({ rows, selected, onSelect }: GridProps) {
  const anchor = useRef<string>(undefined);
  const toggle = (id: string, range: boolean) => {
    const next = new Set(selected);
    const from = rows.findIndex((row) => row.id === anchor.current);
    const to = rows.findIndex((row) => row.id === id);
    if (range && from >= 0 && to >= 0) {
      for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id);
    } else if (!next.delete(id)) {
      next.add(id);
    }
    anchor.current = id;
    onSelect(next);
  };
  const toggleAll = () =>
    onSelect(selected.size === rows.length ? new Set() : new Set(rows.map((row) => row.id)));
  return { toggle, toggleAll };
}

/** One object for all rows that never changes, so that an unchanged row is not drawn again. */
function useRowActions(
  props: GridProps,
  cursor: Cursor,
  toggle: (id: string, range: boolean) => void,
): RowActions {
  const latest = useRef({ props, cursor, toggle });
  useEffect(() => {
    latest.current = { props, cursor, toggle };
  });
  const open = useCallback((row: Row) => latest.current.props.onOpen(row), []);
  return useMemo<RowActions>(
    () => ({
      point: (place, edit) => latest.current.cursor.put(place, edit),
      toggle: (id, range) => latest.current.toggle(id, range),
      open,
      save: (row, field, value) => latest.current.props.onSave(row, field, value),
      endEdit: (move) => latest.current.cursor.endEdit(move),
    }),
    [open],
  );
}
