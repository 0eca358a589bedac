import { CellLink, EmptyCell, TextCell } from '../control/cells.tsx';
import { deferredInputs } from '../control/deferred.tsx';
import type { CellProps, FieldView } from '../view.ts';
import { isSafeUrl } from './display.ts';

function Cell(props: CellProps) {
  const { value, density, services } = props;
  if (typeof value !== 'string' || value === '') return <EmptyCell density={density} services={services} />;
  if (!isSafeUrl(value)) return <TextCell cell={props} text={value} />;
  return (
    <CellLink href={value} density={density} outside>
      {value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
    </CellLink>
  );
}

export const urlView: FieldView = { Cell, ...deferredInputs('url') };
