import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Exact decimals with room for the largest number that `check` lets an expression reach, rounded
 * half away from zero as PostgreSQL's numeric does.
 */
export const Decimal = DecimalJs.clone({ precision: 2500, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });
export type Decimal = DecimalJs;
