import { canonicalJson, fingerprint } from '../canonical.ts';
import type { Query } from '../query.ts';
import { isReadable } from './database-text.ts';
import type { Position, SortTerm } from './keyset.ts';

/**
 * Where a page ended: the sort keys of its last row, as the viewer may read them, and what query
 * they belong to. Opaque to clients; checked like any other input when it comes back.
 */
export function encodeCursor(query: Query, position: Position): string {
  const bytes = new TextEncoder().encode(JSON.stringify([bindingOf(query), ...position]));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Undefined for anything that is not a cursor of this query. */
export function decodeCursor(query: Query, terms: readonly SortTerm[], cursor: string): Position | undefined {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed)) return undefined;
  const [binding, ...position] = parsed;
  if (binding !== bindingOf(query) || position.length !== terms.length || !position.every(isKey))
    return undefined;
  const fits = terms.every((term, index) => {
    const key = position[index] ?? null;
    return key === null ? term.nullable : isReadable(key, term.type);
  });
  return fits ? position : undefined;
}

/** A position means nothing in another order or another set of rows. */
function bindingOf(query: Query): string {
  const { entity, filter, search, sort, group, measures, deleted } = query;
  return fingerprint(canonicalJson([entity, filter, search, sort, group, measures, deleted]));
}

function isKey(key: unknown): key is string | null {
  return key === null || typeof key === 'string';
}

function parse(cursor: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return undefined;
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Not base64, not UTF-8 or not JSON: in every case not a cursor of ours.
    return undefined;
  }
}
