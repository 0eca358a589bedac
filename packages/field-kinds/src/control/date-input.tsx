import type { Result } from '@atelier/problem';
import { DatePicker, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useRef, useState, type SyntheticEvent } from 'react';
import type { EditorProps } from '../view.ts';
import { inputAttributes, useGridKeys } from './attributes.ts';
import { fullWidth } from './styles.ts';
import { controlTexts } from './texts.ts';

export interface DateReading {
  readonly withTime: boolean;
  /** What a person typed → value. */
  parse(text: string): Result<unknown>;
  /** Value → wall clock 'YYYY-MM-DD' or 'YYYY-MM-DD HH:mm' where the reader is; undefined where it is none. */
  wall(value: unknown): string | undefined;
}

export interface DateInputProps {
  readonly editor: EditorProps;
  readonly reading: DateReading;
}

/** On a touch screen the device's own picker is the better one; elsewhere a calendar that also takes typing. */
export function DateInput(props: DateInputProps) {
  const [touch] = useState(
    () => typeof window !== 'undefined' && window.matchMedia('(pointer: coarse)').matches,
  );
  return touch ? <NativeDateInput {...props} /> : <CalendarInput {...props} />;
}

function CalendarInput({ editor, reading }: DateInputProps) {
  const { value, onChange, services, field, compact } = editor;
  const keys = useGridKeys(editor);
  const openFirst = compact === true && editor.autoFocus === true;
  const open = useRef(openFirst);
  const format = reading.withTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD';
  const wall = reading.wall(value);

  const accept = (text: string) => {
    const result = reading.parse(text);
    onChange(result.ok ? result.value : text);
  };
  // The calendar knows one way of writing; whatever else a person typed is read at Enter and when the field is left.
  const readTyped = ({ target }: SyntheticEvent) => {
    const text = target instanceof HTMLInputElement ? target.value.trim() : '';
    if (text !== (wall ?? '') && !(text === '' && value === null)) accept(text);
  };

  return (
    <DatePicker
      {...inputAttributes(editor)}
      style={fullWidth}
      format={format}
      showTime={reading.withTime ? { format: 'HH:mm' } : false}
      needConfirm={false}
      preserveInvalidOnBlur
      defaultOpen={openFirst}
      allowClear={!field.required}
      placeholder={controlTexts[reading.withTime ? 'chooseMoment' : 'chooseDate'][services.language]}
      value={wall === undefined ? null : dayjs(wall)}
      onChange={(day: Dayjs | null) => {
        if (day) accept(day.format(format));
        else onChange(null);
        if (!reading.withTime) keys.commitSoon();
      }}
      onOpenChange={(next) => {
        open.current = next;
        if (!next) keys.commitSoon();
      }}
      onBlur={(event) => {
        readTyped(event);
        // A click into the calendar takes the focus from the input, yet the cell is not left.
        if (!open.current) keys.commitSoon();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') keys.onKeyDown(event);
        if (event.key !== 'Enter') return;
        readTyped(event);
        keys.commitSoon();
      }}
    />
  );
}

function NativeDateInput({ editor, reading }: DateInputProps) {
  const keys = useGridKeys(editor);
  const wall = reading.wall(editor.value) ?? '';
  return (
    <Input
      {...inputAttributes(editor)}
      type={reading.withTime ? 'datetime-local' : 'date'}
      value={reading.withTime ? wall.replace(' ', 'T') : wall}
      onChange={(event) => {
        const result = reading.parse(event.target.value);
        editor.onChange(result.ok ? result.value : event.target.value);
      }}
      onBlur={keys.onBlur}
      onKeyDown={keys.onKeyDown}
    />
  );
}
