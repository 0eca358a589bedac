import { localTime, padded } from './calendar.ts';
import { Decimal, decimalText } from './decimal.ts';
import type { Value } from './value.ts';

/**
 * A value where it is joined to a text: numbers without zeros at the end, dates as 2026-01-31,
 * date-times as 2026-01-31 08:00 in the local zone, lists with commas, empty as ''.
 */
export function joinedText(value: Value, zone: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (Decimal.isDecimal(value)) return decimalText(value);
  if (typeof value !== 'bigint') return value.join(', ');
  const local = localTime(value, zone);
  return `${local.toPlainDate().toString()} ${padded(local.hour, 2)}:${padded(local.minute, 2)}`;
}
