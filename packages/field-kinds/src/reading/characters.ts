/** Whitespace and invisible marks that sheets and chat windows leave around a text. */
const edge = /[\s\u200B-\u200F\u2060\uFEFF]/;
/** The same, and the apostrophes by which a spreadsheet is told to take a cell as text. */
const textMark = /[\s\u200B-\u200F\u2060\uFEFF'’‘`]/;

// PostgreSQL cannot store U+0000, and no other control character means anything in a record.
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

const loneSurrogates = /\p{Surrogate}/gu;

/** Cells that people fill with "nothing": a dash, a slash, N/A. */
const blankMarks = new Set([
  '-',
  '--',
  '---',
  '/',
  '\\',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nil',
  '无',
  '暂无',
  '空',
  '无数据',
]);

/**
 * Full-width Latin letters, digits and signs as a Chinese keyboard gives them, in their plain form:
 * `１３８，￥` becomes `138,¥`. Chinese text stays as it is.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\uFFE5', '¥')
    .replaceAll('\u3000', ' ')
    .replace(/[\u00A0\u2007\u202F]/g, ' ');
}

/** Text without edges, control characters and halves of emoji; composed (NFC), so that equal looks equal. */
export function tidy(text: string): string {
  // Composed last: what goes may have stood between a letter and its accent.
  return withoutEdges(text.replace(controls, '').replace(loneSurrogates, '\uFFFD').normalize('NFC'));
}

/** As `tidy`, on one line with single spaces. */
export function tidyLine(text: string): string {
  return tidy(text).replace(/\s+/g, ' ');
}

/**
 * What stands in a cell, ready to be read: plain width, no edges, and without the apostrophe that
 * marks a cell as text in a spreadsheet.
 */
export function readable(text: string): string {
  return withoutEdges(tidy(halfWidth(text)), textMark);
}

/** Whether a cell says "nothing here": empty, a dash, N/A, 无. */
export function isBlank(text: string): boolean {
  const plain = readable(text)
    .replace(/[‐‑‒–—―−─]/g, '-')
    .toLowerCase();
  return plain === '' || blankMarks.has(plain) || /^-+$/.test(plain);
}

/** Length as a person and JSON Schema count it: code points, so that an emoji is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** One step per character: a pattern that looks for the end takes quadratic time on long runs of spaces. */
function withoutEdges(text: string, leading = edge): string {
  let from = 0;
  let to = text.length;
  while (from < to && leading.test(text.charAt(from))) from += 1;
  while (to > from && edge.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}
