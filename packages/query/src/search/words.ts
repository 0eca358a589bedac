/**
 * The language of search. A text is brought to words: runs of letters and digits, and runs of
 * ideographs. Words are found by their grams, which a GIN index holds:
 * - ideographs: every character and every pair, so any infix is found;
 * - letters and digits: every three in a row, so any infix of three or more is found, and the first
 *   one and two, so that shorter input finds words that begin with it.
 * What `pattern` accepts always has the grams that `gramsOfTerm` names. Were it laxer, the grams of
 * a hidden field could decide whether a row is found, and so be guessed.
 */

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}\p{M}]+/gu;
const mixed = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)/gu;

/** Words of a text in one form: width, case and composition do not matter. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return (plain.replace(mixed, ' $1 ').match(wordPattern) ?? []).filter((word) => word !== '');
}

export function isIdeographic(word: string): boolean {
  return ideograph.test(word);
}

/** Grams under which a word of a record can be looked up. Runs for every word of an import. */
export function gramsOfWord(word: string, into: Set<string>): void {
  // Without surrogates, code units are characters, and cutting is cheap.
  const characters = surrogate.test(word) ? [...word] : word;
  const { length } = characters;
  if (isIdeographic(word)) {
    for (let index = 0; index < length; index += 1) {
      into.add(cut(characters, index, index + 1));
      if (index > 0) into.add(cut(characters, index - 1, index + 1));
    }
    return;
  }
  into.add(cut(characters, 0, 1));
  into.add(cut(characters, 0, 2));
  for (let end = 3; end <= length; end += 1) into.add(cut(characters, end - 3, end));
}

const surrogate = /[\ud800-\udfff]/;

function cut(characters: string | readonly string[], from: number, to: number): string {
  return typeof characters === 'string' ? characters.slice(from, to) : characters.slice(from, to).join('');
}

/** Grams that a record must have for a term to be in it. */
export function gramsOfTerm(term: string): string[] {
  const characters = [...term];
  if (characters.length === 1) return [term];
  const size = isIdeographic(term) || characters.length === 2 ? 2 : 3;
  return characters.slice(size - 1).map((_, index) => characters.slice(index, index + size).join(''));
}

/**
 * A regular expression for PostgreSQL: the term in a line of one of these fields. Lines read
 * `field<tab>word word word`; (?n) keeps `^` and `.` within a line.
 */
export function pattern(term: string, fields: readonly string[]): string {
  const short = !isIdeographic(term) && [...term].length < 3;
  return `(?n)^(?:${fields.join('|')})\\t${short ? '(?:.* )?' : '.*'}${escapePattern(term)}`;
}

/** Terms are letters, marks and digits only; escaping is a second lock on the same door. */
function escapePattern(term: string): string {
  return term.replace(/[^\p{L}\p{N}\p{M}]/gu, (character) => `\\${character}`);
}
