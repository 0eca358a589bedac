import { Input } from 'antd';
import type { CSSProperties } from 'react';
import { inputAttributes, useGridKeys } from '../control/attributes.ts';
import type { EditorProps } from '../view.ts';

/** Grows with its text where the browser can; elsewhere it scrolls and has a handle. */
const growing: CSSProperties = { fieldSizing: 'content', maxHeight: 360 };

/** Enter is a new line; in a grid cell it commits and Shift+Enter is one. */
export function LongTextEditor(props: EditorProps) {
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
