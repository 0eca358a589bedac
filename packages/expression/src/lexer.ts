import { Problem, type Issue } from '@atelier/problem';
import { issue } from './messages.ts';

/**
 * Cuts a formula into tokens on demand. Offsets are those of the text as written. Outside of quotes
 * and braces full-width characters count as their ASCII twins, because Chinese keyboards type them.
 */
export interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'braced' | 'symbol' | 'end';
  /** Number, content of quotes or braces, word, or symbol in its ASCII form. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Leaves the parser at the first place that cannot be read; `parseFormula` turns it into a result. */
export function stop(found: Issue): never {
  throw new Problem(found.code, 'invalid', { issues: [found] });
}

const symbols = [
  '<>',
  '<=',
  '>=',
  '!=',
  '==',
  '&&',
  '||',
  '<',
  '>',
  '=',
  '!',
  '&',
  '+',
  '-',
  '*',
  '/',
  '^',
  '%',
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
] as const;

/** What keyboards and word processors put in place of our symbols. */
const twins: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['、', ','],
  ['；', ','],
  [';', ','],
  ['。', '.'],
  ['【', '['],
  ['】', ']'],
  ['≠', '<>'],
  ['≤', '<='],
  ['≥', '>='],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
]);

const closingQuotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['＂', '＂'],
  ['＇', '＇'],
  ['「', '」'],
]);

const wordStart = /[\p{L}_]/u;
const wordPart = /[\p{L}\p{N}\p{M}_]/u;

export function nextToken(text: string, start: number): Token {
  let from = start;
  while (from < text.length && /\s/u.test(text.charAt(from))) from += 1;
  if (from >= text.length) return { kind: 'end', text: '', from: text.length, to: text.length };
  const character = ascii(text.charAt(from));
  if (closingQuotes.has(text.charAt(from))) return quoted(text, from);
  if (character === '{') return braced(text, from);
  if (isDigit(character) || (character === '.' && isDigit(ascii(text.charAt(from + 1)))))
    return number(text, from);
  const whole = String.fromCodePoint(text.codePointAt(from) ?? 0);
  if (wordStart.test(ascii(whole))) return word(text, from);
  return symbol(text, from, whole);
}

function ascii(character: string): string {
  const unit = character.charCodeAt(0);
  return unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : character;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** A quote inside of a text is written twice. */
function quoted(text: string, from: number): Token {
  const close = closingQuotes.get(text.charAt(from)) ?? '"';
  let content = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== close) {
      content += character;
    } else if (text.charAt(at + 1) === close) {
      content += close;
      at += 1;
    } else {
      return { kind: 'text', text: content, from, to: at + 1 };
    }
  }
  stop(issue('expression.text-unclosed', { from, to: text.length, details: { expected: close } }));
}

function braced(text: string, from: number): Token {
  for (let at = from + 1; at < text.length; at += 1) {
    if (ascii(text.charAt(at)) === '}')
      return { kind: 'braced', text: text.slice(from + 1, at), from, to: at + 1 };
  }
  stop(issue('expression.brace-unclosed', { from, to: text.length }));
}

function number(text: string, from: number): Token {
  let at = from;
  let digits = '';
  while (isDigit(ascii(text.charAt(at)))) digits += ascii(text.charAt(at++));
  if (ascii(text.charAt(at)) === '.' && isDigit(ascii(text.charAt(at + 1)))) {
    digits += '.';
    at += 1;
    while (isDigit(ascii(text.charAt(at)))) digits += ascii(text.charAt(at++));
  }
  return { kind: 'number', text: digits, from, to: at };
}

function word(text: string, from: number): Token {
  let at = from;
  let content = '';
  while (at < text.length) {
    const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!wordPart.test(ascii(whole))) break;
    content += ascii(whole);
    at += whole.length;
  }
  return { kind: 'word', text: content, from, to: at };
}

function symbol(text: string, from: number, whole: string): Token {
  const twin = twins.get(whole);
  if (twin !== undefined) return { kind: 'symbol', text: twin, from, to: from + whole.length };
  const two = ascii(text.charAt(from)) + ascii(text.charAt(from + 1));
  const found = symbols.find((candidate) => two.startsWith(candidate));
  if (found !== undefined) return { kind: 'symbol', text: found, from, to: from + found.length };
  stop(issue('expression.character-unknown', { from, to: from + whole.length, details: { found: whole } }));
}
