import { CellLink, EmptyCell, TextCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';
import { isAddress } from './display.ts';

function Cell(props: CellProps) {
  const { value, density, services } = props;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  // A masked address goes nowhere.
  if (density === 'list' || !isAddress(value)) return <TextCell cell={props} text={value} />;
  return (
    <CellLink href={`mailto:${value}`} density={density}>
      {value}
    </CellLink>
  );
}

export const emailView: FieldView = { Cell, ...deferredInputs('email') };
