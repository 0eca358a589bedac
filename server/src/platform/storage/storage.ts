import { bug } from '@atelier/problem';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { uuidv7 } from 'uuidv7';

/** Names are ours: a folder of the room and an id. What people call a file stands in a table. */
const namePattern = /^[a-z][a-z0-9-]{0,40}\/[a-z0-9][a-z0-9.-]{0,80}$/;

/** Files of the product. A name that exists holds the whole file; half a file has no name. */
export abstract class Storage {
  /** Keeps what streams in; answers its size. Fails and leaves nothing when the stream fails. */
  abstract write(name: string, content: Readable): Promise<number>;
  abstract read(name: string): Readable;
  abstract size(name: string): Promise<number | undefined>;
  abstract remove(name: string): Promise<void>;
  /** All names, for backups. */
  abstract list(): AsyncIterable<string>;
}

/** Files under a folder of this machine. */
export class FolderStorage extends Storage {
  constructor(private readonly folder: string) {
    super();
  }

  override async write(name: string, content: Readable): Promise<number> {
    const path = this.pathOf(name);
    const unfinished = join(this.folder, 'unfinished', uuidv7());
    await mkdir(dirname(unfinished), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(content, createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
      const { size } = await stat(unfinished);
      await rename(unfinished, path);
      return size;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  override read(name: string): Readable {
    return createReadStream(this.pathOf(name));
  }

  override async size(name: string): Promise<number | undefined> {
    const found = await stat(this.pathOf(name)).catch(() => undefined);
    return found?.size;
  }

  override async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  override async *list(): AsyncIterable<string> {
    const rooms = await readdir(this.folder, { withFileTypes: true }).catch(() => []);
    for (const room of rooms) {
      if (!room.isDirectory() || room.name === 'unfinished') continue;
      for (const file of await readdir(join(this.folder, room.name))) yield `${room.name}/${file}`;
    }
  }

  private pathOf(name: string): string {
    if (!namePattern.test(name) || name.includes('..')) throw bug(`not a name of a file: ${name}`);
    return join(this.folder, ...name.split('/'));
  }
}
