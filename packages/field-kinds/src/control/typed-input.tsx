import type { Result } from '@atelier/problem';
import { Input, type InputProps } from 'antd';
import { useState, type CSSProperties } from 'react';
import type { EditorProps } from '../view.ts';
import { inputAttributes, useGridKeys } from './attributes.ts';
import { figures } from './styles.ts';

export interface Reading {
  /** Text → value; what cannot be read stays in the field and is handed on as text, for the check to refuse. */
  parse(text: string): Result<unknown>;
  /** Value → text while nobody types. */
  show(value: unknown): string;
  /** Value → text to begin typing with, where it differs from what is shown (no separators). */
  edit?(value: unknown): string;
}

type Appearance = Pick<
  InputProps,
  | 'inputMode'
  | 'autoComplete'
  | 'type'
  | 'prefix'
  | 'suffix'
  | 'placeholder'
  | 'maxLength'
  | 'autoCapitalize'
  | 'spellCheck'
>;

export interface TypedInputProps {
  readonly editor: EditorProps;
  readonly reading: Reading;
  readonly appearance?: Appearance;
  /** Right-aligned tabular figures. */
  readonly numeric?: boolean;
}

/** A text input for a value that is written: it takes what a person would write and tidies it when left. */
export function TypedInput({ editor, reading, appearance, numeric }: TypedInputProps) {
  const [draft, setDraft] = useState<string>();
  const keys = useGridKeys(editor);
  const { value, onChange } = editor;
  const style: CSSProperties = numeric ? figures : {};
  return (
    <Input
      {...inputAttributes(editor)}
      {...appearance}
      styles={{ input: style }}
      value={draft ?? shownText(value, reading.show)}
      onFocus={() => {
        if (reading.edit) setDraft(shownText(value, reading.edit));
      }}
      onChange={(event) => {
        const text = event.target.value;
        setDraft(text);
        const result = reading.parse(text);
        onChange(result.ok ? result.value : text);
      }}
      onBlur={(event) => {
        setDraft(undefined);
        keys.onBlur(event);
      }}
      onKeyDown={keys.onKeyDown}
    />
  );
}

/** The text of a value; one of another kind than the field's (what could not be read) as it is. */
export function shownText(value: unknown, show: (value: unknown) => string): string {
  if (value === null || value === undefined) return '';
  return show(value) || (typeof value === 'string' ? value : '');
}
