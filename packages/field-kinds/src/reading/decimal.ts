import { Decimal } from 'decimal.js';
import { readable } from './characters.ts';

/** Exact arithmetic, with room for every number that fits into a field. */
export const Exact = Decimal.clone({ precision: 80, toExpNeg: -100, toExpPos: 100 });

/** A number as it stood in a text: exact digits, and the marks that were around it. */
export interface ReadNumber {
  /** Plain decimal, e.g. '-1234.50'. */
  readonly digits: string;
  /** The currencies a sign or word can mean, joined by '|'; '元' is said of any. See `isCurrency`. */
  readonly currency?: string;
  readonly percent: boolean;
}

const scales: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  千: 3,
  w: 4,
  W: 4,
  万: 4,
  萬: 4,
  百万: 6,
  千万: 7,
  亿: 8,
  億: 8,
};

/** Longer words first, so that 'US$' is not read as '$'. */
const currencyWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:CN¥|RMB¥?|CNY¥?|人民币|人民幣)|(?:RMB|CNY|人民币|人民幣)$/i, 'CNY'],
  [/^(?:JP¥|JPY¥?)|(?:JPY|日元|円)$/i, 'JPY'],
  [/^(?:HK\$|HKD\$?|港币|港幣)|(?:HKD|港元|港币|港幣)$/i, 'HKD'],
  [/^(?:MOP\$?|澳门币)|(?:MOP|澳门元)$/i, 'MOP'],
  [/^(?:NT\$|TWD\$?|新台币|新臺幣)|(?:TWD|新台币)$/i, 'TWD'],
  [/^(?:S\$|SGD\$?)|(?:SGD|新加坡元)$/i, 'SGD'],
  [/^(?:A\$|AUD\$?)|(?:AUD|澳元)$/i, 'AUD'],
  [/^(?:C\$|CAD\$?)|(?:CAD|加元)$/i, 'CAD'],
  [/^(?:US\$|USD\$?|美元)|(?:USD|美元|美金)$/i, 'USD'],
  [/^(?:EUR€?|欧元)|(?:EUR|欧元)$|^€|€$/i, 'EUR'],
  [/^(?:GBP£?|英镑)|(?:GBP|英镑)$|^£|£$/i, 'GBP'],
  [/^(?:CHF)|(?:CHF|瑞士法郎|瑞郎)$/i, 'CHF'],
  [/^(?:KRW₩?)|(?:KRW|韩元)$|^₩|₩$/i, 'KRW'],
  [/^(?:THB฿?)|(?:THB|泰铢)$|^฿|฿$/i, 'THB'],
  [/^(?:AED)|(?:AED|迪拉姆)$/i, 'AED'],
  [/^(?:NZ\$|NZD\$?)|(?:NZD|新西兰元)$/i, 'NZD'],
  [/^(?:INR₹?)|(?:INR|卢比)$|^₹|₹$/i, 'INR'],
  [/^(?:RUB₽?)|(?:RUB|卢布)$|^₽|₽$/i, 'RUB'],
  [/(?:元整?|圆整?|圓|块钱?)$/, '元'],
  [/^¥|¥$/, 'CNY|JPY'],
  [/^\$|\$$/, 'USD|HKD|TWD|SGD|AUD|CAD|NZD|MOP'],
];

const groupedNumber =
  /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^\d{1,3}(?: \d{3})+(?:\.\d*)?$|^\d{1,3}(?:'\d{3})+(?:\.\d*)?$/;
/** Chinese accounting also groups by four: 1,2345,6789. */
const groupedByFour = /^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/;
const plainNumber = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * Reads a number as people and sheets write it: `1,234.50`, `￥1,234.50`, `0.12万`, `(3.5)`,
 * `15 %`, `1.5E3`, full-width digits. Undefined for anything else: a comma is only ever a
 * separator of groups, so `1,5` and `1.234,50` are not guessed at.
 */
export function readNumber(text: string): ReadNumber | undefined {
  let rest = readable(text)
    .replace(/[‐‑‒–—−]/g, '-')
    .replaceAll('％', '%');
  if (rest.length > 60) return undefined;
  const sign = takeSign(rest);
  rest = sign.rest;
  let currency: string | undefined;
  for (const [pattern, code] of currencyWords) {
    if (pattern.test(rest)) {
      rest = rest.replace(pattern, '').trim();
      currency = code;
      break;
    }
  }
  const inner = takeSign(rest);
  if (inner.negative && sign.negative) return undefined;
  rest = inner.rest;
  const percent = rest.endsWith('%');
  if (percent) rest = rest.slice(0, -1).trim();
  const scaled = /(百万|千万|[kKwW千万萬亿億])$/.exec(rest);
  if (scaled) rest = rest.slice(0, scaled.index).trim();
  const digits = ungrouped(rest);
  if (digits === undefined) return undefined;
  const scale = scaled?.[1] ? (scales[scaled[1]] ?? 0) : 0;
  const value = new Exact(digits).times(new Exact(10).pow(scale));
  const negative = sign.negative || inner.negative;
  return {
    digits: plainDigits(negative ? value.negated() : value),
    percent,
    ...(currency ? { currency } : {}),
  };
}

/** Whether what `readNumber` found may mean this currency. */
export function isCurrency(found: string | undefined, code: string): boolean {
  return found === undefined || found === '元' || found.split('|').includes(code);
}

/** Plain digits without an exponent; zero has no sign. */
export function plainDigits(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

/** Digits behind the point that carry meaning: 1 for `1.50`. */
export function decimalsOf(digits: string): number {
  return new Exact(digits).decimalPlaces();
}

/**
 * Takes away the noise of binary arithmetic that spreadsheets store (`0.30000000000000004`,
 * `1234.4999999999998`): more than 15 significant digits are never meant.
 */
export function withoutFloatNoise(digits: string): string {
  const value = new Exact(digits);
  return value.precision() > 15 && value.decimalPlaces() > 9
    ? plainDigits(value.toSignificantDigits(13))
    : digits;
}

function takeSign(text: string): { rest: string; negative: boolean } {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed?.[1] !== undefined) return { rest: bracketed[1].trim(), negative: true };
  const signed = /^([+-])\s*(.*)$/.exec(text);
  return signed ? { rest: signed[2] ?? '', negative: signed[1] === '-' } : { rest: text, negative: false };
}

function ungrouped(text: string): string | undefined {
  if (groupedNumber.test(text)) return text.replace(/[, ']/g, '');
  if (groupedByFour.test(text)) return text.replaceAll(',', '');
  return plainNumber.test(text) ? text : undefined;
}
