import { userTarget } from '@atelier/entity';
import { ChoiceCell } from '../control/choice-cell.tsx';
import { ChoiceEditor, ChoiceFilter } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';

function Editor(props: EditorProps) {
  return <ChoiceEditor editor={props} target={userTarget} />;
}

function Cell(props: CellProps) {
  return <ChoiceCell cell={props} target={userTarget} />;
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

export const userView: FieldView = { Editor, Cell, FilterInput };
