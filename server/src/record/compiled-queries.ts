import {
  compileQuery,
  queryFailure,
  type CompiledQuery,
  type Query,
  type QueryContext,
} from '@atelier/query';
import { Remembered } from './remembered.ts';

/**
 * Compiled queries by what they were compiled from: the query, and the hash of a policy, which differs
 * for every viewer and every publish. A query that speaks of today is compiled anew each time.
 */
export class CompiledQueries {
  private readonly known = new Remembered<CompiledQuery>(400);

  get(query: Query, context: QueryContext): CompiledQuery {
    const key = `${context.action ?? 'read'} ${context.policy.hash} ${JSON.stringify(query)}`;
    const known = this.known.get(key);
    if (known) return known;
    const compiled = compiledOrThrown(query, context);
    if (compiled.timeless) this.known.set(key, compiled);
    return compiled;
  }
}

export function compiledOrThrown(query: Query, context: QueryContext): CompiledQuery {
  const compiled = compileQuery(query, context);
  if (!compiled.ok) throw queryFailure(compiled.issues);
  return compiled.value;
}
