import { OptionFilter, OptionsEditor } from '../control/option-picker.tsx';
import type { FieldInputs, FilterInputProps } from '../view.ts';

function FilterInput(props: FilterInputProps) {
  return <OptionFilter filter={props} several />;
}

export const multiSelectInputs: FieldInputs = { Editor: OptionsEditor, FilterInput };
