import type { FieldKindDisplay } from '@atelier/entity';
import { formatNumber } from '../number/display.ts';
import { signOf } from './currencies.ts';
import type { MoneySettings } from './definition.ts';

/** Digits before the point. */
export const wholeDigits = 15;

export const moneyDisplay: FieldKindDisplay<MoneySettings> = {
  valueSchema: ({ decimals }) => ({
    type: 'string',
    pattern: `^-?(0|[1-9]\\d{0,${wholeDigits - 1}})${decimals > 0 ? `\\.\\d{${decimals}}` : ''}$`,
  }),
  formatText: (value, settings) => formatMoney(value, settings),
  scope: () => ({ type: 'number' }),
};

/** `¥1,234.50`; '' for no amount. What cannot be read as one is shown as it is. */
export function formatMoney(value: unknown, settings: MoneySettings): string {
  if (typeof value !== 'string' || value === '') return '';
  if (!/^-?\d+(\.\d+)?$/.test(value)) return value;
  const negative = value.startsWith('-');
  return `${negative ? '-' : ''}${signOf(settings.currency)}${groupedAmount(negative ? value.slice(1) : value)}`;
}

/** The digits with separators of thousands, keeping the zeros behind the point. */
export function groupedAmount(value: string): string {
  const [whole = '0', fraction] = value.split('.');
  const grouped = formatNumber(whole, true);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
