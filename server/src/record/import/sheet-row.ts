/** One row of a file as it stands there. */
export interface SheetRow {
  /** Line of the file where the row starts, counted from 1 (in a workbook: the row number). */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows in batches: one step of a loop per row would cost more than the row. */
export type SheetRows = AsyncGenerator<readonly SheetRow[], void, undefined>;

export const sheetLimits = {
  /** More columns than any form has fields. */
  columns: 200,
  /** Characters of one row. A quote that never closes would otherwise swallow the file. */
  rowCharacters: 200_000,
  /** A workbook is a compressed archive; this much may come out of it. */
  unpackedBytes: 1_500_000_000,
  /** Texts of a workbook are stored once and have to be at hand all the time. */
  sharedTextBytes: 120_000_000,
} as const;
