import { TextCell } from '../control/cells.tsx';
import { LongTextEditor, TypedFilter } from '../control/deferred.tsx';
import { readingOf, settingsOf } from '../control/reading-of.ts';
import { paragraphs } from '../control/styles.ts';
import type { CellProps, FieldView, FilterInputProps } from '../view.ts';
import { longTextBehaviour } from './behaviour.ts';
import { longText } from './definition.ts';

function Cell(props: CellProps) {
  const text = typeof props.value === 'string' ? props.value : '';
  if (props.density === 'list') return <TextCell cell={props} text={text.replace(/\s+/g, ' ')} />;
  return <TextCell cell={props} text={text} style={paragraphs} />;
}

function FilterInput(props: FilterInputProps) {
  const reading = readingOf(
    longTextBehaviour,
    settingsOf(props.field, longText.defaultSettings),
    props.services,
  );
  return <TypedFilter filter={props} reading={reading} />;
}

export const longTextView: FieldView = { Editor: LongTextEditor, Cell, FilterInput };
