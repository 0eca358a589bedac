import { settingsOf } from '../control/reading-of.ts';
import { formatPhone } from './behaviour.ts';
import { phone } from './definition.ts';
import { PhoneNumberCell, type NumberCellProps } from './number-cell.tsx';

/** Knows how numbers are written in every country, so it is fetched only when there is one to write. */
export function AnyNumberCell({ cell, number }: Omit<NumberCellProps, 'text'>) {
  const text = formatPhone(number, settingsOf(cell.field, phone.defaultSettings));
  return <PhoneNumberCell cell={cell} number={number} text={text} />;
}
