import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type SourceFile, readSource } from './source-file.ts';

/** A workspace folder with its package.json, as far as imports are concerned. */
export interface Workspace {
  /** `packages/flow`, `server`; the empty string is the root. */
  readonly folder: string;
  readonly name: string;
  readonly dependencies: ReadonlySet<string>;
  /** Door → file: `.` → `packages/flow/src/index.ts`. */
  readonly doors: ReadonlyMap<string, string>;
}

export interface Repository {
  readonly sources: readonly SourceFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
  /** Every file and folder below the code folders, parsed or not. */
  readonly paths: readonly string[];
  readonly workspaces: readonly Workspace[];
  workspaceOf(path: string): Workspace | undefined;
}

const codeFolders = ['packages', 'server', 'web', 'e2e', 'tools', 'scripts', 'templates'];
const neverRead = new Set(['node_modules', 'dist', 'test-results']);
const isSource = /\.(?:ts|tsx|mts|js|mjs)$/;

/** Reads and parses everything that the guards look at. */
export async function readRepository(root: string): Promise<Repository> {
  const paths = (await Promise.all(codeFolders.map((folder) => walk(root, folder)))).flat();
  const files = paths.filter((path) => isSource.test(path));
  const sources = await Promise.all(
    files.map(async (path) => readSource(path, await readFile(join(root, path), 'utf8'))),
  );
  const manifests = ['package.json', ...paths.filter((path) => path.endsWith('/package.json'))];
  const workspaces = await Promise.all(manifests.map((path) => readWorkspace(root, path)));
  // The innermost folder decides.
  workspaces.sort((a, b) => b.folder.length - a.folder.length);
  return {
    sources,
    byPath: new Map(sources.map((source) => [source.path, source])),
    paths,
    workspaces,
    workspaceOf: (path) => workspaces.find(({ folder }) => folder === '' || path.startsWith(`${folder}/`)),
  };
}

async function walk(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const found = entries
    .filter(({ name }) => !neverRead.has(name) && !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? [path, ...(await walk(root, path))] : [path];
    });
  return (await Promise.all(found)).flat();
}

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string>>;
}

async function readWorkspace(root: string, path: string): Promise<Workspace> {
  const manifest: Manifest = JSON.parse(await readFile(join(root, path), 'utf8'));
  const folder = path.slice(0, -'/package.json'.length);
  const doors = Object.entries(manifest.exports ?? {});
  return {
    folder,
    name: manifest.name ?? folder,
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })),
    doors: new Map(doors.map(([door, file]) => [door, `${folder}/${file.replace(/^\.\//, '')}`])),
  };
}
