import { CellLink, TextCell } from '../control/cells.tsx';
import { tabular } from '../control/styles.ts';
import type { CellProps } from '../view.ts';
import { isCallable } from './display.ts';

export interface NumberCellProps {
  readonly cell: CellProps;
  readonly number: string;
  /** The number as people write it. */
  readonly text: string;
}

export function PhoneNumberCell({ cell, number, text }: NumberCellProps) {
  if (cell.density === 'list' || !isCallable(number))
    return <TextCell cell={cell} text={text} style={tabular} />;
  return (
    <CellLink href={`tel:${number}`} density={cell.density}>
      <span style={tabular}>{text}</span>
    </CellLink>
  );
}
