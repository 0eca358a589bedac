import { ChoiceEditor, ChoiceFilter } from '../control/choice-picker.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { targetOf } from './target.ts';

function Editor(props: EditorProps) {
  return <ChoiceEditor editor={props} target={targetOf(props)} />;
}

function FilterInput(props: FilterInputProps) {
  return (
    <ChoiceFilter
      filter={props}
      target={targetOf(props)}
      several={props.operator === 'oneOf' || props.operator === 'noneOf'}
    />
  );
}

export const relationInputs: FieldInputs = { Editor, FilterInput };
