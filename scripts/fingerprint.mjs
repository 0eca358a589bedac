import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, whatever folder the command was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const neverRead = new Set(['node_modules', 'dist', '.atelier']);
const isSource = (file) => !/\.test\.tsx?$/.test(file);

/**
 * One hash over the names and contents of files (folders are walked; what a filter refuses is left out). Contents and not
 * dates, because a checkout touches files without changing them.
 */
export async function fingerprint(paths, isWanted = isSource) {
  const machine = `${process.version.split('.')[0]} ${process.platform} ${process.arch}`;
  const hash = createHash('sha256').update(machine);
  const files = (await Promise.all(paths.map((path) => filesUnder(join(root, path))))).flat();
  for (const file of files.filter(isWanted)) {
    hash.update(relative(root, file).split(sep).join('/')).update('\0');
    hash.update(await readFile(file)).update('\0');
  }
  return hash.digest('hex');
}

async function filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (!entries) return [path];
  const kept = entries
    .filter((entry) => !neverRead.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = kept.map((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : join(path, entry.name),
  );
  return (await Promise.all(found)).flat();
}

/** Whether a stamp file holds exactly this hash; a missing stamp holds none. */
export async function isStamped(file, hash) {
  return (await readFile(join(root, file), 'utf8').catch(() => '')) === hash;
}

/** Written last, so that work which was interrupted is done again. */
export async function stamp(file, hash) {
  await writeFile(join(root, file), hash);
}
