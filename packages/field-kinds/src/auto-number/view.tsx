import { TextCell } from '../control/cells.tsx';
import { AutoNumberEditor, TypedFilter } from '../control/deferred.tsx';
import { readingOf, settingsOf } from '../control/reading-of.ts';
import { tabular } from '../control/styles.ts';
import type { CellProps, FieldView, FilterInputProps } from '../view.ts';
import { autoNumberBehaviour } from './behaviour.ts';
import { autoNumber } from './definition.ts';

function Cell(props: CellProps) {
  return <TextCell cell={props} text={typeof props.value === 'string' ? props.value : ''} style={tabular} />;
}

function FilterInput(props: FilterInputProps) {
  const reading = readingOf(
    autoNumberBehaviour,
    settingsOf(props.field, autoNumber.defaultSettings),
    props.services,
  );
  return <TypedFilter filter={props} reading={reading} />;
}

export const autoNumberView: FieldView = { Editor: AutoNumberEditor, Cell, FilterInput };
