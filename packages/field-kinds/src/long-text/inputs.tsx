import { Input } from 'antd';
import type { CSSProperties } from 'react';
import { inputAttributes, useGridKeys } from '../control/attributes.ts';
import { readingOf, settingsOf } from '../control/reading-of.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { longTextBehaviour } from './behaviour.ts';
import { longText } from './definition.ts';

/** Grows with its text where the browser can; elsewhere it scrolls and has a handle. */
const growing: CSSProperties = { fieldSizing: 'content', maxHeight: 360 };

/** Enter is a new line; in a grid cell it commits and Shift+Enter is one. */
function Editor(props: EditorProps) {
  const { value, onChange, compact } = props;
  const keys = useGridKeys(props, { multiline: true });
  return (
    <Input.TextArea
      {...inputAttributes(props)}
      rows={compact ? 2 : 4}
      style={{ ...growing, minHeight: compact ? 36 : 96 }}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      onKeyDown={keys.onKeyDown}
      onBlur={keys.onBlur}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  const reading = readingOf(
    longTextBehaviour,
    settingsOf(props.field, longText.defaultSettings),
    props.services,
  );
  return <TypedFilter filter={props} reading={reading} />;
}

export const longTextInputs: FieldInputs = { Editor, FilterInput };
