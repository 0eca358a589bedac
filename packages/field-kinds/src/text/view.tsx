import { readingOf, settingsOf } from '../control/reading-of.ts';
import { TextCell } from '../control/cells.tsx';
import { TypedFilter, TypedInput } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { textBehaviour } from './behaviour.ts';
import { text } from './definition.ts';

function reading({ field, services }: Pick<EditorProps, 'field' | 'services'>) {
  return readingOf(textBehaviour, settingsOf(field, text.defaultSettings), services);
}

function Editor(props: EditorProps) {
  return <TypedInput editor={props} reading={reading(props)} appearance={{ autoComplete: 'off' }} />;
}

function Cell(props: CellProps) {
  return <TextCell cell={props} text={typeof props.value === 'string' ? props.value : ''} />;
}

function FilterInput(props: FilterInputProps) {
  return <TypedFilter filter={props} reading={reading(props)} />;
}

export const textView: FieldView = { Editor, Cell, FilterInput };
