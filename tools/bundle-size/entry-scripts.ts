import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One record of Vite's manifest: a built file and the sources it imports at once (dynamic ones come later). */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

export interface EntryScript {
  readonly file: string;
  /** Bytes after gzip. */
  readonly size: number;
}

/**
 * What a browser must load before somebody can work: the scripts of the entry, of the rooms named (by
 * their source, as `src/record/routes.tsx`), and everything that these import statically, largest first.
 * Reads `.vite/manifest.json` in the folder of the built page; throws when a room is not in it, because a
 * guard that lost what it watches would pass forever.
 */
export async function entryScripts(dist: string, rooms: readonly string[] = []): Promise<EntryScript[]> {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
    await readFile(join(dist, '.vite/manifest.json'), 'utf8'),
  );
  const lost = rooms.find((room) => !manifest[room]);
  if (lost !== undefined) throw new Error(`${lost} is not a chunk of its own any more; name its successor.`);
  const reached = new Set([...Object.keys(manifest).filter((key) => manifest[key]?.isEntry), ...rooms]);
  for (const key of reached) for (const next of manifest[key]?.imports ?? []) reached.add(next);
  const files = [...reached]
    .flatMap((key) => manifest[key]?.file ?? [])
    .filter((file) => file.endsWith('.js'));
  const scripts = files.map(async (file) => ({
    file,
    size: gzipSync(await readFile(join(dist, file))).length,
  }));
  return (await Promise.all(scripts)).toSorted((a, b) => b.size - a.size);
}
