import { Input } from 'antd';
import { inputAttributes } from '../control/attributes.ts';
import { tabular } from '../control/styles.ts';
import { controlTexts } from '../control/texts.ts';
import type { EditorProps } from '../view.ts';

/** Shown, never typed. */
export function AutoNumberEditor(props: EditorProps) {
  const { value, services } = props;
  return (
    <Input
      {...inputAttributes(props)}
      readOnly
      variant="borderless"
      style={props.compact ? {} : { paddingInline: 0 }}
      styles={{ input: tabular }}
      placeholder={controlTexts.generated[services.language]}
      value={typeof value === 'string' ? value : ''}
    />
  );
}
