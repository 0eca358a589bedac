import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { importProblem } from '../import-problems.ts';
import { sheetLimits } from '../sheet-row.ts';

const mostEntries = 10_000;

/**
 * The archive that a workbook is. Entries are read in place and never written to disk, so their names
 * mean nothing to the file system; what they claim to hold is summed up before anything is unpacked,
 * and an entry that holds more than it claims breaks off.
 */
export class WorkbookArchive {
  private constructor(
    private readonly file: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  static async open(path: string): Promise<WorkbookArchive> {
    const file = await openFile(path);
    try {
      return new WorkbookArchive(file, await listEntries(file));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The unpacked bytes of one entry; `import.workbook-broken` where there is none. */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw importProblem('import.workbook-broken');
    return new Promise((resolve, reject) => {
      this.file.openReadStream(entry, (error, stream) => {
        if (error) reject(importProblem('import.workbook-broken', { cause: error }));
        else resolve(stream);
      });
    });
  }

  unpackedSize(name: string): number {
    return this.entries.get(name)?.uncompressedSize ?? 0;
  }

  close(): void {
    this.file.close();
  }
}

function openFile(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, file) => {
      if (error) reject(importProblem('import.workbook-broken', { cause: error }));
      else resolve(file);
    });
  });
}

function listEntries(file: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    let unpacked = 0;
    file.on('error', (error: Error) => reject(importProblem('import.workbook-broken', { cause: error })));
    file.on('end', () => resolve(entries));
    file.on('entry', (entry: yauzl.Entry) => {
      unpacked += entry.uncompressedSize;
      if (unpacked > sheetLimits.unpackedBytes || entries.size >= mostEntries) {
        const limit = Math.round(sheetLimits.unpackedBytes / 1_000_000);
        reject(importProblem('import.workbook-too-large', { details: { limit } }));
        return;
      }
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.readEntry();
  });
}
