import { bug, type Result } from '@atelier/problem';
import type { CompiledQuery, QueryContext } from './compiled.ts';
import type { Query } from './query.ts';

/** A query that passed `checkQuery` → SQL under the viewer's policy, or every issue at once. */
export function compileQuery(_query: Query, _context: QueryContext): Result<CompiledQuery> {
  throw bug('being built');
}
