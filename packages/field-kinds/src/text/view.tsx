import { TextCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';

function Cell(props: CellProps) {
  return <TextCell cell={props} text={typeof props.value === 'string' ? props.value : ''} />;
}

export const textView: FieldView = { Cell, ...deferredInputs('text') };
