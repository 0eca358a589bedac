/**
 * A decimal number with its point moved to the right by `places`, written out without an exponent and
 * without zeros that say nothing: ('0.125', 2) → '12.5', ('1e-7', 0) → '0.0000001'. Exact, because
 * only characters move; for arithmetic there is `Exact` of decimal.ts. What is no number comes back.
 */
export function pointMoved(digits: string, places: number): string {
  const parts = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(digits);
  if (!parts) return digits;
  const [, sign = '', before = '', after = '', exponent = '0'] = parts;
  const all = before + after;
  const point = before.length + Number(exponent) + places;
  const whole =
    all
      .slice(0, Math.max(point, 0))
      .padEnd(point, '0')
      .replace(/^0+(?=\d)/, '') || '0';
  const fraction = (point < 0 ? '0'.repeat(-point) + all : all.slice(point)).replace(/0+$/, '');
  const plain = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && /[1-9]/.test(plain) ? `-${plain}` : plain;
}
