import type { ImportFormat } from '@atelier/api';
import { bug } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Storage } from '../../platform/storage/storage.ts';
import { EncodingObserver, type ForeignContent, type TextEncoding } from './encoding.ts';
import { ImportLimits } from './import-limits.ts';
import { foreignContents, importProblem } from './import-problems.ts';
import { readCsv } from './read-csv.ts';
import type { SheetRows } from './sheet-row.ts';
import { readSheet, sheetNames } from './workbook/read-sheet.ts';

/** What is known of a file once all of its bytes have passed by. */
export interface ReceivedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: ImportFormat['kind'];
  readonly encoding: TextEncoding;
  readonly sheets: readonly string[];
}

/** Uploaded files: received as they stream in, and read again as they are needed. Never held in memory. */
@Injectable()
export class ImportFiles {
  constructor(
    @Inject(Storage) private readonly storage: Storage,
    @Inject(ImportLimits) private readonly limits: ImportLimits,
  ) {}

  /** Keeps the file, or refuses it and keeps nothing. */
  async receive(
    id: string,
    upload: { readonly stream: Readable; readonly length: number | undefined },
  ): Promise<ReceivedFile> {
    const limit = this.limits.megabytes;
    if ((upload.length ?? 0) > this.limits.bytes)
      throw importProblem('import.too-large', { details: { limit } });
    const meter = new Meter(this.limits.bytes, () =>
      importProblem('import.too-large', { details: { limit } }),
    );
    const source = upload.stream;
    source.on('error', (error) => meter.destroy(error));
    const bytes = await this.storage.write(nameOf(id), source.pipe(meter));
    try {
      return await this.judge(id, bytes, meter);
    } catch (error) {
      await this.remove(id);
      throw error;
    }
  }

  /** All rows, the header included. */
  rows(id: string, format: ImportFormat): SheetRows {
    if (format.kind === 'csv') {
      return readCsv(this.storage.read(nameOf(id)), {
        encoding: format.encoding ?? 'utf-8',
        delimiter: format.delimiter ?? ',',
      });
    }
    return this.workbookRows(id, format.sheet);
  }

  /** The first bytes, for recognising the delimiter. */
  async head(id: string, bytes: number): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let length = 0;
    const stream = this.storage.read(nameOf(id));
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length >= bytes) break;
    }
    stream.destroy();
    return Buffer.concat(chunks).subarray(0, bytes);
  }

  async remove(id: string): Promise<void> {
    await this.storage.remove(nameOf(id));
  }

  private async judge(id: string, bytes: number, meter: Meter): Promise<ReceivedFile> {
    if (bytes === 0) throw importProblem('import.empty');
    const foreign = meter.observer.foreign();
    const plain = { bytes, sha256: meter.hash.digest('hex') };
    if (foreign === 'zip') {
      const sheets = await this.withCopy(id, sheetNames);
      return { ...plain, kind: 'xlsx', encoding: 'utf-8', sheets };
    }
    if (foreign) throw refusalOf(foreign);
    return { ...plain, kind: 'csv', encoding: meter.observer.encoding(), sheets: [] };
  }

  private async *workbookRows(id: string, sheet: string | undefined): SheetRows {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-sheet-'));
    try {
      const path = await this.copyTo(id, folder);
      yield* readSheet(path, sheet);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** A workbook is read from its end, so it has to lie on this machine while it is read. */
  private async withCopy<T>(id: string, work: (path: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-sheet-'));
    try {
      return await work(await this.copyTo(id, folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async copyTo(id: string, folder: string): Promise<string> {
    const path = join(folder, 'workbook.xlsx');
    await pipeline(this.storage.read(nameOf(id)), createWriteStream(path, { mode: 0o600 }));
    return path;
  }
}

function nameOf(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw bug(`not an id of an import: ${id}`);
  return `import/${id}`;
}

function refusalOf(foreign: ForeignContent): Error {
  if (foreign === 'old-office') return importProblem('import.old-excel');
  return importProblem('import.not-text', { details: { content: foreignContents[foreign] } });
}

/** Looks at bytes on their way, and breaks off where there are too many. */
class Meter extends Transform {
  readonly observer = new EncodingObserver();
  readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(
    private readonly limit: number,
    private readonly refusal: () => Error,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limit) {
      done(this.refusal());
      return;
    }
    this.observer.push(chunk);
    this.hash.update(chunk);
    done(null, chunk);
  }
}
