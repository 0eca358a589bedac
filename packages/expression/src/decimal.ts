import { Decimal as Library } from 'decimal.js';

export type Decimal = Library;
export type RoundingMode = Library.Rounding;

/**
 * Exact decimals. The precision is above what `check` lets an expression reach, so that + - * are
 * never rounded; rounding is half away from zero, as PostgreSQL's numeric does it.
 */
export const Decimal = Library.clone({
  precision: 2500,
  rounding: Library.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

/** What a field or a variable may hold; larger numbers are empty, further decimals are rounded. */
export const largestIntegerDigits = 40;
export const largestScale = 20;
/** Decimals that a division keeps. */
export const divisionScale = 12;

const limit = new Decimal(10).pow(largestIntegerDigits);

/** Reads a JSON number or a decimal text; undefined when it is not a number within the limits. */
export function toDecimal(input: unknown): Decimal | undefined {
  if (Decimal.isDecimal(input)) return withinLimits(new Decimal(input));
  if (typeof input === 'number') return Number.isFinite(input) ? withinLimits(new Decimal(input)) : undefined;
  if (typeof input !== 'string' || !/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?$/.test(input))
    return undefined;
  return withinLimits(new Decimal(input));
}

function withinLimits(value: Decimal): Decimal | undefined {
  if (value.abs().gte(limit)) return undefined;
  return value.decimalPlaces() > largestScale ? value.toDecimalPlaces(largestScale) : value;
}

/** The one text of a number: no exponent, no zeros at the end, no minus zero. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

const shift = new Decimal(10).pow(divisionScale + 1);
const back = new Decimal(10).pow(-divisionScale - 1);

/** The exact quotient, rounded half away from zero to 12 decimals; null for a divisor of zero. */
export function divide(dividend: Decimal, divisor: Decimal): Decimal | null {
  if (divisor.isZero()) return null;
  return dividend.times(shift).divToInt(divisor).times(back).toDecimalPlaces(divisionScale);
}

/** The remainder with the sign of the divisor, as in spreadsheets; null for a divisor of zero. */
export function remainder(dividend: Decimal, divisor: Decimal): Decimal | null {
  if (divisor.isZero()) return null;
  const rest = dividend.mod(divisor);
  return rest.isZero() || rest.isNegative() === divisor.isNegative() ? rest : rest.plus(divisor);
}

const Root = Decimal.clone({ precision: 150 });

/**
 * The square root rounded to 12 decimals. The number is first rounded to 20 decimals: then no root
 * comes so close to a rounding boundary that the length of the computation could decide the result.
 */
export function squareRoot(value: Decimal): Decimal | null {
  const rounded = value.toDecimalPlaces(largestScale);
  if (rounded.isNegative() && !rounded.isZero()) return null;
  return new Decimal(new Root(rounded).sqrt()).toDecimalPlaces(divisionScale);
}
