/**
 * Pairs of small and capital letters of the alphabets of Europe, one code point each. JavaScript and
 * PostgreSQL know different versions of Unicode and treat some letters by locale; a table of our own
 * is the same on every server and in every browser.
 */
function range(from: number, to: number, distance: number): [number, number][] {
  const pairs: [number, number][] = [];
  // Where capital and small letters stand side by side, every second one is small.
  for (let small = from; small <= to; small += distance === -1 ? 2 : 1) pairs.push([small, small + distance]);
  return pairs;
}

const pairs: readonly (readonly [number, number])[] = [
  ...range(0x61, 0x7a, -32), // a … z
  ...range(0xe0, 0xf6, -32), // à … ö
  ...range(0xf8, 0xfe, -32), // ø … þ
  [0xff, 0x178], // ÿ
  ...range(0x101, 0x12f, -1), // ā … į
  ...range(0x133, 0x137, -1), // ĳ … ķ
  ...range(0x13a, 0x148, -1), // ĺ … ň
  ...range(0x14b, 0x177, -1), // ŋ … ŷ
  ...range(0x17a, 0x17e, -1), // ź … ž
  [0x3ac, 0x386], // ά
  ...range(0x3ad, 0x3af, -37), // έ … ί
  ...range(0x3b1, 0x3c1, -32), // α … ρ
  ...range(0x3c3, 0x3cb, -32), // σ … ϋ
  [0x3cc, 0x38c], // ό
  [0x3cd, 0x38e], // ύ
  [0x3ce, 0x38f], // ώ
  ...range(0x430, 0x44f, -32), // а … я
  ...range(0x450, 0x45f, -80), // ѐ … џ
  ...range(0xff41, 0xff5a, -32), // ａ … ｚ
];

export const smallLetters = String.fromCodePoint(...pairs.map(([small]) => small));
export const capitalLetters = String.fromCodePoint(...pairs.map(([, capital]) => capital));

const toCapital = new Map(
  pairs.map(([small, capital]) => [String.fromCodePoint(small), String.fromCodePoint(capital)]),
);
const toSmall = new Map(
  pairs.map(([small, capital]) => [String.fromCodePoint(capital), String.fromCodePoint(small)]),
);

const mapped = (text: string, letters: ReadonlyMap<string, string>) =>
  [...text].map((letter) => letters.get(letter) ?? letter).join('');

export const upperCase = (text: string): string => mapped(text, toCapital);
export const lowerCase = (text: string): string => mapped(text, toSmall);

/** A … Z as a … z and nothing else; what contains, starts with and ends with compare by. */
export function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** What counts as blank at the ends of a text: space, tab, line breaks, no-break and ideographic space. */
export const blanks = ' \t\n\r\u00a0\u3000';

export function trimBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && blanks.includes(text.charAt(from))) from += 1;
  while (to > from && blanks.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
