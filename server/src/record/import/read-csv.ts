import { CsvError, parse, type Parser } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Readable } from 'node:stream';
import type { TextEncoding } from './encoding.ts';
import { importProblem } from './import-problems.ts';
import { sheetLimits, type SheetRow, type SheetRows } from './sheet-row.ts';

export interface CsvFormat {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
}

/**
 * The rows of a text file, read as they come. Throws `import.quote-open` with the line of the row in
 * which a quote was opened and never closed, and `import.too-many-columns`.
 */
export async function* readCsv(bytes: Readable, format: CsvFormat): SheetRows {
  const collector = new RowCollector();
  const parser = openParser(format, collector);
  const decoder = format.encoding === 'utf-8' ? undefined : iconv.getDecoder(format.encoding);
  try {
    for await (const chunk of bytes) {
      for (const piece of piecesOf(chunk as Buffer)) {
        const text = decoder ? decoder.write(piece) : piece;
        if (text.length > 0) feed(parser, text);
        const rows = collector.take();
        if (rows.length > 0) yield rows;
      }
    }
    const rest = decoder?.end();
    if (rest) feed(parser, rest);
    await finish(parser);
    const rows = collector.take();
    if (rows.length > 0) yield rows;
  } catch (error) {
    throw told(error, collector.nextLine);
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}

function openParser(format: CsvFormat, collector: RowCollector): Parser {
  const parser = parse({
    delimiter: format.delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: sheetLimits.rowCharacters,
    // Rows are taken here, while the parser works on a piece, and never queue up behind it.
    on_record: (cells: string[]) => {
      collector.add(cells);
      return null;
    },
  });
  parser.on('error', () => undefined);
  parser.resume();
  return parser;
}

/** Rows of a few thousand bytes at a time are gone again before they grow old in memory. */
const pieceBytes = 16_384;

function* piecesOf(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
}

/** The parser works while it is written to, so what went wrong is known at once. */
function feed(parser: Parser, text: Buffer | string): void {
  parser.write(text);
  if (parser.errored) throw parser.errored;
}

function finish(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.once('end', resolve);
    parser.end();
  });
}

class RowCollector {
  private rows: SheetRow[] = [];
  nextLine = 1;

  add(cells: string[]): void {
    const line = this.nextLine;
    if (cells.length > sheetLimits.columns) {
      const details = { line, columns: cells.length, limit: sheetLimits.columns };
      throw importProblem('import.too-many-columns', { details });
    }
    this.rows.push({ line, cells });
    this.nextLine += 1;
    for (const cell of cells)
      if (cell.includes('\n') || cell.includes('\r')) this.nextLine += lineBreaks(cell);
  }

  take(): readonly SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
}

function lineBreaks(cell: string): number {
  return cell.split(/\r\n|\n|\r/).length - 1;
}

function told(error: unknown, line: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return importProblem(isOpen ? 'import.quote-open' : 'import.unreadable', {
    details: { line },
    cause: error,
  });
}
