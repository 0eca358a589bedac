import { bug } from '@atelier/problem';
import type { Query } from './query.ts';

/**
 * The row query behind one cell of a grouped query. `groupValues` are `QueryRow.values` of its row;
 * `measure` names the number that was opened, so that its own filter applies as well.
 */
export function drillQuery(
  _query: Query,
  _groupValues: Readonly<Record<string, unknown>>,
  _measure?: string,
): Query {
  throw bug('being built');
}
