import { TextCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { tabular } from '../control/styles.ts';
import type { CellProps, FieldView } from '../view.ts';

function Cell(props: CellProps) {
  return <TextCell cell={props} text={typeof props.value === 'string' ? props.value : ''} style={tabular} />;
}

export const autoNumberView: FieldView = { Cell, ...deferredInputs('autoNumber') };
