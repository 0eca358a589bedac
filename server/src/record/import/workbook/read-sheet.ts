import { importProblem } from '../import-problems.ts';
import { sheetLimits, type SheetRow, type SheetRows } from '../sheet-row.ts';
import { dateText } from './cell-styles.ts';
import { openWorkbook, type Workbook } from './open-workbook.ts';
import { readXml, type XmlHandler } from './read-xml.ts';

/** Names of the sheets of an XLSX file, in their order. */
export async function sheetNames(path: string): Promise<readonly string[]> {
  const workbook = await openWorkbook(path);
  workbook.archive.close();
  return workbook.sheets.map((sheet) => sheet.name);
}

/** The rows of one sheet, as texts, read as they come. Rows without any cell are left out. */
export async function* readSheet(path: string, sheet: string | undefined): SheetRows {
  const workbook = await openWorkbook(path);
  try {
    const found =
      sheet === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === sheet);
    if (!found) throw importProblem('import.no-such-sheet', { details: { sheet } });
    const reader = new SheetReader(workbook, await workbook.texts(), await workbook.dateStyles());
    for await (const _ of readXml(await workbook.archive.read(found.part), reader)) {
      const rows = reader.take();
      if (rows.length > 0) yield rows;
    }
  } finally {
    workbook.archive.close();
  }
}

class SheetReader implements XmlHandler {
  private rows: SheetRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly texts: readonly string[],
    private readonly dateStyles: ReadonlySet<number>,
  ) {}

  take(): readonly SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.line = Number(attributes['r'] ?? this.line + 1);
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r']) ?? this.column + 1;
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
    } else if (name === 'v' || name === 't') {
      this.inValue = true;
    } else if (name === 'rPh') {
      this.inValue = false;
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.cells.length > 0) this.rows.push({ line: this.line, cells: this.cells });
  }

  private endCell(): void {
    const text = this.cellText();
    if (text === '') return;
    if (this.column >= sheetLimits.columns) {
      const details = { line: this.line, columns: this.column + 1, limit: sheetLimits.columns };
      throw importProblem('import.too-many-columns', { details });
    }
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    if (this.value === '') return '';
    switch (this.type) {
      case 's':
        return this.texts[Number(this.value)] ?? '';
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      // What a formula could not work out is no value.
      case 'e':
        return '';
      case 'n':
        return this.numberText();
      default:
        return this.value;
    }
  }

  private numberText(): string {
    const number = Number(this.value);
    if (this.dateStyles.has(this.style) && Number.isFinite(number))
      return dateText(number, this.workbook.from1904);
    // A long phone number may be written 1.3800138E10.
    return /e/i.test(this.value) && Number.isSafeInteger(number) ? String(number) : this.value;
  }
}

/** `AB12` is column 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = reference === undefined ? undefined : /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
