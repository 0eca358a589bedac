import { fieldView } from '@atelier/field-kinds/views';
import { useText } from '@atelier/ui';
import { Maximize2 } from 'lucide-react';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useFieldServices } from '../../app/field-services.tsx';
import type { Row } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';
import { cellId, type GridColumn } from './grid-column.ts';
import type { Place } from './grid-navigation.ts';
import styles from './grid.module.css';

export interface RowActions {
  point(place: Place, edit: boolean): void;
  toggle(id: string, range: boolean): void;
  open(row: Row): void;
  save(row: Row, field: string, value: unknown): void;
  endEdit(move: 'stay' | 'down' | 'next' | 'previous'): void;
}

export interface GridRowProps {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly GridColumn[];
  readonly entity: string;
  readonly title: string;
  readonly address: string | undefined;
  readonly isSelected: boolean;
  readonly activeColumn: number | undefined;
  readonly editingColumn: number | undefined;
  errorOf(id: string, field: string): string | undefined;
  readonly actions: RowActions;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, columns, isSelected, actions, title } = props;
  const say = useText(recordMessages);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={styles.row}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
    >
      <div role="gridcell" className={styles.selectCell} data-fixed>
        <input
          type="checkbox"
          className={styles.tick}
          tabIndex={-1}
          aria-label={say('selectRow', { title })}
          checked={isSelected}
          onChange={() => undefined}
          onClick={(event) => actions.toggle(row.id, event.shiftKey)}
        />
      </div>
      {columns.map((column, position) => (
        <Cell key={column.field.key} {...props} column={column} position={position} />
      ))}
      <div className={styles.filler} />
    </div>
  );
});

interface GridCellProps extends GridRowProps {
  readonly column: GridColumn;
  readonly position: number;
}

function Cell(props: GridCellProps) {
  const { row, index, column, position, actions, activeColumn, editingColumn } = props;
  const error = props.errorOf(row.id, column.field.key);
  const isActive = activeColumn === position;
  const isEditing = editingColumn === position;
  const place = { row: index, column: position };
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      id={cellId(row.id, column.field.key)}
      aria-colindex={position + 2}
      aria-invalid={error !== undefined}
      title={isActive ? undefined : error}
      className={styles.cell}
      style={{ width: `var(--column-${position})` }}
      data-numeric={column.isNumeric}
      data-active={isActive}
      data-editing={isEditing}
      data-title={column.isTitle && position === 0}
      onMouseDown={(event) => {
        if (
          event.button === 0 &&
          !isEditing &&
          !(event.target instanceof Element && event.target.closest('a, button'))
        ) {
          event.preventDefault();
          actions.point(place, false);
        }
      }}
      onDoubleClick={() => !isEditing && actions.point(place, true)}
    >
      {isEditing ? <CellEditor {...props} /> : <CellContent {...props} />}
      {error !== undefined && isActive && (
        <span className={styles.reason} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

function CellContent({ row, column, title, address, actions }: GridCellProps) {
  const say = useText(recordMessages);
  const services = useFieldServices();
  const value = row.values[column.field.key];
  const { Cell: View } = fieldView(column.field.kind);
  const content = column.isMasked ? (
    <span className={styles.text}>{typeof value === 'string' ? value : ''}</span>
  ) : (
    <View field={column.field} value={value} services={services} density="list" />
  );
  if (!column.isTitle || address === undefined) return content;
  return (
    <>
      <Link to={address} tabIndex={-1} className={styles.titleLink} draggable={false}>
        {title || say('untitled')}
      </Link>
      <button
        type="button"
        tabIndex={-1}
        className={styles.open}
        aria-label={say('openRecord', { title })}
        onClick={() => actions.open(row)}
      >
        <Maximize2 aria-hidden />
      </button>
    </>
  );
}

/** Keeps what is typed until it is committed; commits once, however many events say so. */
function CellEditor({ row, column, entity, actions, errorOf }: GridCellProps) {
  const services = useFieldServices();
  const before = row.values[column.field.key] ?? null;
  const [draft, setDraft] = useState<unknown>(before);
  const latest = useRef<unknown>(before);
  const isOver = useRef(false);
  const { Editor } = fieldView(column.field.kind);

  const end = (commit: boolean, move: 'stay' | 'down' | 'next' | 'previous') => {
    if (isOver.current) return;
    isOver.current = true;
    if (commit && JSON.stringify(latest.current ?? null) !== JSON.stringify(before)) {
      actions.save(row, column.field.key, latest.current ?? null);
    }
    actions.endEdit(move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return;
    event.preventDefault();
    end(true, event.shiftKey ? 'previous' : 'next');
  };

  return (
    <div className={styles.editor} role="presentation" onKeyDown={onKeyDown}>
      <Editor
        id={`${cellId(row.id, column.field.key)}-editor`}
        field={column.field}
        entity={entity}
        value={draft}
        onChange={(value) => {
          latest.current = value;
          setDraft(value);
        }}
        services={services}
        autoFocus
        compact
        invalid={errorOf(row.id, column.field.key) !== undefined}
        onCommit={() => end(true, 'stay')}
        onCancel={() => end(false, 'stay')}
      />
    </div>
  );
}

export interface SkeletonRowProps {
  readonly top: number;
  readonly height: number;
  readonly columns: readonly GridColumn[];
}

/** A row that is on its way. */
export function SkeletonRow({ top, height, columns }: SkeletonRowProps) {
  return (
    <div className={styles.row} aria-hidden style={{ height, transform: `translateY(${top}px)` }}>
      <div className={styles.selectCell} data-fixed />
      {columns.map((column, position) => (
        <div
          key={column.field.key}
          className={styles.cell}
          style={{ width: `var(--column-${position})` }}
          data-title={column.isTitle && position === 0}
        >
          <span className={styles.bone} />
        </div>
      ))}
      <div className={styles.filler} />
    </div>
  );
}
