import type { Localized } from '@atelier/problem';
import type { Sort } from '@atelier/query';
import { MenuButton, useText } from '@atelier/ui';
import type { MenuProps } from 'antd';
import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { recordMessages } from '../messages.ts';
import type { GridColumn } from './grid-column.ts';
import styles from './grid.module.css';

/** What a person did to a column. */
export type ColumnChange =
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'resize'; readonly field: string; readonly width: number | undefined }
  | { readonly kind: 'hide'; readonly field: string }
  | { readonly kind: 'sort'; readonly field: string; readonly direction: Sort['direction'] | undefined }
  | { readonly kind: 'filter'; readonly field: string };

export interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly sort: readonly Sort[];
  onSort(field: string, add: boolean): void;
  onColumn(change: ColumnChange): void;
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly selectAll: {
    readonly checked: boolean;
    readonly partly: boolean;
    readonly label: string;
    onChange(): void;
  };
  read(text: Localized): string;
}

export function GridHeader(props: GridHeaderProps) {
  const { columns, selectAll } = props;
  const [target, setTarget] = useState<number>();
  return (
    <div role="rowgroup" className={styles.headerGroup}>
      <div role="row" aria-rowindex={1} className={styles.header}>
        <div role="columnheader" className={styles.selectCell} data-fixed>
          <input
            type="checkbox"
            className={styles.tick}
            ref={(tick) => {
              // Only script can say "some of them".
              if (tick) tick.indeterminate = selectAll.partly;
            }}
            checked={selectAll.checked}
            aria-label={selectAll.label}
            onChange={() => selectAll.onChange()}
          />
        </div>
        {columns.map((column, position) => (
          <HeaderCell
            key={column.field.key}
            {...props}
            column={column}
            position={position}
            mark={
              target === position
                ? 'before'
                : target === columns.length && position === columns.length - 1
                  ? 'after'
                  : undefined
            }
            onTarget={setTarget}
          />
        ))}
        <div className={styles.filler} />
      </div>
    </div>
  );
}

interface HeaderCellProps extends GridHeaderProps {
  readonly column: GridColumn;
  readonly position: number;
  readonly mark: 'before' | 'after' | undefined;
  onTarget(target: number | undefined): void;
}

function HeaderCell(props: HeaderCellProps) {
  const { column, position, sort, onSort, onColumn, read, mark } = props;
  const say = useText(recordMessages);
  const label = read(column.field.label);
  const order = sort.find((one) => one.field === column.field.key);
  const drag = useColumnDrag(props);
  return (
    <div
      role="columnheader"
      aria-colindex={position + 2}
      aria-sort={order ? order.direction : 'none'}
      className={styles.headerCell}
      style={{ width: `var(--column-${position})` }}
      data-column={position}
      data-numeric={column.isNumeric}
      data-title={column.isTitle && position === 0}
      data-mark={mark}
      {...(column.isTitle && position === 0 && { 'data-fixed': true })}
    >
      <button
        type="button"
        className={styles.headerButton}
        title={label}
        disabled={!column.isSortable}
        onClick={(event) => !drag.wasDragged() && onSort(column.field.key, event.shiftKey)}
        onPointerDown={drag.onPointerDown}
      >
        <span className={styles.headerLabel}>{label}</span>
        {order && (order.direction === 'ascending' ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />)}
      </button>
      <MenuButton items={() => columnMenu(props, say)}>
        <button type="button" className={styles.headerMenu} aria-label={say('columnMenu', { field: label })}>
          <ChevronDown aria-hidden />
        </button>
      </MenuButton>
      <span
        className={styles.resize}
        onPointerDown={(event) => startResize(event, props)}
        onDoubleClick={() => onColumn({ kind: 'resize', field: column.field.key, width: undefined })}
      />
    </div>
  );
}

function columnMenu(
  { column, position, columns, sort, onColumn }: HeaderCellProps,
  say: ReturnType<typeof useText<typeof recordMessages.messages>>,
): MenuProps['items'] {
  const field = column.field.key;
  const isSorted = sort.some((one) => one.field === field);
  const order = (direction: Sort['direction'] | undefined) => () =>
    onColumn({ kind: 'sort', field, direction });
  return [
    ...(column.isSortable
      ? [
          { key: 'ascending', label: say('sortAscending'), onClick: order('ascending') },
          { key: 'descending', label: say('sortDescending'), onClick: order('descending') },
          ...(isSorted ? [{ key: 'none', label: say('sortNone'), onClick: order(undefined) }] : []),
          { type: 'divider' as const },
        ]
      : []),
    ...(column.isMasked
      ? []
      : [
          { key: 'filter', label: say('filterByColumn'), onClick: () => onColumn({ kind: 'filter', field }) },
          { type: 'divider' as const },
        ]),
    {
      key: 'left',
      label: say('moveLeft'),
      disabled: position === 0,
      onClick: () => onColumn({ kind: 'move', from: position, to: position - 1 }),
    },
    {
      key: 'right',
      label: say('moveRight'),
      disabled: position === columns.length - 1,
      onClick: () => onColumn({ kind: 'move', from: position, to: position + 1 }),
    },
    {
      key: 'width',
      label: say('widthReset'),
      onClick: () => onColumn({ kind: 'resize', field, width: undefined }),
    },
    {
      key: 'hide',
      label: say('hideColumn'),
      disabled: columns.length === 1,
      onClick: () => onColumn({ kind: 'hide', field }),
    },
  ];
}

/** While the handle is held only a CSS variable changes; the width becomes state when it is let go. */
function startResize(
  event: PointerEvent<HTMLElement>,
  { column, position, grid, onColumn }: HeaderCellProps,
): void {
  event.preventDefault();
  event.stopPropagation();
  const handle = event.currentTarget;
  const start = event.clientX;
  let width = column.width;
  handle.setPointerCapture(event.pointerId);
  const move = (next: globalThis.PointerEvent) => {
    width = Math.round(Math.min(Math.max(column.width + next.clientX - start, 64), 800));
    grid.current?.style.setProperty(`--column-${position}`, `${width}px`);
  };
  const end = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', end);
    handle.removeEventListener('pointercancel', end);
    if (width !== column.width) onColumn({ kind: 'resize', field: column.field.key, width });
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end);
  handle.addEventListener('pointercancel', end);
}

/** Dragging a header moves its column; the mark between two headers says where to. */
function useColumnDrag({ position, columns, grid, onColumn, onTarget }: HeaderCellProps) {
  const dragged = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    dragged.current = false;
    const start = event.clientX;
    let target: number | undefined;
    const move = (next: globalThis.PointerEvent) => {
      if (!dragged.current && Math.abs(next.clientX - start) < 8) return;
      dragged.current = true;
      target = gapAt(next.clientX, columns.length, grid.current);
      onTarget(target);
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      onTarget(undefined);
      if (target === undefined) return;
      const to = target > position ? target - 1 : target;
      if (to !== position) onColumn({ kind: 'move', from: position, to });
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
  };
  return { onPointerDown, wasDragged: () => dragged.current };
}

/** The gap between columns nearest to a place on the screen, 0 … count. */
function gapAt(x: number, count: number, grid: HTMLElement | null): number {
  for (let index = 0; index < count; index += 1) {
    const cell = grid?.querySelector(`[data-column="${index}"]`)?.getBoundingClientRect();
    if (cell && x < cell.left + cell.width / 2) return index;
  }
  return count;
}
