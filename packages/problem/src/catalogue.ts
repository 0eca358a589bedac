import { formatText, isLocalized, localize, type Language, type Localized } from './text.ts';

/** Who has to act on a failure; decides the HTTP status, the log level and whether a job is tried again. */
export type ProblemKind = 'invalid' | 'denied' | 'missing' | 'conflict' | 'limit' | 'unavailable' | 'bug';

/** What a code means: its kind and its sentence in every language, with `{slots}` for details. */
export interface CodeEntry extends Localized {
  readonly kind: ProblemKind;
}

export type Catalogue = Readonly<Record<string, CodeEntry>>;

/**
 * Declares the codes of one room. Kind and both texts stand beside the code, so that a missing
 * translation does not compile. Codes read `area.what-happened`.
 *
 * @example
 * const recordProblems = defineCatalogue({
 *   'record.stale': { kind: 'conflict', zh: '记录已被他人修改', en: 'Someone else changed this record' },
 * });
 */
export function defineCatalogue<const C extends Catalogue>(catalogue: C): C {
  return catalogue;
}

/** Joins catalogues for a place that shows texts of many rooms. A code declared twice is a bug. */
export function joinCatalogues(...catalogues: readonly Catalogue[]): Catalogue {
  const joined: Record<string, CodeEntry> = {};
  for (const catalogue of catalogues) {
    for (const [code, entry] of Object.entries(catalogue)) {
      if (joined[code] && joined[code] !== entry) throw new Error(`problem code declared twice: ${code}`);
      joined[code] = entry;
    }
  }
  return joined;
}

/**
 * The sentence of a code in one language; an unknown code reads as itself. Details that are
 * themselves localized (the label of a field, the name of a type) appear in that language.
 */
export function textOfCode(
  catalogue: Catalogue,
  failure: { readonly code: string; readonly details?: Readonly<Record<string, unknown>> },
  language: Language,
): string {
  const entry = catalogue[failure.code];
  return entry ? formatText(entry[language], inLanguage(failure.details ?? {}, language)) : failure.code;
}

function inLanguage(details: Readonly<Record<string, unknown>>, language: Language): Record<string, unknown> {
  const one = (value: unknown) => (isLocalized(value) ? localize(value, language) : value);
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(one) : one(value),
    ]),
  );
}
