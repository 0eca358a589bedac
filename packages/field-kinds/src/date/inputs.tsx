import { DateFilter } from '../control/date-filter.tsx';
import { DateInput } from '../control/date-input.tsx';
import { readingOf } from '../control/reading-of.ts';
import { isoDayOf } from '../reading/calendar.ts';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { dateBehaviour } from './behaviour.ts';

function Editor(props: EditorProps) {
  const { parse } = readingOf(dateBehaviour, {}, props.services);
  return <DateInput editor={props} reading={{ withTime: false, parse, wall: isoDayOf }} />;
}

function FilterInput(props: FilterInputProps) {
  return <DateFilter filter={props} dayOf={isoDayOf} />;
}

export const dateInputs: FieldInputs = { Editor, FilterInput };
