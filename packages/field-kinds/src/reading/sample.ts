import type { ColumnSample } from '@atelier/entity';
import { readable } from './characters.ts';

/** Share (0 … 1) of the cells that fit; 0 for an empty column. */
export function shareOf(sample: ColumnSample, fits: (cell: string) => boolean): number {
  if (sample.cells.length === 0) return 0;
  let count = 0;
  for (const cell of sample.cells) if (fits(readable(cell))) count += 1;
  return count / sample.cells.length;
}

/** Header in lower case, plain width, without spaces, dashes and underscores: 'E-Mail ' is 'email'. */
export function plainHeader(sample: ColumnSample): string {
  return readable(sample.header)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/**
 * Whether the header speaks of one of these words. Chinese words may stand anywhere in it; Latin
 * words only whole, so that 'age' is not found in 'average' or 'message'.
 */
export function headerHas(sample: ColumnSample, words: readonly string[]): boolean {
  const header = plainHeader(sample);
  // Words are told apart before the header is lowered: 'totalPrice' has the words total and price.
  const parts = readable(sample.header)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) =>
    /^[a-z0-9]+$/.test(word) ? header === word || parts.includes(word) : header.includes(word),
  );
}
