import { userTarget } from '@atelier/entity';
import { ChoiceEditor, ChoiceFilter } from '../control/choice-picker.tsx';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';

function Editor(props: EditorProps) {
  return <ChoiceEditor editor={props} target={userTarget} />;
}

function FilterInput(props: FilterInputProps) {
  return (
    <ChoiceFilter
      filter={props}
      target={userTarget}
      several={props.operator === 'oneOf' || props.operator === 'noneOf'}
    />
  );
}

export const userInputs: FieldInputs = { Editor, FilterInput };
