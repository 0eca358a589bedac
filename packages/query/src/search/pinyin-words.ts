import { pinyin } from 'pinyin-pro';

/** Longer texts are found by their characters; their pinyin would only blow up the index. */
const longestFull = 16;
/** Names: every way to begin to type one is worth a word. */
const longestName = 4;

/** Cities, tags and names come again and again, above all in an import. */
const remembered = new Map<string, readonly string[]>();
const mostRemembered = 20_000;

/**
 * How a Chinese word is typed in Latin letters. `王小明` gives wangxiaoming, xiaoming, ming,
 * wxm, xm and wangxm; a longer word its whole pinyin and its initials.
 */
export function pinyinWords(word: string): readonly string[] {
  let words = remembered.get(word);
  if (!words) {
    words = spell(word);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(word, words);
  }
  return words;
}

function spell(word: string): readonly string[] {
  const length = [...word].length;
  if (length > longestFull || !/^\p{Script=Han}+$/u.test(word)) return [];
  const surname = length <= longestName ? 'head' : 'off';
  const syllables = pinyin(word, { toneType: 'none', type: 'array', v: true, surname }).filter((syllable) =>
    /^[a-z]+$/.test(syllable),
  );
  const initials = syllables.map((syllable) => syllable.slice(0, 1));
  if (syllables.length !== length) return [];
  if (length > longestName) return [syllables.join(''), initials.join('')];
  const full = syllables.map((_, index) => syllables.slice(index).join(''));
  const short = initials.slice(0, -1).map((_, index) => initials.slice(index).join(''));
  return [...full, ...short, ...typedNames(syllables, initials)];
}

/** Surname in full, given name by initials: wangxm; with a surname of two syllables ouyangnn. */
function typedNames(syllables: readonly string[], initials: readonly string[]): string[] {
  const surnames = syllables.length === 4 ? [1, 2] : syllables.length > 1 ? [1] : [];
  return surnames.map((length) => syllables.slice(0, length).join('') + initials.slice(length).join(''));
}
