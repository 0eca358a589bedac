import type { Catalogue, Issue } from '@atelier/problem';

/**
 * Makes the issues of one catalogue; a code that the catalogue does not hold does not compile.
 * `at` is a JSON Pointer inside the value or the settings that were checked.
 */
export function issuesOf<C extends Catalogue>(_catalogue: C) {
  return (code: keyof C & string, details?: Readonly<Record<string, unknown>>, at = ''): Issue =>
    details ? { code, at, details } : { code, at };
}
