import { ChoiceCell } from '../control/choice-cell.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';
import { targetOf } from './target.ts';

function Cell(props: CellProps) {
  return <ChoiceCell cell={props} target={targetOf(props)} />;
}

export const relationView: FieldView = { Cell, ...deferredInputs('relation') };
