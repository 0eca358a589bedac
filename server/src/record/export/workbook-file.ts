import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { ExportCell } from './export-columns.ts';

/** Rows of a sheet, the heading apart. */
export const mostWorkbookRows = 1_048_575;

/** What a cell may hold at most; longer texts make spreadsheets call the file damaged. */
const longestText = 32_767;

export interface WorkbookContent {
  readonly sheet: string;
  readonly headings: readonly string[];
  readonly batches: AsyncIterable<readonly (readonly ExportCell[])[]>;
}

/**
 * A workbook of one sheet, made piece by piece: its rows are never in memory together. Texts are cells
 * of text, whatever they begin with, so nothing in it runs.
 */
export function workbookFile(content: WorkbookContent): Readable {
  const zip = new yazl.ZipFile();
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(xmlHead + text), name);
  add('[Content_Types].xml', contentTypes);
  add('_rels/.rels', packageRelations);
  add('xl/workbook.xml', workbookXml(content.sheet));
  add('xl/_rels/workbook.xml.rels', workbookRelations);
  add('xl/styles.xml', styles);
  const sheet = Readable.from(sheetXml(content), { objectMode: false, highWaterMark: 64_000 });
  const file = zip.outputStream as Readable;
  sheet.on('error', (error) => file.destroy(error));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  return file;
}

async function* sheetXml({ headings, batches }: WorkbookContent): AsyncGenerator<string> {
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  yield `${xmlHead}<worksheet xmlns="${mainNamespace}">${pane}<sheetData>`;
  yield rowXml(headings.map((heading) => textXml(heading, headingStyle)));
  for await (const rows of batches) yield rows.map((row) => rowXml(row.map(cellXml))).join('');
  yield '</sheetData></worksheet>';
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

function cellXml(cell: ExportCell): string {
  switch (cell.kind) {
    case 'empty':
      return '<c/>';
    case 'number':
      // Beyond fifteen digits a spreadsheet would round, and nobody would notice.
      return cell.digits.replace(/\D/g, '').length > 15
        ? textXml(cell.digits)
        : `<c><v>${cell.digits}</v></c>`;
    case 'date':
      return dateXml(cell.iso, cell.text);
    case 'text':
      return textXml(cell.text);
  }
}

/** Days are counted from 1899-12-30; what lies before 1900-03-01 is counted differently by each program. */
function dateXml(iso: string, text: string): string {
  const days = Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
  return days >= 61 ? `<c s="${dateStyle}"><v>${days}</v></c>` : textXml(text);
}

function textXml(text: string, style = 0): string {
  return `<c t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${escaped(text.slice(0, longestText))}</t></is></c>`;
}

function escaped(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // XML has no form for these.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** At most 31 characters, none of those that spreadsheets refuse, no quote at its ends. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:\u0000-\u001f]/g, ' ')
      .replace(/^[\s'=+\-@]+|[\s']+$/g, '')
      .slice(0, 31)
      .trim() || 'Sheet1'
  );
}

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const headingStyle = 1;
const dateStyle = 2;

function workbookXml(name: string): string {
  return `<workbook xmlns="${mainNamespace}" xmlns:r="${relationNamespace}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
}

const contentTypes = `<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;

const packageRelations = `<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${relationNamespace}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const workbookRelations = `<Relationships xmlns="${packageNamespace}/relationships"><Relationship Id="rId1" Type="${relationNamespace}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationNamespace}/styles" Target="styles.xml"/></Relationships>`;

const styles = `<styleSheet xmlns="${mainNamespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="0" fontId="1" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
