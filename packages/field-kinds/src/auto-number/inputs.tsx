import { Input } from 'antd';
import { inputAttributes } from '../control/attributes.ts';
import { readingOf, settingsOf } from '../control/reading-of.ts';
import { tabular } from '../control/styles.ts';
import { controlTexts } from '../control/texts.ts';
import { TypedFilter } from '../control/typed-filter.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { autoNumberBehaviour } from './behaviour.ts';
import { autoNumber } from './definition.ts';

/** Shown, never typed. */
function Editor(props: EditorProps) {
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

function FilterInput(props: FilterInputProps) {
  const reading = readingOf(
    autoNumberBehaviour,
    settingsOf(props.field, autoNumber.defaultSettings),
    props.services,
  );
  return <TypedFilter filter={props} reading={reading} />;
}

export const autoNumberInputs: FieldInputs = { Editor, FilterInput };
