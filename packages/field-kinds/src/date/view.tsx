import { TextCell } from '../control/cells.tsx';
import { dayText } from '../control/date-formats.ts';
import { deferredInputs } from '../control/deferred.tsx';
import { tabular } from '../control/styles.ts';
import type { CellProps, FieldView } from '../view.ts';

function Cell(props: CellProps) {
  return (
    <TextCell
      cell={props}
      text={dayText(props.value, props.services.language, props.density)}
      style={tabular}
    />
  );
}

export const dateView: FieldView = { Cell, ...deferredInputs('date') };
