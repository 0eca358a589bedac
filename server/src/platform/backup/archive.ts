import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import yazl from 'yazl';
import { backupProblem } from './backup-problems.ts';
import { isManifest, manifestEntry, type Checksum, type Manifest } from './manifest.ts';

/** Writes the entries of a backup one after the other, so that nothing has to fit into memory. */
export class ArchiveWriter {
  private readonly zip = new yazl.ZipFile();
  private readonly written: Promise<void>;
  private readonly sums: Record<string, Checksum> = {};

  constructor(file: string) {
    const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
    this.written = pipeline(this.zip.outputStream, target);
    this.written.catch(() => undefined);
  }

  get checksums(): Readonly<Record<string, Checksum>> {
    return this.sums;
  }

  /** Ends when the last byte of the entry is on its way. */
  async add(name: string, content: Readable): Promise<void> {
    const hash = createHash('sha256');
    let bytes = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    this.zip.addReadStream(counter, name, { compressionLevel: 6 });
    await Promise.race([
      pipeline(content, counter),
      this.written.then(() => Promise.reject(new TypeError('archive closed'))),
    ]);
    this.sums[name] = { sha256: hash.digest('hex'), bytes };
  }

  /** The manifest closes the file; without it there is no backup. */
  async close(manifest: Manifest): Promise<void> {
    this.zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestEntry);
    this.zip.end();
    await this.written;
  }
}

/** Reads a backup, entry by entry, in any order. */
export class ArchiveReader {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: Manifest,
  ) {}

  static async open(file: string): Promise<ArchiveReader> {
    const zip = await openZip(file);
    try {
      const entries = await entriesOf(zip);
      const manifest = await readManifest(zip, entries, file);
      return new ArchiveReader(zip, entries, manifest);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (!entry) throw backupProblem('restore.damaged', { details: { entry: name } });
    return streamOf(this.zip, entry);
  }

  async json(name: string): Promise<unknown> {
    return JSON.parse((await buffer(await this.read(name))).toString()) as unknown;
  }

  /** Reads everything once and compares; a backup that is not whole is found out before anything is touched. */
  async verify(): Promise<void> {
    for (const [name, sum] of Object.entries(this.manifest.checksums)) {
      const hash = createHash('sha256');
      let bytes = 0;
      try {
        for await (const chunk of (await this.read(name)) as AsyncIterable<Buffer>) {
          hash.update(chunk);
          bytes += chunk.length;
        }
      } catch (error) {
        throw backupProblem('restore.damaged', { details: { entry: name }, cause: error });
      }
      if (bytes !== sum.bytes || hash.digest('hex') !== sum.sha256) {
        throw backupProblem('restore.damaged', { details: { entry: name } });
      }
    }
  }

  close(): void {
    this.zip.close();
  }
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (!error) return resolve(zip);
      const isMissing = 'code' in error && error.code === 'ENOENT';
      const code = isMissing ? 'restore.file-missing' : 'restore.not-a-backup';
      reject(backupProblem(code, { details: { file }, cause: error }));
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', reject);
    zip.readEntry();
  });
}

async function readManifest(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  file: string,
): Promise<Manifest> {
  const entry = entries.get(manifestEntry);
  const manifest: unknown = entry
    ? JSON.parse((await buffer(await streamOf(zip, entry))).toString())
    : undefined;
  if (!isManifest(manifest)) throw backupProblem('restore.not-a-backup', { details: { file } });
  return manifest;
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
