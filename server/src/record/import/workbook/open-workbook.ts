import { importProblem } from '../import-problems.ts';
import { WorkbookArchive } from './archive.ts';
import { readDateStyles } from './cell-styles.ts';
import { readWholeXml } from './read-xml.ts';
import { readSharedTexts } from './shared-texts.ts';

export interface Workbook {
  readonly archive: WorkbookArchive;
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly from1904: boolean;
  texts(): Promise<readonly string[]>;
  dateStyles(): Promise<ReadonlySet<number>>;
}

/** Opens an XLSX file; the caller closes its archive. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await WorkbookArchive.open(path);
  try {
    const parts = await readRelations(archive);
    const { names, from1904 } = await readNames(archive);
    const sheets = names.flatMap(({ name, relation }) => {
      const part = parts.get(relation);
      return part !== undefined && archive.has(part) ? [{ name, part }] : [];
    });
    if (sheets.length === 0) throw importProblem('import.workbook-broken');
    return {
      archive,
      sheets,
      from1904,
      texts: () => readSharedTexts(archive),
      dateStyles: async () =>
        archive.has('xl/styles.xml') ? readDateStyles(await archive.read('xl/styles.xml')) : new Set(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function readNames(
  archive: WorkbookArchive,
): Promise<{ names: { name: string; relation: string }[]; from1904: boolean }> {
  const names: { name: string; relation: string }[] = [];
  let from1904 = false;
  await readWholeXml(await archive.read('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet') names.push({ name: attributes['name'] ?? '', relation: attributes['id'] ?? '' });
    },
  });
  return { names, from1904 };
}

async function readRelations(archive: WorkbookArchive): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  await readWholeXml(await archive.read('xl/_rels/workbook.xml.rels'), {
    open(name, { Id: id, Target: target }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      parts.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return parts;
}
