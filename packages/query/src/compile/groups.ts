import { identifier, raw, sql, type SqlFragment } from '@atelier/expression';
import type { CompiledQuery, DatabaseRow, QueryRow, WholeOfGroups } from '../compiled.ts';
import { queryLimits } from '../limits.ts';
import { issue } from '../messages.ts';
import type { Query } from '../query.ts';
import { Table } from './compilation.ts';
import { conditionsOfQuery } from './conditions.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { compileGroup, type CompiledGroup } from './group.ts';
import { orderBy, segmentsOf, type SortTerm } from './keyset.ts';
import { compileMeasure, type CompiledMeasure } from './measure.ts';
import { readTitles, type Selected } from './output.ts';
import { countSql, keyTexts, positionOf } from './rows.ts';
import { pageAlias } from './selection.ts';
import { directed } from './sort.ts';
import { asSubquery, selectSql, statementOf } from './statement.ts';

interface Grouped {
  readonly table: Table;
  /** Knows the groups as rows of a subquery, and joins what relations lead to. */
  readonly page: Table;
  readonly groups: readonly CompiledGroup[];
  readonly measures: readonly CompiledMeasure[];
  readonly where: readonly SqlFragment[];
  /** What the statement of the page says about all groups on the way, sparing a pass over the records each. */
  readonly whole: { readonly count: boolean; readonly totals: boolean };
}

/** A query that gives one row for each group, or one for all records. */
export function compileGroups(table: Table, query: Query): CompiledQuery {
  reportUnfit(table, query);
  const { compilation } = table;
  const page = new Table(compilation, table.entity, { alias: pageAlias, reach: 'join' });
  const groups = (query.group ?? []).flatMap(
    (group, index) => compileGroup({ table, page, group, index }) ?? [],
  );
  const measures = (query.measures ?? []).flatMap(
    (measure, index) => compileMeasure(table, measure, `/measures/${index}`) ?? [],
  );
  const whole = {
    count: query.count === true && groups.length > 0,
    // A record with several items in a list is in several groups and counts once in the whole.
    totals:
      query.totals === true &&
      groups.length > 0 &&
      groups.every((group) => !group.unnest) &&
      measures.every((measure) => measure.overGroups),
  };
  const grouped: Grouped = { table, page, groups, measures, where: conditionsOfQuery(table, query), whole };
  const terms = groupTerms(grouped, query);
  const after = query.page?.after;
  const position = after === undefined ? undefined : decodeCursor(query, terms, after);
  if (after !== undefined && !position) compilation.report(issue('query.cursor-invalid', '/page/after'));
  const pageSize = query.page?.size ?? queryLimits.defaultPageSize;
  const where = segmentsOf(terms, position).flatMap((segment) => segment.where);
  const readRow = (row: DatabaseRow) => readGroups(grouped, row);
  const cursorOf = (row: DatabaseRow) => encodeCursor(query, positionOf(terms, row));
  return {
    statement: statementOf(groupsSql(grouped, { terms, where, limit: pageSize + 1 })),
    ...(query.count
      ? { countStatement: statementOf(countSql(asSubquery(groupingSql(grouped, [], []), pageAlias), [])) }
      : {}),
    ...(query.totals ? { totalsStatement: statementOf(totalsSql(grouped)) } : {}),
    columns: [...groups, ...measures].map((output) => output.column),
    pageSize,
    timeless: compilation.timeless,
    readRow,
    readTotals: (row) => readMeasures(measures, row),
    ...(whole.count || whole.totals
      ? { readWhole: (rows: readonly DatabaseRow[]) => readWhole(grouped, rows) }
      : {}),
    cursorOf,
    readPage(rows) {
      const shown = rows.slice(0, pageSize);
      const last = shown.at(-1);
      return {
        rows: shown.map(readRow),
        titles: readTitles(
          groups.flatMap((group) => group.title ?? []),
          shown,
        ),
        ...(last && rows.length > pageSize ? { next: cursorOf(last) } : {}),
      };
    },
  };
}

function reportUnfit(table: Table, query: Query): void {
  const { compilation } = table;
  for (const name of ['select', 'expand'] as const) {
    if (query[name]) compilation.report(issue('query.not-in-groups', `/${name}`, { name }));
  }
  const seen = new Set<string>();
  const places = [
    ...(query.group ?? []).map((group, index) => ({ name: group.as ?? group.field, at: `/group/${index}` })),
    ...(query.measures ?? []).map((measure, index) => ({ name: measure.as, at: `/measures/${index}/as` })),
  ];
  for (const { name, at } of places) {
    if (seen.has(name)) compilation.report(issue('query.name-taken', at, { name }));
    seen.add(name);
  }
}

