import { TextCell } from '../control/cells.tsx';
import { dayText } from '../control/date-formats.ts';
import { readingOf } from '../control/reading-of.ts';
import { tabular } from '../control/styles.ts';
import { isoDayOf } from '../reading/calendar.ts';
import { DateFilter, DateInput } from '../control/deferred.tsx';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { dateBehaviour } from './behaviour.ts';

function Editor(props: EditorProps) {
  const { parse } = readingOf(dateBehaviour, {}, props.services);
  return <DateInput editor={props} reading={{ withTime: false, parse, wall: isoDayOf }} />;
}

function Cell(props: CellProps) {
  return (
    <TextCell
      cell={props}
      text={dayText(props.value, props.services.language, props.density)}
      style={tabular}
    />
  );
}

function FilterInput(props: FilterInputProps) {
  return <DateFilter filter={props} dayOf={isoDayOf} />;
}

export const dateView: FieldView = { Editor, Cell, FilterInput };
