/**
 * One thing that is wrong with a document or a value. `at` is a JSON Pointer (RFC 6901) into what
 * was checked; '' is the whole. `from`/`to` are character offsets inside a text such as a formula.
 */
export interface Issue {
  readonly code: string;
  readonly at: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly from?: number;
  readonly to?: number;
}

/** What the pure packages answer: a value, or every issue at once. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T = never>(...issues: readonly Issue[]): Result<T> {
  return { ok: false, issues };
}

/** The same issues, seen from a parent document: `at` gets a prefix. */
export function under(prefix: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, at: prefix + issue.at }));
}

/** Escapes and joins keys to a JSON Pointer: `pointer('fields', 'a/b')` is `/fields/a~1b`. */
export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => '/' + String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}
