import { useSortable } from '@dnd-kit/sortable';
import { optionColors, type ChoiceOption, type OptionColor } from '@atelier/field-kinds';
import { OptionTag } from '@atelier/field-kinds/views';
import { localize, type Language } from '@atelier/problem';
import { FormField, FormGrid, useLanguage, useText } from '@atelier/ui';
import { Input, Popover, Select } from 'antd';
import { Ban, ChevronDown, GripVertical, X } from 'lucide-react';
import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { entityMessages } from '../messages.ts';
import { SwitchLine } from './switch-line.tsx';
import styles from './settings.module.css';

export interface OptionLineProps {
  readonly option: ChoiceOption;
  /** From 1. */
  readonly position: number;
  readonly isFixed: boolean;
  readonly error: string | undefined;
  onChange(option: ChoiceOption): void;
  onNext(): void;
  onRemove(): void;
  onMove(by: number): void;
  onPaste(texts: readonly string[]): void;
}

/** One option: colour, name, and behind the arrow what is needed seldom. */
export function OptionLine(props: OptionLineProps) {
  const { option, position, error, onChange, onRemove } = props;
  const say = useText(entityMessages);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: position });
  const name = localize(option.label, language) || say('optionName', { number: position });
  return (
    <li
      ref={setNodeRef}
      className={styles.option}
      data-dragging={isDragging}
      data-archived={option.archived === true}
      style={{
        transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined,
        transition,
      }}
    >
      <div className={styles.optionRow}>
        <button
          ref={setActivatorNodeRef}
          type="button"
          className={styles.handle}
          {...attributes}
          {...listeners}
          aria-label={say('optionMove', { option: name })}
        >
          <GripVertical aria-hidden />
        </button>
        <ColorButton
          name={name}
          color={option.color}
          onChange={(color) => onChange(withColor(option, color))}
        />
        <Input
          data-option-name
          aria-label={say('optionName', { number: position })}
          placeholder={option.label.zh || option.label.en || say('optionHint')}
          variant="borderless"
          maxLength={80}
          value={option.label[language]}
          {...(error && { status: 'error' as const })}
          onChange={(event) =>
            onChange({ ...option, label: { ...option.label, [language]: event.target.value } })
          }
          onKeyDown={(event) => onNameKey(event, props)}
          onPaste={(event) => onNamePaste(event, props)}
        />
        <button
          type="button"
          className={styles.iconButton}
          aria-expanded={open}
          aria-label={say('optionMore', { option: name })}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown aria-hidden />
        </button>
        <button
          type="button"
          className={styles.iconButton}
          aria-label={say('optionRemove', { option: name })}
          onClick={onRemove}
        >
          <X aria-hidden />
        </button>
      </div>
      {error && <p className={styles.error}>{error}</p>}
      {open && <OptionDetails {...props} />}
    </li>
  );
}

function onNameKey(
  event: KeyboardEvent<HTMLInputElement>,
  { onNext, onRemove, onMove }: OptionLineProps,
): void {
  const isEmpty = event.currentTarget.value === '';
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Enter') onNext();
  else if (event.key === 'Backspace' && isEmpty) onRemove();
  else if (event.altKey && event.key === 'ArrowUp') onMove(-1);
  else if (event.altKey && event.key === 'ArrowDown') onMove(1);
  else return;
  event.preventDefault();
}

function onNamePaste(event: ClipboardEvent<HTMLInputElement>, { onPaste }: OptionLineProps): void {
  const lines = event.clipboardData
    .getData('text')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return;
  event.preventDefault();
  onPaste(lines);
}

function withColor(option: ChoiceOption, color: OptionColor | undefined): ChoiceOption {
  const { color: _, ...rest } = option;
  return color ? { ...rest, color } : rest;
}

interface ColorButtonProps {
  readonly name: string;
  readonly color: OptionColor | undefined;
  onChange(color: OptionColor | undefined): void;
}

function ColorButton({ name, color, onChange }: ColorButtonProps) {
  const say = useText(entityMessages);
  const [open, setOpen] = useState(false);
  const choose = (next: OptionColor | undefined) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        <div className={styles.colors} role="group" aria-label={say('optionColor', { option: name })}>
          {optionColors.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.color}
              aria-pressed={one === color}
              onClick={() => choose(one)}
            >
              <OptionTag text={name} color={one} />
            </button>
          ))}
          <button
            type="button"
            className={styles.color}
            aria-pressed={color === undefined}
            onClick={() => choose(undefined)}
          >
            <Ban aria-hidden /> {say('optionNoColor')}
          </button>
        </div>
      }
    >
      <button type="button" className={styles.swatch} aria-label={say('optionColor', { option: name })}>
        <OptionTag text={'\u2003'} color={color} />
      </button>
    </Popover>
  );
}

function OptionDetails({ option, isFixed, onChange }: OptionLineProps) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const setAliases = (aliases: readonly string[]) => {
    const { aliases: _, ...rest } = option;
    onChange(aliases.length > 0 ? { ...rest, aliases } : rest);
  };
  const setArchived = (archived: boolean) => {
    const { archived: _, ...rest } = option;
    onChange(archived ? { ...rest, archived } : rest);
  };
  return (
    <div className={styles.optionDetails}>
      <FormGrid columns={1}>
        <FormField label={say('optionOther')}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={80}
              value={option.label[other]}
              onChange={(event) =>
                onChange({ ...option, label: { ...option.label, [other]: event.target.value } })
              }
            />
          )}
        </FormField>
        <FormField label={say('optionAliases')} help={say('optionAliasesHelp')}>
          {(ids) => (
            <Select
              {...ids}
              mode="tags"
              open={false}
              suffixIcon={null}
              tokenSeparators={[',', '，', '、', ';', '；']}
              value={[...(option.aliases ?? [])]}
              onChange={setAliases}
            />
          )}
        </FormField>
        <FormField label={say('optionValue')}>
          {(ids) =>
            isFixed ? (
              <code className={styles.fixedKey}>{option.value}</code>
            ) : (
              <Input
                {...ids}
                className={styles.code ?? ''}
                maxLength={60}
                spellCheck={false}
                value={option.value}
                onChange={(event) => onChange({ ...option, value: event.target.value.trim() })}
              />
            )
          }
        </FormField>
        {isFixed && (
          <SwitchLine
            at=""
            label={say('optionArchived')}
            help=""
            error={undefined}
            checked={option.archived === true}
            onChange={setArchived}
          />
        )}
      </FormGrid>
    </div>
  );
}
