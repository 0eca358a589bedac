import { OptionEditor, OptionFilter } from '../control/option-picker.tsx';
import type { FieldInputs, FilterInputProps } from '../view.ts';

function FilterInput(props: FilterInputProps) {
  return <OptionFilter filter={props} several={props.operator === 'oneOf' || props.operator === 'noneOf'} />;
}

export const selectInputs: FieldInputs = { Editor: OptionEditor, FilterInput };
