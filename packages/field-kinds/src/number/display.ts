import type { FieldKindDisplay } from '@atelier/entity';
import { pointMoved } from '../reading/digits.ts';
import type { NumberSettings } from './definition.ts';

export const numberDisplay: FieldKindDisplay<NumberSettings> = {
  valueSchema: (settings) => ({
    type: settings.decimals === 0 ? 'integer' : 'number',
    minimum: settings.min ?? -1e15,
    maximum: settings.max ?? 1e15,
  }),
  formatText: (value, settings) =>
    typeof value === 'number' && Number.isFinite(value) ? formatNumber(String(value), settings.grouping) : '',
  scope: () => ({ type: 'number' }),
};

/** Exact digits with or without separators of thousands: '1234567.5' → '1,234,567.5'. */
export function formatNumber(digits: string, grouping: boolean): string {
  const plain = pointMoved(digits, 0);
  if (!grouping) return plain;
  const [whole = '0', fraction] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
