import { NumberCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import { settingsOf } from '../control/reading-of.ts';
import type { CellProps, FieldView } from '../view.ts';
import { number, type NumberSettings } from './definition.ts';
import { formatNumber } from './display.ts';

function Cell(props: CellProps) {
  const settings = settingsOf<NumberSettings>(props.field, number.defaultSettings);
  const text = typeof props.value === 'number' ? formatNumber(String(props.value), settings.grouping) : '';
  return <NumberCell cell={props} text={text} {...(settings.unit ? { unit: settings.unit } : {})} />;
}

export const numberView: FieldView = { Cell, ...deferredInputs('number') };
