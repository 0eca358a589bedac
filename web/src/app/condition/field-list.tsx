import { localize } from '@atelier/problem';
import { Icon, useLanguage, useText } from '@atelier/ui';
import { Input } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import styles from './condition.module.css';
import {
  choiceText,
  findChoices,
  placeBehind,
  sectionsAt,
  type FieldChoice,
  type PickerPlace,
  type SectionName,
} from './field-choices.ts';
import { conditionMessages } from './messages.ts';

export interface FieldListProps {
  readonly start: PickerPlace;
  readonly offersRelated: boolean;
  readonly current: string | undefined;
  accepts(choice: FieldChoice): boolean;
  onChoose(choice: FieldChoice): void;
  onClose(): void;
}

/** A line of the list: one to choose, or one that leads further. */
interface Line {
  readonly choice: FieldChoice;
  readonly section: SectionName | 'found';
  readonly behind?: PickerPlace;
}

/** Fields to choose from: a search, sections, and the way into related records. */
export function FieldList(props: FieldListProps) {
  const say = useText(conditionMessages);
  const language = useLanguage();
  const listId = useId();
  const { place, text, lines, at, list, goTo, type, point, take, onKeyDown } = useFieldList(props);
  return (
    <div className={styles.picker}>
      <div className={styles.pickerHead}>
        {place !== props.start && (
          <button
            type="button"
            className={styles.pickerBack}
            aria-label={say('back')}
            onClick={() => goTo(props.start)}
          >
            <ChevronLeft aria-hidden />
            <span>{place.labels.map((label) => localize(label, language)).join(' › ')}</span>
          </button>
        )}
        <Input
          autoFocus
          variant="borderless"
          role="combobox"
          aria-label={say('fieldFind')}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          {...(lines.length > 0 && { 'aria-activedescendant': `${listId}-${at}` })}
          placeholder={say('fieldFind')}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={say('field')} className={styles.pickerList}>
        {lines.map((line, index) => (
          <FieldLine
            key={`${line.section} ${line.choice.path}`}
            id={`${listId}-${index}`}
            line={line}
            heading={line.section !== lines[index - 1]?.section}
            isActive={index === at}
            isCurrent={line.choice.path === props.current && !line.behind}
            onPoint={() => point(index)}
            onTake={() => take(line)}
          />
        ))}
      </div>
      {lines.length === 0 && <p className={styles.pickerNone}>{say('fieldNone')}</p>}
    </div>
  );
}

/** Where the list stands, what was typed, and which line the keys are on. */
function useFieldList(props: FieldListProps) {
  const { start, onChoose, onClose } = props;
  const [place, setPlace] = useState(start);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const lines = useLines(props, place, text);
  const at = Math.min(active, lines.length - 1);

  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const goTo = (next: PickerPlace) => {
    setPlace(next);
    setText('');
    setActive(0);
  };
  const type = (next: string) => {
    setText(next);
    setActive(0);
  };
  const take = (line: Line | undefined) => {
    if (line?.behind) goTo(line.behind);
    else if (line) onChoose(line.choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[at];
    const { key } = event;
    // A dialog around the list must stay.
    if (key === 'Escape') event.stopPropagation();
    if (key === 'Escape') onClose();
    else if (key === 'ArrowDown') setActive(Math.min(at + 1, lines.length - 1));
    else if (key === 'ArrowUp') setActive(Math.max(at - 1, 0));
    else if (key === 'Enter') take(line);
    else if (key === 'ArrowRight' && text === '' && line?.behind) goTo(line.behind);
    else if (key === 'ArrowLeft' && text === '' && place !== start) goTo(start);
    else return;
    event.preventDefault();
  };
  return { place, text, lines, at, list, goTo, type, point: setActive, take, onKeyDown };
}

function useLines(props: FieldListProps, place: PickerPlace, text: string): readonly Line[] {
  const { offersRelated, accepts } = props;
  return useMemo(() => {
    if (text.trim() !== '') {
      return findChoices(place, text, offersRelated)
        .filter(accepts)
        .map((choice) => ({ choice, section: 'found' as const }));
    }
    return sectionsAt(place, offersRelated).flatMap(({ name, choices }): Line[] =>
      name === 'through'
        ? choices.flatMap((choice) => {
            const behind = placeBehind(place, choice);
            return behind ? [{ choice, section: name, behind }] : [];
          })
        : choices.filter(accepts).map((choice) => ({ choice, section: name })),
    );
  }, [place, text, offersRelated, accepts]);
}

const headings = {
  own: 'sectionOwn',
  through: 'sectionThrough',
  related: 'sectionRelated',
  system: 'sectionSystem',
  variables: 'sectionVariables',
} as const;

interface FieldLineProps {
  readonly id: string;
  readonly line: Line;
  readonly heading: boolean;
  readonly isActive: boolean;
  readonly isCurrent: boolean;
  onPoint(): void;
  onTake(): void;
}

function FieldLine({ id, line, heading, isActive, isCurrent, onPoint, onTake }: FieldLineProps) {
  const say = useText(conditionMessages);
  const language = useLanguage();
  const { choice, section, behind } = line;
  const last = choice.labels.at(-1);
  const name = last ? localize(last, language) : choice.path;
  const [first] = choice.labels;
  const text =
    choice.sort === 'related' && first
      ? say('relatedBy', { entity: localize(first, language), field: name })
      : behind
        ? say('through', { field: name })
        : section === 'found'
          ? choiceText(choice, language)
          : name;
  return (
    <>
      {heading && section !== 'found' && (
        <div role="presentation" className={styles.pickerSection}>
          {say(headings[section])}
        </div>
      )}
      {/* The search box has the focus and the keys; lines answer to the pointer. */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={isCurrent}
        data-active={isActive}
        className={styles.pickerLine}
        onPointerMove={onPoint}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onTake}
        onKeyDown={(event) => event.key === 'Enter' && onTake()}
      >
        <Icon name={choice.icon} />
        <span className={styles.pickerText}>{text}</span>
        {behind && <ChevronRight aria-hidden />}
      </div>
    </>
  );
}
