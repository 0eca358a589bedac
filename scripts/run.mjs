import './node-version.mjs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './fingerprint.mjs';
import { main } from './paint.mjs';

/**
 * `node scripts/run.mjs tools/boundaries/main.ts …`: runs a TypeScript program of this repository, which
 * the oldest Node that we support cannot do alone. The bundle lies in the `dist` of the program's
 * workspace folder, so that the program finds the libraries of that folder.
 */
export async function runTypeScript(entry, args) {
  const { rolldown } = await import('rolldown');
  const file = resolve(root, entry);
  const [workspace] = relative(root, file).split(/[\\/]/);
  const name = `${basename(dirname(file))}-${basename(file, '.ts')}`;
  const bundle = await rolldown({
    input: { [name]: file },
    platform: 'node',
    external: (id) => !/^(\.|\/|@atelier\/)/.test(id) && !/^[A-Za-z]:/.test(id),
    tsconfig: join(root, 'tsconfig.json'),
    transform: { target: 'es2022' },
  });
  const dir = join(root, workspace, 'dist');
  await bundle.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await bundle.close();
  const program = join(dir, `${name}.mjs`);
  process.argv = [process.argv[0], program, ...args];
  await import(pathToFileURL(program));
}

if (process.argv[1] === import.meta.filename) {
  const [entry, ...args] = process.argv.slice(2);
  await main(() => runTypeScript(entry, args));
}
