import { ChoiceCell } from '../control/choice-cell.tsx';
import { settingsOf } from '../control/reading-of.ts';
import { ChoiceEditor, ChoiceFilter } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { relation } from './definition.ts';

function targetOf({ field }: Pick<EditorProps, 'field'>): string {
  return settingsOf(field, relation.defaultSettings).entity;
}

function Editor(props: EditorProps) {
  return <ChoiceEditor editor={props} target={targetOf(props)} />;
}

function Cell(props: CellProps) {
  return <ChoiceCell cell={props} target={targetOf(props)} />;
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

export const relationView: FieldView = { Editor, Cell, FilterInput };
