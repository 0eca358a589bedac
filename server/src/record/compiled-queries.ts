import { compileQuery, queryFailure, type CompiledQuery, type Query, type QueryContext, type Statement } from '@atelier/query';

const mostRemembered = 400;

interface Entry {
  readonly compiled: CompiledQuery;
  /** Whether another moment gives another statement (TODAY, NOW, relative dates); unknown at first. */
  timeless: boolean | undefined;
}

/**
 * Compiled queries by what they were compiled from: the query, and the hash of a policy, which differs
 * for every viewer and every publish. A query that speaks of today is compiled anew each time.
 */
export class CompiledQueries {
  private readonly entries = new Map<string, Entry>();

  get(query: Query, context: QueryContext): CompiledQuery {
    const key = `${context.action ?? 'read'} ${context.policy.hash} ${JSON.stringify(query)}`;
    const known = this.entries.get(key);
    if (known) {
      // Asked about only when a query comes again: most come once.
      known.timeless ??= sameAtOtherTimes(known.compiled, query, context);
      if (known.timeless) return known.compiled;
    }
    const compiled = compiledOrThrown(query, context);
    if (!known) this.remember(key, { compiled, timeless: undefined });
    return compiled;
  }

  private remember(key: string, entry: Entry): void {
    if (this.entries.size >= mostRemembered) {
      const oldest = this.entries.keys().next().value;
      if (oldest !== undefined) this.entries.delete(oldest);
    }
    this.entries.set(key, entry);
  }
}

export function compiledOrThrown(query: Query, context: QueryContext): CompiledQuery {
  const compiled = compileQuery(query, context);
  if (!compiled.ok) throw queryFailure(compiled.issues);
  return compiled.value;
}

function sameAtOtherTimes(compiled: CompiledQuery, query: Query, context: QueryContext): boolean {
  const other = compileQuery(query, { ...context, now: '2001-02-03T04:05:06.789Z' });
  return (
    other.ok &&
    sameStatement(compiled.statement, other.value.statement) &&
    sameStatement(compiled.countStatement, other.value.countStatement) &&
    sameStatement(compiled.totalsStatement, other.value.totalsStatement)
  );
}

function sameStatement(one: Statement | undefined, other: Statement | undefined): boolean {
  return one?.text === other?.text && JSON.stringify(one?.values) === JSON.stringify(other?.values);
}
