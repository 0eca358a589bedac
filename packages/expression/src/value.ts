import type { Decimal } from './decimal.ts';

/**
 * A value while an expression runs in memory. Numbers are exact decimals; a date is its text
 * 'YYYY-MM-DD'; a date-time is the count of microseconds since 1970-01-01T00:00Z, as PostgreSQL
 * keeps it; a list is a list of text; records and users are their ids. Empty is null.
 */
export type Value = null | string | boolean | Decimal | bigint | readonly string[];
