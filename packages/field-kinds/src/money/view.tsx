import { NumberCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { settingsOf } from '../control/reading-of.ts';
import type { CellProps, FieldView } from '../view.ts';
import { money } from './definition.ts';
import { formatMoney } from './display.ts';

function Cell(props: CellProps) {
  return (
    <NumberCell
      cell={props}
      text={formatMoney(props.value, settingsOf(props.field, money.defaultSettings))}
    />
  );
}

export const moneyView: FieldView = { Cell, ...deferredInputs('money') };
