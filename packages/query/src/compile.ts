import { fail, succeed, type Result } from '@atelier/problem';
import { compileGroups } from './compile/groups.ts';
import { compileRows } from './compile/rows.ts';
import { actionsOf, startCompilation } from './compile/start.ts';
import type { CompiledQuery, QueryContext } from './compiled.ts';
import type { Query } from './query.ts';

/*
 *   unknown ──checkQuery──▶ Query              shape and limits, no catalog
 *                             │
 *      1 start                │                may the viewer look at this entity at all?
 *      2 resolve              │  every mention of a field goes through `resolvePath` (to use it) or
 *                             │  `shownCell` (to show it): exists? which roles show it, on which rows?
 *      3 plan joins           │  relations used for filter, sort, group and measures join the rows;
 *                             │  those only shown are looked up for the page, after it is cut
 *      4 order                │  sort keys, made total by id; the cursor becomes a range (keyset)
 *      5 assemble             ▼
 *                       CompiledQuery          statements, and how their rows become JSON
 *
 *   Issues gather along the way; a statement leaves only when there is none.
 */

/**
 * Compiles a query that passed `checkQuery` under the viewer's policy, or says everything that is
 * wrong with it or denied.
 *
 * @example
 * const compiled = compileQuery({ entity: 'customer', search: '王', page: { size: 20 } }, context);
 * if (compiled.ok) compiled.value.readPage((await client.query(compiled.value.statement)).rows);
 */
export function compileQuery(query: Query, context: QueryContext): Result<CompiledQuery> {
  const table = startCompilation(context, {
    entity: query.entity,
    actions: actionsOf(context, query.deleted),
  });
  const { issues } = table.compilation;
  if (issues.length > 0) return fail(...issues);
  const compiled = isGrouped(query) ? compileGroups(table, query) : compileRows(table, query);
  return issues.length > 0 ? fail(...issues) : succeed(compiled);
}

/** Whether a query gives groups or one row of measures instead of records. */
export function isGrouped(query: Query): boolean {
  return (query.group?.length ?? 0) > 0 || (query.measures?.length ?? 0) > 0;
}
