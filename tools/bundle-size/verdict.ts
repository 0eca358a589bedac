import type { EntryScript } from './entry-scripts.ts';

/** The list of customers is usable after at most this much compressed script. */
export const limit = 350 * 1024;

export interface Verdict {
  readonly fits: boolean;
  /** One line for people; when it does not fit, one more for each script. */
  readonly text: string;
}

export function judge(scripts: readonly EntryScript[]): Verdict {
  const total = scripts.reduce((sum, { size }) => sum + size, 0);
  const sum = `A list of records needs ${kilobytes(total)} of compressed script; ${kilobytes(limit)} is the limit.`;
  if (scripts.length === 0) return { fits: false, text: 'The manifest of the page names no entry.' };
  if (total <= limit) return { fits: true, text: sum };
  const parts = scripts.map(({ file, size }) => `  ${kilobytes(size).padStart(9)}  ${file}`);
  return {
    fits: false,
    text: [sum, ...parts, 'Load what the first page does not need with import().'].join('\n'),
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
