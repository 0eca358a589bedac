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
const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}\p{M}]+/gu;
const mixed = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)/gu;

/** Words of a text in one form: width, case and composition do not matter. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return (plain.replace(mixed, ' $1 ').match(wordPattern) ?? []).filter((word) => word !== '');
}

export function isIdeographic(word: string): boolean {
  return ideograph.test(word);
}

/** Grams under which a word of a record can be looked up. */
export function gramsOfWord(word: string, into: Set<string>): void {
  const characters = [...word];
  if (isIdeographic(word)) {
    characters.forEach((character, index) => {
      into.add(character);
      if (index > 0) into.add(`${characters[index - 1]}${character}`);
    });
    return;
  }
  into.add(characters.slice(0, 1).join(''));
  into.add(characters.slice(0, 2).join(''));
  for (let index = 2; index < characters.length; index += 1) {
    into.add(characters.slice(index - 2, index + 1).join(''));
  }
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
