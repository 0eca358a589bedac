import type { SheetRow } from './sheet-row.ts';

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * The sign that stands between the cells: the one that cuts the first lines into the same number of
 * parts most often. Text inside quotes does not count.
 */
export function recognizeDelimiter(head: string): Delimiter {
  const lines = linesOutsideQuotes(head)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    if (usual === undefined) continue;
    const agreeing = counts.filter((count) => count === usual).length / lines.length;
    const score = agreeing * Math.min(usual, 20) ** 0.5;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Lines with what is quoted left out, so that commas and line breaks in notes do not mislead. */
function linesOutsideQuotes(text: string): string[] {
  const parts = text.split('"');
  return parts
    .filter((_, index) => index % 2 === 0)
    .join('')
    .split(/\r\n|\n|\r/);
}

function mostFrequent(counts: readonly number[]): number | undefined {
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  return [...tally].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

/**
 * The line of the header: the first well-filled row whose cells are names and no values. A title above
 * the table is passed over. 0: the sheet begins with data.
 */
export function recognizeHeader(rows: readonly SheetRow[]): number {
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => filled(row).length));
  for (const row of rows.slice(0, 20)) {
    const cells = filled(row);
    if (cells.length < Math.max(1, width * 0.6)) continue;
    return cells.every(isName) && new Set(cells).size > cells.length / 2 ? row.line : 0;
  }
  return 0;
}

function filled(row: SheetRow): string[] {
  return row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** A short text without the look of a number, a date, a phone or an address. */
function isName(cell: string): boolean {
  return (
    cell.length <= 60 &&
    !/^[+(]?[\d\s.,:/¥￥$€%()+-]+$/.test(cell) &&
    !/@|:\/\//.test(cell) &&
    !/^\d{4}年/.test(cell)
  );
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

const totals =
  /^(合\s*计|总\s*计|小\s*计|共\s*计|总\s*和|汇\s*总|grand total|subtotal|sum total|total|totals|sum)[::]?$/i;

/** A line of totals: it begins with such a word and is mostly empty otherwise. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '')?.trim();
  if (first === undefined || !totals.test(first)) return false;
  return cells.filter((cell) => cell.trim() !== '').length <= Math.max(2, cells.length / 2);
}

/**
 * Whether 05.03.1990 is the fifth of March. A day above 12 on one side decides for the file; dots and
 * an undecided file mean day first, as does most of the world.
 */
export function recognizeDayFirst(cells: Iterable<string>): boolean {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const cell of cells) {
    const match = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/.exec(cell);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    if (Number(match[2]) > 12) monthFirst += 1;
  }
  return monthFirst <= dayFirst;
}
