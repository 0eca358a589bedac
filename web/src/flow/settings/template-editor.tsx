import { useText } from '@atelier/ui';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { Braces } from 'lucide-react';
import { useRef } from 'react';
import { FieldPicker } from '../../app/condition/field-picker.tsx';
import { flowMessages } from '../messages.ts';
import type { SettingEditorProps } from './setting-editor.ts';
import styles from './settings.module.css';

/** A line of text with `{field}` slots; the picker puts one where the caret stands. */
export function TemplateEditor(props: SettingEditorProps) {
  return <Template {...props} rows={{ minRows: 1, maxRows: 3 }} />;
}

/** Several lines of text with slots. */
export function LongTemplateEditor(props: SettingEditorProps) {
  return <Template {...props} rows={{ minRows: 3, maxRows: 10 }} />;
}

function Template({
  ids,
  value,
  schema,
  scope,
  onChange,
  rows,
}: SettingEditorProps & { readonly rows: { readonly minRows: number; readonly maxRows: number } }) {
  const say = useText(flowMessages);
  const input = useRef<TextAreaRef>(null);
  const text = typeof value === 'string' ? value : '';
  const write = (next: string) => onChange(next === '' && schema.maxLength !== 200 ? undefined : next);
  const insert = (path: string) => {
    const area = input.current?.resizableTextArea?.textArea;
    const at = area?.selectionStart ?? text.length;
    write(`${text.slice(0, at)}{${path}}${text.slice(area?.selectionEnd ?? at)}`);
    area?.focus();
  };
  return (
    <div className={styles.template}>
      <Input.TextArea
        {...ids}
        ref={input}
        autoSize={rows}
        maxLength={schema.maxLength}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      {scope.entity && (
        <FieldPicker
          place={scope}
          value={undefined}
          label={say('insertField')}
          onChoose={(choice) => insert(choice.path)}
          trigger={
            <Button type="text" size="small" icon={<Braces size={14} />}>
              {say('insertField')}
            </Button>
          }
        />
      )}
    </div>
  );
}
