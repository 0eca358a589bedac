import { TextCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { paragraphs } from '../control/styles.ts';
import type { CellProps, FieldView } from '../view.ts';

function Cell(props: CellProps) {
  const text = typeof props.value === 'string' ? props.value : '';
  if (props.density === 'list') return <TextCell cell={props} text={text.replace(/\s+/g, ' ')} />;
  return <TextCell cell={props} text={text} style={paragraphs} />;
}

export const longTextView: FieldView = { Cell, ...deferredInputs('longText') };
