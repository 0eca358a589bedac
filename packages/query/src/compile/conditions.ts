import { identifier, sql, type SqlFragment } from '@atelier/expression';
import { issue } from '../messages.ts';
import type { Filter } from '../query.ts';
import { searchPredicate } from '../search/search-predicate.ts';
import type { Table } from './compilation.ts';
import { compileFilter } from './filter.ts';
import { visibleRows } from './rights.ts';

/** Which records a query is about: policy, recycle bin, filter and search. */
export function conditionsOfQuery(
  table: Table,
  query: { readonly filter?: Filter; readonly search?: string; readonly deleted?: boolean },
): readonly SqlFragment[] {
  const { filter, search, deleted } = query;
  if (deleted && table.isUsers) table.compilation.report(issue('query.no-recycle-bin', '/deleted'));
  const conditions = visibleRows(table, 'viewer', deleted);
  // Accounts that were closed keep their name where they are mentioned, but are offered to nobody.
  if (table.place.accounts) conditions.push(sql`${table.alias}.${identifier('active')}`);
  const filtered = filter && compileFilter(filter, table, { sight: 'viewer', at: '/filter' });
  if (filtered) conditions.push(filtered);
  const found = search === undefined ? undefined : searchPredicate(table, search);
  if (found) conditions.push(found);
  return conditions;
}
