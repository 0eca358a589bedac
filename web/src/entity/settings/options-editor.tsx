import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { ChoiceOption } from '@atelier/field-kinds';
import { localize } from '@atelier/problem';
import { useLanguage, useText } from '@atelier/ui';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { textAt, type DesignProblem } from '../designer/problems.ts';
import { useDragWords } from '../designer/use-drag-words.ts';
import { entityMessages } from '../messages.ts';
import { addOption, addOptions, changeOption, moveOption } from './option-edits.ts';
import { OptionLine } from './option-line.tsx';
import styles from './settings.module.css';

export interface OptionsEditorProps {
  readonly options: readonly ChoiceOption[];
  /** The options that are live: their stored values stay. */
  readonly published: readonly ChoiceOption[];
  readonly problems: readonly DesignProblem[];
  onChange(options: readonly ChoiceOption[]): void;
}

/** Options to write down one after the other: Enter for the next, Alt with arrows to move, several by pasting. */
export function OptionsEditor({ options, published, problems, onChange }: OptionsEditorProps) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  const [focus, setFocus] = useState<{ readonly index: number }>();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const words = useDragWords((position) => {
    const option = options[Number(position) - 1];
    return option ? localize(option.label, language) : '';
  });

  useEffect(() => {
    if (focus) list.current?.querySelectorAll<HTMLInputElement>('[data-option-name]')[focus.index]?.focus();
  }, [focus]);

  const add = (after: number) => {
    onChange(addOption(options, after));
    setFocus({ index: after + 1 });
  };
  const remove = (index: number) => {
    onChange(options.filter((_, at) => at !== index));
    setFocus({ index: Math.max(0, index - 1) });
  };
  const move = (from: number, to: number) => {
    onChange(moveOption(options, from, to));
    if (to >= 0 && to < options.length) setFocus({ index: to });
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over && active.id !== over.id)
      onChange(moveOption(options, Number(active.id) - 1, Number(over.id) - 1));
  };
  return (
    <div>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={words}
        onDragEnd={onDragEnd}
      >
        {/* dnd-kit takes 0 for "nothing", so positions count from one. */}
        <SortableContext items={options.map((_, index) => index + 1)} strategy={verticalListSortingStrategy}>
          <ol ref={list} className={styles.options} aria-label={say('options')}>
            {options.map((option, index) => (
              <OptionLine
                key={index}
                option={option}
                position={index + 1}
                isFixed={published.some((old) => old.value === option.value)}
                error={textAt(problems, `/settings/options/${index}`)}
                onChange={(next) =>
                  onChange(
                    changeOption(options, index, {
                      option: next,
                      isFixed: published.some((old) => old.value === option.value),
                    }),
                  )
                }
                onNext={() => add(index)}
                onRemove={() => remove(index)}
                onMove={(by) => move(index, index + by)}
                onPaste={(texts) => {
                  onChange(addOptions(options, index, { texts, language }));
                  setFocus({ index: index + texts.length });
                }}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <Button
        type="text"
        className={styles.add ?? ''}
        icon={<Plus aria-hidden />}
        onClick={() => add(options.length - 1)}
      >
        {say('optionAdd')}
      </Button>
    </div>
  );
}
