import { NumberCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';
import { percentDigits } from './display.ts';

function Cell(props: CellProps) {
  const text = typeof props.value === 'number' ? `${percentDigits(props.value)}%` : '';
  return <NumberCell cell={props} text={text} />;
}

export const percentView: FieldView = { Cell, ...deferredInputs('percent') };
