import type { ValueType } from './ast.ts';
import { parameter, sql, type SqlFragment } from './sql.ts';

/** The PostgreSQL type of a ValueType. */
export function columnType(type: ValueType): string {
  switch (type) {
    case 'number':
      return 'numeric';
    case 'boolean':
      return 'boolean';
    case 'date':
      return 'date';
    case 'dateTime':
      return 'timestamptz';
    case 'list':
      return 'text[]';
    case 'record':
    case 'user':
      return 'uuid';
    case 'text':
    case 'null':
      return 'text';
  }
}

/** Text freed from the collation of its column: compared, cut and cased by code point. */
export function byCodePoint(text: SqlFragment): SqlFragment {
  return sql`(${text} COLLATE "C")`;
}

/** What `joinedText` gives in memory; null stays null. */
export function joinedSql(value: SqlFragment, type: ValueType, zone: string): SqlFragment {
  switch (type) {
    case 'text':
    case 'null':
      return byCodePoint(value);
    case 'record':
    case 'user':
      return sql`(${value}::text COLLATE "C")`;
    case 'boolean':
      return sql`(CASE ${value} WHEN TRUE THEN 'TRUE' WHEN FALSE THEN 'FALSE' END COLLATE "C")`;
    case 'number':
      return sql`(trim_scale(${value})::text COLLATE "C")`;
    case 'date':
      return sql`(to_char(${value}, 'YYYY-MM-DD') COLLATE "C")`;
    case 'dateTime':
      return sql`(to_char(${value} AT TIME ZONE ${parameter(zone, 'text')}, 'YYYY-MM-DD HH24:MI') COLLATE "C")`;
    case 'list':
      return sql`(array_to_string(${value}, ', ') COLLATE "C")`;
  }
}

/** ASCII letters in lower case, all else as it is: the same on every server, in every locale. */
export function asciiLowerSql(text: SqlFragment): SqlFragment {
  return sql`lower(${text})`;
}

/**
 * A count that may be anything (null, fractions, negative, huge) as an integer from 0 to `most`.
 * GREATEST skips null, so an empty count is 0.
 */
export function countSql(count: SqlFragment, most: number): SqlFragment {
  return sql`LEAST(GREATEST(trunc(${count}), 0), ${parameter(String(most), 'numeric')})::integer`;
}

/** A date within the years 1 to 9999, else null. LEAST and GREATEST skip null, which ends as null too. */
export function withinDates(date: SqlFragment): SqlFragment {
  return sql`NULLIF(NULLIF(GREATEST(LEAST((${date})::date, DATE '10000-01-01'), DATE '0001-12-31 BC'), DATE '10000-01-01'), DATE '0001-12-31 BC')`;
}

/** The same for instants, whose years end a day earlier (see calendar.ts). */
export function withinInstants(instant: SqlFragment): SqlFragment {
  const before = sql`TIMESTAMPTZ '0001-01-01 23:59:59.999999+00'`;
  const after = sql`TIMESTAMPTZ '9999-12-31 00:00:00+00'`;
  return sql`NULLIF(NULLIF(GREATEST(LEAST(${instant}, ${after}), ${before}), ${after}), ${before})`;
}
