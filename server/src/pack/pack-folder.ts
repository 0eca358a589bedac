import { bug } from '@atelier/problem';
import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackFiles } from '@atelier/pack';

const mostFiles = 2000;
const largestFile = 2_000_000;

/** The packs that come with the product, each a folder of data. */
export class PackFolder {
  constructor(private readonly root: string = findTemplates()) {}

  async keys(): Promise<string[]> {
    const entries = await readdir(this.root, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && /^[a-z][a-z0-9-]*$/.test(entry.name))
      .map(({ name }) => name)
      .sort();
  }

  /** Parsed files by their path inside the pack; undefined where there is no such pack. */
  async read(key: string): Promise<PackFiles | undefined> {
    if (!(await this.keys()).includes(key)) return undefined;
    const folder = join(this.root, key);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    if (files.length > mostFiles) throw bug(`pack ${key} has more than ${mostFiles} files`);
    const read = await Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = path.slice(folder.length + 1).replaceAll('\\', '/');
        return [
          name,
          name.endsWith('.json') ? parse(key, name, await readFile(path, 'utf8')) : undefined,
        ] as const;
      }),
    );
    return new Map(read);
  }
}

function parse(key: string, name: string, text: string): unknown {
  if (text.length > largestFile) throw bug(`${key}/${name} is too large`);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw bug(`${key}/${name} is no JSON`, error);
  }
}

/** `templates/` lies at the top of the project, above this file or the bundle that it is part of. */
function findTemplates(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const templates = join(folder, 'templates');
    if (existsSync(templates)) return templates;
    if (dirname(folder) === folder) throw bug('the folder of packs is not there');
  }
}