/** What was asked for, then every group, so that no two rows are equal. */
function groupTerms({ table, groups, measures }: Grouped, query: Query): readonly SortTerm[] {
  const asked = (query.sort ?? []).flatMap((sort, index) => {
    const group = groups.find((each) => each.column.name === sort.field || each.group.field === sort.field);
    if (group) return [directed(group.ordering, sort)];
    const place = measures.findIndex((each) => each.column.name === sort.field);
    const measure = measures[place];
    if (measure)
      return [directed({ sql: measureOf(place), type: measure.type, nullable: true, indexed: false }, sort)];
    table.compilation.report(issue('query.sort-unknown', `/sort/${index}/field`, { name: sort.field }));
    return [];
  });
  const natural =
    query.sort && query.sort.length > 0
      ? []
      : groups.map((group) => directed(group.ordering, { direction: 'ascending' }));
  const unique = groups.map((group) => directed(group.identity, { direction: 'ascending' }));
  const terms = [...asked, ...natural, ...unique];
  return terms.filter((term, index) => terms.findIndex((other) => other.sql === term.sql) === index);
}

interface PageOfGroups {
  readonly terms: readonly SortTerm[];
  readonly where: readonly SqlFragment[];
  readonly limit: number;
}

function groupsSql(grouped: Grouped, { terms, where, limit }: PageOfGroups): SqlFragment {
  const { page, groups, measures } = grouped;
  const { inner: beside, outer } = wholeColumns(grouped);
  const columns = [
    ...groups.flatMap((group) => group.selected),
    ...measures.map((measure, index) => ({
      alias: measureAlias(index),
      sql: measure.output(measureOf(index)),
    })),
    ...keyTexts(terms),
    ...outer,
  ];
  const inner = asSubquery(groupingSql(grouped, measures, beside), pageAlias);
  const from = page.joins.reduce((joined, join) => sql`${joined}\n${join}`, inner);
  return selectSql({ columns, from, where, ...(terms.length > 0 ? { orderBy: orderBy(terms) } : {}), limit });
}

/** Beside each group, the same for all: how many there are and what they give together, before any page is cut. */
function wholeColumns({ measures, whole }: Grouped): {
  inner: readonly Selected[];
  outer: readonly Selected[];
} {
  const count = whole.count ? [{ alias: groupCount, sql: raw('count(*) OVER ()'), output: asText }] : [];
  const totals = measures.flatMap(({ overGroups, aggregate, output }, index) =>
    whole.totals && overGroups
      ? [{ alias: totalAlias(index), sql: sql`${raw(overGroups)}(${aggregate}) OVER ()`, output }]
      : [],
  );
  const all = [...count, ...totals];
  return {
    inner: all,
    outer: all.map(({ alias, output }) => ({ alias, sql: output(identifier(pageAlias, alias)) })),
  };
}

/** Undefined on a page without groups, which has nothing to say beside. */
function readWhole({ measures, whole }: Grouped, [row]: readonly DatabaseRow[]): WholeOfGroups | undefined {
  if (!row) return undefined;
  const named = measures.map(
    (measure, index) => [measure.column.name, measure.read(row[totalAlias(index)])] as const,
  );
  return {
    ...(whole.count ? { count: Number(row[groupCount]) } : {}),
    ...(whole.totals ? { totals: Object.fromEntries(named) } : {}),
  };
}

const groupCount = 'n';

function totalAlias(index: number): string {
  return `w${index + 1}`;
}

function asText(value: SqlFragment): SqlFragment {
  return sql`${value}::text`;
}

function groupingSql(
  { table, groups, where }: Grouped,
  measures: readonly CompiledMeasure[],
  beside: readonly Selected[],
): SqlFragment {
  const from = groups.reduce(
    (joined, group) => (group.unnest ? sql`${joined}\n${group.unnest}` : joined),
    table.from,
  );
  const columns = [
    ...groups.map((group) => ({ alias: group.alias, sql: group.value })),
    ...measures.map((measure, index) => ({ alias: measureAlias(index), sql: measure.aggregate })),
    ...beside,
  ];
  const numbers = groups.map((_, index) => String(index + 1)).join(', ');
  return selectSql({ columns, from, where, ...(groups.length > 0 ? { groupBy: raw(numbers) } : {}) });
}

function totalsSql({ table, measures, where }: Grouped): SqlFragment {
  const columns = measures.map((measure, index) => ({
    alias: measureAlias(index),
    sql: measure.output(measure.aggregate),
  }));
  return selectSql({ columns, from: table.from, where });
}

function measureAlias(index: number): string {
  return `m${index + 1}`;
}

function measureOf(index: number): SqlFragment {
  return identifier(pageAlias, measureAlias(index));
}

function readMeasures(measures: readonly CompiledMeasure[], row: DatabaseRow): QueryRow {
  return Object.fromEntries(
    measures.map((measure, index) => [measure.column.name, measure.read(row[measureAlias(index)])]),
  );
}

function readGroups({ groups, measures }: Grouped, row: DatabaseRow): QueryRow {
  return {
    ...Object.fromEntries(groups.map((group) => [group.column.name, group.read(row)])),
    ...readMeasures(measures, row),
  };
}
