import { TextCell } from '../control/cells.tsx';
import { DateFilter } from '../control/date-filter.tsx';
import { momentText } from '../control/date-formats.ts';
import { DateInput } from '../control/date-input.tsx';
import { readingOf } from '../control/reading-of.ts';
import { tabular } from '../control/styles.ts';
import { dayInZone, instantOf, wallClock } from '../reading/clock.ts';
import { parseIsoDay } from '../reading/calendar.ts';
import type { CellProps, EditorProps, FieldView, FilterInputProps } from '../view.ts';
import { dateTimeBehaviour, isMoment } from './behaviour.ts';

function Editor(props: EditorProps) {
  const { parse } = readingOf(dateTimeBehaviour, {}, props.services);
  const wall = (value: unknown) => (isMoment(value) ? wallClock(value, props.services.timeZone).slice(0, 16) : undefined);
  return <DateInput editor={props} reading={{ withTime: true, parse, wall }} />;
}

function Cell(props: CellProps) {
  return <TextCell cell={props} text={momentText(props.value, props.services, props.density)} style={tabular} />;
}

/** A condition is about days: the value of a fixed one is its beginning where the reader is. */
function FilterInput(props: FilterInputProps) {
  const { timeZone } = props.services;
  return (
    <DateFilter
      filter={props}
      reading={{
        day: (value) => (isMoment(value) ? dayInZone(value, timeZone) : undefined),
        value: (text) => {
          const day = parseIsoDay(text);
          return day ? instantOf(day, { hour: 0, minute: 0, second: 0, millisecond: 0 }, timeZone) : null;
        },
      }}
    />
  );
}

export const dateTimeView: FieldView = { Editor, Cell, FilterInput };
