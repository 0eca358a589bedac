import { pinyin } from 'pinyin-pro';
import { checkKey, keyIdentity, keyPattern } from './key.ts';
import { physicalName } from './physical.ts';

/** Leaves room for a number behind it, and stays readable in formulas. */
const longestKey = 36;
const longestPhysicalName = 56;

/** Labels come from sheets and can be whole paragraphs. */
const longestLabel = 120;

/**
 * A key for a label that a person wrote: camelCase, pinyin by words for Chinese, never reserved,
 * never one of `taken` (compared without regard to case). What stands in brackets is left out,
 * where anything else is left.
 *
 * @example proposeKey('累计消费(元)', []) // 'leijiXiaofei'
 */
export function proposeKey(label: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map(keyIdentity));
  const key = joinWords(wordsOf(label)) || 'field';
  if (isFree(key, used)) return key;
  // A reserved word gets 1: it is the first of its kind, while a second `name` is name2.
  for (let number = used.has(keyIdentity(key)) ? 2 : 1; ; number += 1) {
    if (isFree(`${key}${number}`, used)) return `${key}${number}`;
  }
}

function isFree(key: string, used: ReadonlySet<string>): boolean {
  return !used.has(keyIdentity(key)) && checkKey(key) === undefined;
}

function wordsOf(label: string): string[] {
  const plain = label.slice(0, longestLabel).normalize('NFKC');
  const outside = plain.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|\{[^{}]*\}|《[^《》]*》/g, ' ');
  const words = romanWords(outside);
  return words.length > 0 ? words : romanWords(plain);
}

function romanWords(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+|[\p{Script=Latin}\p{Mark}\d'’]+/gu) ?? [];
  return runs.flatMap((run) => (/^\p{Script=Han}/u.test(run) ? chineseWords(run) : latinWords(run)));
}

function latinWords(run: string): string[] {
  const plain = run
    .replace(/['’]/g, '')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  // Letters such as ß and ø have no plain form of their own; they are left out.
  return plain
    .split(' ')
    .map((word) => word.replace(/[^a-zA-Z\d]/g, '').toLowerCase())
    .filter(Boolean);
}

/** The pinyin of a run, in words: 手机号 is one word, 累计消费 two. */
function chineseWords(run: string): string[] {
  // The reading of a character depends on its neighbours, so the run is read whole.
  const syllables = pinyin(run, { type: 'array', toneType: 'none', v: true }).map((syllable) =>
    syllable.toLowerCase().replace(/[^a-z]/g, ''),
  );
  const words: string[] = [];
  let start = 0;
  for (const length of wordLengths(run)) {
    words.push(syllables.slice(start, start + length).join(''));
    start += length;
  }
  return words.filter(Boolean);
}

/** Lengths in characters. Single characters stand together, and a last one joins the word before it. */
function wordLengths(run: string): number[] {
  const lengths: number[] = [];
  let singles = 0;
  for (const word of segmented(run)) {
    const length = [...word].length;
    if (length === 1) {
      singles += 1;
      continue;
    }
    if (singles > 0) lengths.push(singles);
    singles = 0;
    lengths.push(length);
  }
  const last = lengths.at(-1);
  if (singles === 1 && last !== undefined) lengths[lengths.length - 1] = last + 1;
  else if (singles > 0) lengths.push(singles);
  return lengths;
}

function segmented(run: string): string[] {
  // Older browsers have no word list; there the whole run is one word.
  if (typeof Intl.Segmenter !== 'function') return [run];
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(run)].map((part) => part.segment);
}

/** camelCase, cut between words where it grows too long; '' where no word is left. */
function joinWords(words: readonly string[]): string {
  let key = '';
  for (const word of words) {
    const next = key === '' ? firstWord(word) : key + word.charAt(0).toUpperCase() + word.slice(1);
    if (next.length > longestKey || physicalName(next).length > longestPhysicalName) break;
    key = next;
  }
  const first = words[0];
  if (key === '' && first !== undefined) key = firstWord(first).slice(0, longestKey);
  return keyPattern.test(key) ? key : '';
}

/** A key begins with a letter: 2024年 becomes n2024nian. */
function firstWord(word: string): string {
  return /^\d/.test(word) ? `n${word}` : word;
}
