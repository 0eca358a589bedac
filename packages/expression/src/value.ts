import type { ValueType } from './ast.ts';
import { instantText, parseDate, parseInstant } from './calendar.ts';
import { Decimal, decimalText, toDecimal } from './decimal.ts';

/**
 * A value while an expression runs in memory. Numbers are exact decimals; a date is its text
 * 'YYYY-MM-DD'; a date-time is the count of microseconds since 1970-01-01T00:00Z, as PostgreSQL
 * keeps it; a list is a list of text; records and users are their ids. Empty is null.
 */
export type Value = null | string | boolean | Decimal | bigint | readonly string[];

/**
 * A plain JSON value as a value of a type. What cannot be read as that type (a text where a number
 * belongs) is empty: stored records were checked when they were written.
 */
export function fromPlain(plain: unknown, type: ValueType): Value {
  if (plain === null || plain === undefined) return null;
  switch (type) {
    case 'number':
      return toDecimal(plain) ?? null;
    case 'boolean':
      return typeof plain === 'boolean' ? plain : null;
    case 'date':
      return typeof plain === 'string' ? parseDate(plain) : null;
    case 'dateTime':
      return plain instanceof Date
        ? parseInstant(plain.toISOString())
        : typeof plain === 'string'
          ? parseInstant(plain)
          : null;
    case 'list':
      return Array.isArray(plain) ? plain.filter((item): item is string => typeof item === 'string') : null;
    case 'record':
    case 'user':
      return typeof plain === 'string' ? plain.toLowerCase() : null;
    case 'text':
      return typeof plain === 'string' ? plain : null;
    case 'null':
      return null;
  }
}

/**
 * A value as JSON: dates as text, date-times as ISO 8601 in UTC, lists as arrays. Numbers become
 * decimal text ('12.5'), which loses nothing and is what money fields hold; ask for 'number' where a
 * JSON number is wanted (number and percent fields).
 */
export function toPlain(
  value: Value,
  numbers: 'text' | 'number' = 'text',
): null | string | number | boolean | string[] {
  if (Decimal.isDecimal(value)) return numbers === 'text' ? decimalText(value) : value.toNumber();
  if (typeof value === 'bigint') return instantText(value);
  if (Array.isArray(value)) return [...value];
  return value as null | string | boolean;
}

/**
 * Orders text by code point, independent of any locale: less than 0, 0, more than 0. Comparing
 * UTF-16 units, as `<` does, would put emoji before some Chinese characters.
 */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codePointOrder(a) - codePointOrder(b);
  }
  return left.length - right.length;
}

/** Lifts surrogates above U+FFFF, where the characters that they stand for belong. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
