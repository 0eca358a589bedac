import pg from 'pg';

const int8 = 20;
const date = 1082;

/**
 * How values arrive from PostgreSQL, where that differs from the driver's habit:
 * a date stays the text `2025-03-01` (it has no time zone to be moved through) and a bigint becomes a
 * number (counts and versions, all far below 2^53). `numeric` stays text; `timestamptz` is a Date.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === int8) return Number;
    if (oid === date) return String;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};
