import './node-version.mjs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compressFolder } from './compress.mjs';
import { fingerprint, isStamped, root, stamp } from './fingerprint.mjs';
import { Stop, dim, elapsed, main, quoted, say } from './paint.mjs';

const shared = [
  'packages',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'scripts/build.mjs',
  'scripts/compress.mjs',
];
const parts = [
  { name: 'server', sources: [...shared, 'server/src', 'server/package.json'], build: buildServer },
  { name: 'web', sources: [...shared, 'web'], build: buildWeb },
];

/** Builds each half (or those named) whose sources differ from those it was last built from. */
export async function buildWhenNeeded(names = ['server', 'web']) {
  for (const { name, sources, build } of parts.filter((part) => names.includes(part.name))) {
    const wanted = await fingerprint(sources);
    if (await isStamped(`${name}/dist/.stamp`, wanted)) continue;
    const since = performance.now();
    say(dim(`Building ${name}`));
    await build().catch((error) => {
      throw new Stop(
        `${quoted(error.message)}\n\nThe ${name} could not be built; the lines above name the file.`,
      );
    });
    await mkdir(join(root, name, 'dist'), { recursive: true });
    await stamp(`${name}/dist/.stamp`, wanted);
    say(`Built ${name} in ${elapsed(since)}`);
  }
}

async function buildServer() {
  const { rolldown } = await import('rolldown');
  const { output, ...input } = await serverBundle();
  const bundle = await rolldown({ ...input, onLog: failOnWarning });
  await bundle.write(output);
  await bundle.close();
}

/**
 * One bundle for the server and one for its command line. Installed libraries stay outside (Node loads
 * them as they are); the workspace packages, which exist only as TypeScript, go in.
 */
export async function serverBundle() {
  const { dependencies } = JSON.parse(await readFile(join(root, 'server/package.json'), 'utf8'));
  const libraries = Object.keys(dependencies).filter((name) => !name.startsWith('@atelier/'));
  return {
    input: { main: join(root, 'server/src/main.ts'), cli: join(root, 'server/src/cli.ts') },
    platform: 'node',
    external: (id) => libraries.some((name) => id === name || id.startsWith(`${name}/`)),
    // Decorators follow experimentalDecorators of tsconfig.json, which the bundler reads by itself.
    tsconfig: join(root, 'tsconfig.json'),
    transform: { target: 'es2022' },
    output: {
      dir: join(root, 'server/dist'),
      format: 'esm',
      cleanDir: true,
      keepNames: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  };
}

/** A warning of the bundler (an import that is not there, a circle) is a defect here. */
function failOnWarning(level, log) {
  if (level === 'warn') throw new Stop(log.message);
}

async function buildWeb() {
  const vitePath = createRequire(join(root, 'web/package.json')).resolve('vite');
  const { build } = await import(pathToFileURL(vitePath));
  await build({ root: join(root, 'web'), configFile: join(root, 'web/vite.config.ts'), logLevel: 'warn' });
  await compressFolder(join(root, 'web/dist'));
}

if (process.argv[1] === import.meta.filename) await main(buildWhenNeeded);
