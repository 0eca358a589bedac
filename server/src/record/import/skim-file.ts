import type { ImportColumn, ImportFormat } from '@atelier/api';
import iconv from 'iconv-lite';
import type { TextEncoding } from './encoding.ts';
import { importProblem } from './import-problems.ts';
import type { ImportFiles, ReceivedFile } from './import-files.ts';
import {
  isBlankRow,
  isTotalRow,
  recognizeDayFirst,
  recognizeDelimiter,
  recognizeHeader,
} from './recognize-format.ts';
import type { SheetRow } from './sheet-row.ts';
import { withoutMark } from './text-mark.ts';

/** What the first rows of a file tell about its columns. */
export interface SkimmedColumn extends ImportColumn {
  /** Filled cells, at most 1,000, for recognising the kind. */
  readonly cells: readonly string[];
}

export interface SkimmedFile {
  readonly format: ImportFormat;
  readonly columns: readonly SkimmedColumn[];
}

const skimmedRows = 2000;
const mostCells = 1000;
const headBytes = 64_000;

/** Recognises how a file is to be read, and reads its first rows that way. */
export async function skimNewFile(
  files: ImportFiles,
  id: string,
  received: ReceivedFile,
): Promise<SkimmedFile> {
  const plain = { kind: received.kind, headerLine: 1, dayFirst: true };
  const [sheet] = received.sheets;
  const format: ImportFormat =
    received.kind === 'xlsx'
      ? { ...plain, ...(sheet === undefined ? {} : { sheet }) }
      : { ...plain, encoding: received.encoding, delimiter: await delimiterOf(files, id, received.encoding) };
  const rows = await firstRows(files, id, format);
  const headerLine = recognizeHeader(rows);
  return skimmed({ ...format, headerLine, dayFirst: dayFirstOf(rows) }, rows);
}

/** Reads the first rows the way a person says. */
export async function skimFile(files: ImportFiles, id: string, format: ImportFormat): Promise<SkimmedFile> {
  return skimmed(format, await firstRows(files, id, format));
}

async function delimiterOf(
  files: ImportFiles,
  id: string,
  encoding: TextEncoding,
): Promise<NonNullable<ImportFormat['delimiter']>> {
  const head = await files.head(id, headBytes);
  return recognizeDelimiter(iconv.decode(head, encoding));
}

async function firstRows(files: ImportFiles, id: string, format: ImportFormat): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of files.rows(id, format)) {
    rows.push(...batch);
    if (rows.length >= skimmedRows) break;
  }
  if (rows.every(({ cells }) => isBlankRow(cells))) throw importProblem('import.empty');
  return rows;
}

function dayFirstOf(rows: readonly SheetRow[]): boolean {
  return recognizeDayFirst(rows.flatMap(({ cells }) => cells));
}

function skimmed(format: ImportFormat, rows: readonly SheetRow[]): SkimmedFile {
  const header = format.headerLine === 0 ? undefined : rows.find(({ line }) => line === format.headerLine);
  const body = rows.filter(
    ({ line, cells }) => line > format.headerLine && !isBlankRow(cells) && !isTotalRow(cells),
  );
  if (body.length === 0) throw importProblem('import.no-rows');
  const width = Math.max(header?.cells.length ?? 0, ...body.map(({ cells }) => lastFilled(cells)));
  const names = headerNames(header, width);
  const columns = names.map(({ name, isRepeated }, index): SkimmedColumn => {
    const cells = body.flatMap((row) => filledCell(row.cells[index]));
    return {
      index,
      header: name,
      duplicateHeader: isRepeated,
      samples: [...new Set(cells)].slice(0, 5).map((cell) => cell.slice(0, 120)),
      filled: cells.length,
      distinct: new Set(cells).size,
      cells: cells.slice(0, mostCells),
    };
  });
  return { format, columns };
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

function filledCell(cell: string | undefined): string[] {
  const text = withoutMark(cell ?? '');
  return text.trim() === '' ? [] : [text];
}

/** Headings without edges; a second one of the same name gets a number, one that is missing a letter. */
function headerNames(header: SheetRow | undefined, width: number): { name: string; isRepeated: boolean }[] {
  const times = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const given = (header?.cells[index] ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
    const name = given === '' ? columnLetter(index) : given;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { name: time === 1 ? name : `${name} (${time})`, isRepeated: time > 1 };
  });
}

/** As a spreadsheet calls its columns: A … Z, AA … */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}
