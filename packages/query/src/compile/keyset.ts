import { joinSql, parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import type { DatabaseType } from './database-text.ts';

/** One key that rows are sorted by. The last key of a sort is unique, so that the order is total. */
export interface SortTerm {
  readonly sql: SqlFragment;
  readonly type: DatabaseType;
  readonly descending: boolean;
  readonly emptyFirst: boolean;
  readonly nullable: boolean;
  /** A column with an index of `indexesFor`: ascending, empty values last, then id. */
  readonly indexed: boolean;
}

/** The sort keys of one row as text; null is an empty value. */
export type Position = readonly (string | null)[];

/** Part of a sorted result that one index scan gives in order. */
export interface Segment {
  readonly where: readonly SqlFragment[];
  readonly order: SqlFragment;
}

export function orderBy(terms: readonly SortTerm[]): SqlFragment {
  return joinSql(terms.map(orderOf), ', ');
}

function orderOf(term: SortTerm): SqlFragment {
  const direction = sql`${term.sql}${raw(term.descending ? ' DESC' : ' ASC')}`;
  return term.nullable
    ? sql`${direction}${raw(term.emptyFirst ? ' NULLS FIRST' : ' NULLS LAST')}`
    : direction;
}

/**
 * Cuts a sorted result behind `position` into segments, in their order. An index on (column, id)
 * holds empty values at one end; where a sort wants them at the other, or a page begins among the
 * filled ones and may run on into the empty ones, no single scan gives the rows in order, but one
 * scan of the filled and one of the empty rows do. Without an index one segment is better.
 */
export function segmentsOf(terms: readonly SortTerm[], position?: Position): readonly Segment[] {
  const [first, ...rest] = terms;
  if (!first) return [];
  if (!first.nullable || !first.indexed) {
    return [{ where: position ? [after(terms, position)] : [], order: orderBy(terms) }];
  }
  const againstIndex = first.descending !== first.emptyFirst;
  if (!position && !againstIndex) return [{ where: [], order: orderBy(terms) }];
  const filled = filledSegment(terms, position);
  const empty = emptySegment(first, rest, position);
  return (first.emptyFirst ? [empty, filled] : [filled, empty]).filter((segment) => segment !== undefined);
}

/** Rows with a first key, behind the position; undefined when all of them lie before it. */
function filledSegment(terms: readonly SortTerm[], position: Position | undefined): Segment | undefined {
  const [first, ...rest] = terms;
  if (!first || (position && position[0] === null && !first.emptyFirst)) return undefined;
  // Without empty values NULLS FIRST and LAST mean the same: the one that the index has is written.
  const known: SortTerm = { ...first, nullable: false };
  const order = orderBy([known, ...rest]);
  if (!position || position[0] === null) return { where: [sql`${first.sql} IS NOT NULL`], order };
  return { where: [after([known, ...rest], position)], order };
}

/** Rows without a first key, behind the position. */
function emptySegment(
  first: SortTerm,
  rest: readonly SortTerm[],
  position: Position | undefined,
): Segment | undefined {
  if (position && position[0] !== null && first.emptyFirst) return undefined;
  const order = orderBy([{ ...first, nullable: false }, ...rest]);
  const empty = sql`${first.sql} IS NULL`;
  if (!position || position[0] !== null) return { where: [empty], order };
  return { where: [empty, after(rest, position.slice(1))], order };
}

/** Rows that come after a position in the order of these terms. */
export function after(terms: readonly SortTerm[], position: Position): SqlFragment {
  const [first] = terms;
  const alike = terms.every((term) => !term.nullable && term.descending === first?.descending);
  if (first && alike) {
    const columns = joinSql(
      terms.map((term) => term.sql),
      ', ',
    );
    const values = joinSql(
      terms.map((term, index) => valueOf(term, position[index] ?? null)),
      ', ',
    );
    if (terms.length === 1) return sql`${columns}${comparison(first)}${values}`;
    return sql`(${columns})${comparison(first)}(${values})`;
  }
  const ways = terms.flatMap((term, index) => {
    const later = isLater(term, position[index] ?? null);
    if (!later) return [];
    const equal = terms.slice(0, index).map((earlier, place) => isEqual(earlier, position[place] ?? null));
    return [joinSql([...equal, later], ' AND ')];
  });
  const chain = ways.length > 0 ? sql`(${joinSql(ways, ' OR ')})` : raw('FALSE');
  // Says again what the first key alone must be, in a form that an index can start from.
  const bound =
    first && !first.nullable
      ? sql`${first.sql}${raw(first.descending ? ' <= ' : ' >= ')}${valueOf(first, position[0] ?? null)}`
      : undefined;
  return bound ? sql`${bound} AND ${chain}` : chain;
}

function isLater(term: SortTerm, value: string | null): SqlFragment | undefined {
  if (value === null) return term.emptyFirst ? sql`${term.sql} IS NOT NULL` : undefined;
  const beyond = sql`${term.sql}${comparison(term)}${valueOf(term, value)}`;
  return term.nullable && !term.emptyFirst ? sql`(${beyond} OR ${term.sql} IS NULL)` : beyond;
}

function isEqual(term: SortTerm, value: string | null): SqlFragment {
  return value === null ? sql`${term.sql} IS NULL` : sql`${term.sql} = ${valueOf(term, value)}`;
}

function comparison(term: SortTerm): SqlFragment {
  return raw(term.descending ? ' < ' : ' > ');
}

function valueOf(term: SortTerm, value: string | null): SqlFragment {
  return parameter(value, term.type);
}
