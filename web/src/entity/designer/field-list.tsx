import {
  DndContext,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  closestCenter,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { FieldModel } from '@atelier/entity';
import { Icon, useLocalize, useText } from '@atelier/ui';
import { Button, Tooltip } from 'antd';
import { GripVertical, Plus, Settings2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './designer.module.css';
import { useDragWords } from './use-drag-words.ts';

/** The fields in the order of the form: chosen by a click, moved by hand or by keys. */
export function FieldList({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const { draft, selection, select, problems } = design;
  const { fields } = draft.model;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const words = useDragWords((key) =>
    read(fields.find((field) => field.key === key)?.label ?? { zh: '', en: '' }),
  );
  const move = (from: number, to: number) => {
    if (to < 0 || to >= fields.length || from === to) return;
    draft.edit({ kind: 'move', from, to }, 'move');
    if (selection?.index === from) select(to);
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const place = (id: unknown) => fields.findIndex((field) => field.key === id);
    if (over) move(place(active.id), place(over.id));
  };
  return (
    <div className={styles.list}>
      <button
        type="button"
        className={styles.tableLine}
        aria-current={selection?.index === 'table'}
        data-problem={problems.some((problem) => problem.field === undefined)}
        onClick={() => select('table')}
      >
        <Settings2 aria-hidden />
        {say('table')}
      </button>
      <h2 className={styles.listTitle}>
        {say('fields')} <span className="at-figures">{fields.length}</span>
      </h2>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={words}
        onDragEnd={onDragEnd}
      >
        <SortableContext items={fields.map((field) => field.key)} strategy={verticalListSortingStrategy}>
          <ol className={styles.fields} aria-label={say('fieldList')}>
            {fields.map((field, index) => (
              <FieldLine
                key={field.key}
                design={design}
                field={field}
                index={index}
                onMove={(by) => move(index, index + by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button
        className={styles.addField ?? ''}
        icon={<Plus aria-hidden />}
        onClick={() => design.setAdding(true)}
      >
        {say('addField')}
      </Button>
    </div>
  );
}

interface FieldLineProps {
  readonly design: DesignWork;
  readonly field: FieldModel;
  readonly index: number;
  onMove(by: number): void;
}

function FieldLine({ design, field, index, onMove }: FieldLineProps) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: field.key });
  const { definition } = design.catalog.kinds.get(field.kind);
  const name = read(field.label) || say('untitled');
  const isSelected = design.selection?.index === index;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      ref={setNodeRef}
      className={styles.fieldLine}
      data-selected={isSelected}
      data-dragging={isDragging}
      style={{
        transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined,
        transition,
      }}
    >
      <button
        ref={setActivatorNodeRef}
        type="button"
        className={styles.handle}
        {...attributes}
        {...listeners}
        aria-label={say('moveHandle', { field: name })}
      >
        <GripVertical aria-hidden />
      </button>
      <button
        type="button"
        className={styles.fieldButton}
        aria-current={isSelected}
        onClick={() => design.select(index)}
        onKeyDown={onKeyDown}
      >
        <Icon name={definition.icon} />
        <span className={styles.fieldName}>
          {name}
          {field.required && (
            <span className={styles.requiredMark} title={say('fieldRequired')}>
              *<span className="at-visually-hidden">{say('fieldRequired')}</span>
            </span>
          )}
        </span>
        <FieldMarks design={design} field={field} index={index} />
        <span className={styles.fieldKind}>{read(definition.label)}</span>
      </button>
    </li>
  );
}

function FieldMarks({ design, field, index }: Omit<FieldLineProps, 'onMove'>) {
  const say = useText(entityMessages);
  const before = design.published?.fields.find((old) => old.key === field.key);
  const isNew = design.published !== undefined && !before;
  const isChanged = before !== undefined && JSON.stringify(before) !== JSON.stringify(field);
  const hasProblem = design.problems.some((problem) => problem.field === index);
  const mark = hasProblem
    ? say('fieldProblem')
    : isNew
      ? say('fieldNew')
      : isChanged
        ? say('fieldChanged')
        : undefined;
  return (
    <>
      {design.draft.model.titleField === field.key && (
        <span className={styles.titleMark}>{say('fieldTitle')}</span>
      )}
      {mark && (
        <Tooltip title={mark}>
          <span className={styles.mark} data-tone={hasProblem ? 'danger' : 'accent'}>
            <span className="at-visually-hidden">{mark}</span>
          </span>
        </Tooltip>
      )}
    </>
  );
}
