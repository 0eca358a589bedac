import { TextCell } from '../control/cells.tsx';
import { momentText } from '../control/date-formats.ts';
import { deferredInputs } from '../control/deferred.tsx';
import { tabular } from '../control/styles.ts';
import type { CellProps, FieldView } from '../view.ts';

function Cell(props: CellProps) {
  return (
    <TextCell cell={props} text={momentText(props.value, props.services, props.density)} style={tabular} />
  );
}

export const dateTimeView: FieldView = { Cell, ...deferredInputs('dateTime') };
