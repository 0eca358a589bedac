import { DateFilter } from '../control/date-filter.tsx';
import { DateInput } from '../control/date-input.tsx';
import { readingOf } from '../control/reading-of.ts';
import { isoDayOf } from '../reading/calendar.ts';
import { dayInZone, wallClock } from '../reading/wall-clock.ts';
import type { EditorProps, FieldInputs, FilterInputProps } from '../view.ts';
import { dateTimeBehaviour } from './behaviour.ts';
import { isMoment } from './display.ts';

function Editor(props: EditorProps) {
  const { parse } = readingOf(dateTimeBehaviour, {}, props.services);
  const wall = (value: unknown) =>
    isMoment(value) ? wallClock(value, props.services.timeZone).slice(0, 16) : undefined;
  return <DateInput editor={props} reading={{ withTime: true, parse, wall }} />;
}

/** A condition is about days: compared with a day, a moment counts as the day it falls on for the reader. */
function FilterInput(props: FilterInputProps) {
  const { timeZone } = props.services;
  return (
    <DateFilter
      filter={props}
      dayOf={(value) => (isMoment(value) ? dayInZone(value, timeZone) : isoDayOf(value))}
    />
  );
}

export const dateTimeInputs: FieldInputs = { Editor, FilterInput };
