import { userTarget } from '@atelier/entity';
import { ChoiceCell } from '../control/choice-cell.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';

function Cell(props: CellProps) {
  return <ChoiceCell cell={props} target={userTarget} />;
}

export const userView: FieldView = { Cell, ...deferredInputs('user') };
