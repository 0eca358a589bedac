import { identifier, joinSql, raw, sql, type SqlFragment } from '@atelier/expression';
import type { CompiledQuery, DatabaseRow } from '../compiled.ts';
import { queryLimits } from '../limits.ts';
import { issue } from '../messages.ts';
import type { Filter, Query } from '../query.ts';
import type { Table } from './compilation.ts';
import { conditionsOfQuery } from './conditions.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { orderBy, segmentsOf, type Position, type Segment, type SortTerm } from './keyset.ts';
import { passOn, readOutputs, readTitles, type Selected } from './output.ts';
import { compileSelection, pageAlias, type Selection } from './selection.ts';
import { sortTerms } from './sort.ts';
import { asSubquery, selectSql, statementOf } from './statement.ts';

/** A query that gives records. */
export function compileRows(table: Table, query: Query): CompiledQuery {
  const { compilation } = table;
  for (const name of ['measures', 'totals'] as const) {
    if (query[name]) compilation.report(issue('query.groups-only', `/${name}`, { name }));
  }
  const selection = compileSelection(table, query);
  const where = conditionsOfQuery(table, query);
  const terms = sortTerms(table, query.sort ?? []);
  const after = query.page?.after;
  const position = after === undefined ? undefined : decodeCursor(query, terms, after);
  if (after !== undefined && !position) compilation.report(issue('query.cursor-invalid', '/page/after'));
  const pageSize = query.page?.size ?? queryLimits.defaultPageSize;
  const select = pageSql({
    table,
    selection,
    where,
    terms,
    segments: segmentsOf(terms, position),
    limit: pageSize + 1,
    isOne: asksForOne(query.filter),
  });
  const readRow = (row: DatabaseRow) => readOutputs(selection.outputs, row);
  const cursorOf = (row: DatabaseRow) => encodeCursor(query, positionOf(terms, row));
  return {
    statement: statementOf(select),
    ...(query.count ? { countStatement: statementOf(countSql(table.from, where)) } : {}),
    columns: selection.outputs.map((output) => output.column),
    pageSize,
    timeless: compilation.timeless,
    readRow,
    readTotals: () => ({}),
    cursorOf,
    readPage(rows) {
      const page = rows.slice(0, pageSize);
      const last = page.at(-1);
      return {
        rows: page.map(readRow),
        titles: readTitles(selection.titles, page),
        ...(last && rows.length > pageSize ? { next: cursorOf(last) } : {}),
      };
    },
  };
}

/** Whether no two rows can be found: then there is nothing to sort and nothing to cut off. */
function asksForOne(filter: Filter | undefined): boolean {
  if (!filter || !('combinator' in filter) || filter.combinator !== 'and' || filter.not) return false;
  return filter.rules.some(
    (rule) =>
      'field' in rule &&
      rule.field === 'id' &&
      rule.operator === 'equal' &&
      (rule.valueSource ?? 'value') === 'value',
  );
}

export function countSql(from: SqlFragment, where: readonly SqlFragment[]): SqlFragment {
  return selectSql({ columns: [{ alias: 'count', sql: raw('count(*)::text') }], from, where });
}

/** Aliases of the sort keys, as values (`s1`) and as the text that goes into a cursor (`s1x`). */
export function keyAlias(index: number): string {
  return `s${index + 1}`;
}

export function positionOf(terms: readonly SortTerm[], row: DatabaseRow): Position {
  return terms.map((_, index) => {
    const key = row[`${keyAlias(index)}x`];
    return typeof key === 'string' ? key : null;
  });
}

interface PageParts {
  readonly table: Table;
  readonly selection: Selection;
  readonly where: readonly SqlFragment[];
  readonly terms: readonly SortTerm[];
  readonly segments: readonly Segment[];
  readonly limit: number;
  readonly isOne: boolean;
}

function pageSql(parts: PageParts): SqlFragment {
  const { selection, segments, terms, table, where, limit, isOne } = parts;
  const own = selection.outputs
    .filter((output) => !selection.late.has(output))
    .flatMap((output) => output.selected);
  const [only] = segments;
  if (only && segments.length === 1 && selection.keys.length === 0) {
    const columns = [...own, ...keyTexts(terms)];
    return selectSql({
      columns,
      from: table.from,
      where: [...where, ...only.where],
      orderBy: only.order,
      limit,
    });
  }
  const keys = terms.map((term, index) => ({ alias: keyAlias(index), sql: term.sql }));
  const columns = [...own, ...selection.keys, ...keys];
  const slices = segments.map((segment) =>
    selectSql({
      columns,
      from: table.from,
      where: [...where, ...segment.where],
      ...(isOne ? {} : { orderBy: segment.order, limit }),
    }),
  );
  const rows =
    slices.length === 1
      ? joinSql(slices, '')
      : joinSql(
          slices.map((slice) => sql`(${slice})`),
          '\nUNION ALL\n',
        );
  return lookUpSql({ ...parts, rows, own });
}

/** The page with what its rows point at. Sorted again, because a subquery promises no order. */
function lookUpSql({
  selection,
  terms,
  limit,
  isOne,
  rows,
  own,
}: PageParts & { readonly rows: SqlFragment; readonly own: readonly Selected[] }): SqlFragment {
  const page = identifier(pageAlias);
  const late = [...selection.late, ...selection.titles].flatMap((output) => output.selected);
  const outer = terms.map((term, index) => ({ ...term, sql: sql`${page}.${identifier(keyAlias(index))}` }));
  const from = selection.page.joins.reduce(
    (joined, join) => sql`${joined}\n${join}`,
    asSubquery(rows, pageAlias),
  );
  const columns = [...passOn(page, own, (alias) => identifier(alias)), ...late, ...keyTexts(outer)];
  return selectSql({ columns, from, ...(isOne ? {} : { orderBy: orderBy(outer), limit }) });
}

export function keyTexts(terms: readonly SortTerm[]): Selected[] {
  return terms.map((term, index) => ({ alias: `${keyAlias(index)}x`, sql: sql`(${term.sql})::text` }));
}
