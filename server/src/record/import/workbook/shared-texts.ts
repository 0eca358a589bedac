import { importProblem } from '../import-problems.ts';
import { sheetLimits } from '../sheet-row.ts';
import type { WorkbookArchive } from './archive.ts';
import { readWholeXml } from './read-xml.ts';

const part = 'xl/sharedStrings.xml';

/** The texts that cells name by number. They have to be at hand all the time, so their size is bounded. */
export async function readSharedTexts(archive: WorkbookArchive): Promise<readonly string[]> {
  if (!archive.has(part)) return [];
  const limit = sheetLimits.sharedTextBytes;
  if (archive.unpackedSize(part) > limit) {
    throw importProblem('import.workbook-too-large', { details: { limit: Math.round(limit / 1_000_000) } });
  }
  const texts: string[] = [];
  let current = '';
  let inText = false;
  // Readings of characters stand beside the text in Japanese workbooks and are not part of it.
  let inReading = false;
  await readWholeXml(await archive.read(part), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    text(text) {
      if (inText && !inReading) current += text;
    },
    close(name) {
      if (name === 'si') texts.push(current);
      else if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
    },
  });
  return texts;
}
