import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Guard } from '../guard.ts';
import { readRepository } from '../repository.ts';

export type Files = Readonly<Record<string, string>>;

/** What a guard finds in a small repository of these files, as `file:line  detail`. */
export async function findingsIn(files: Files, guard: Guard): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'atelier-boundaries-'));
  try {
    await writeFiles(root, { ...manifests, ...files });
    const findings = guard.find(await readRepository(root));
    return findings.map(({ file, line, detail }) => `${file}:${String(line)}  ${detail}`);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Writes files into a folder, making the folders that they lie in. */
export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function manifest(
  name: string,
  dependencies: readonly string[],
  doors: Files = { '.': './src/index.ts' },
): string {
  return JSON.stringify({
    name,
    dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])),
    exports: doors,
  });
}

const views = { '.': './src/index.ts', './views': './src/views.ts' };

const manifests: Files = {
  'package.json': JSON.stringify({ name: 'atelier', devDependencies: { jest: '*' } }),
  'packages/problem/package.json': manifest('@atelier/problem', []),
  'packages/entity/package.json': manifest('@atelier/entity', ['@atelier/problem', 'ajv']),
  'packages/flow/package.json': manifest('@atelier/flow', ['@atelier/entity']),
  'packages/report/package.json': manifest('@atelier/report', ['@atelier/entity', '@atelier/flow']),
  'packages/field-kinds/package.json': manifest(
    '@atelier/field-kinds',
    ['@atelier/entity', '@atelier/ui', 'react'],
    views,
  ),
  'packages/ui/package.json': manifest('@atelier/ui', ['react']),
  'packages/testing/package.json': manifest('@atelier/testing', ['@atelier/entity']),
  'server/package.json': manifest(
    '@atelier/server',
    ['@atelier/entity', '@atelier/field-kinds', '@atelier/testing', 'pg'],
    {},
  ),
  'web/package.json': manifest('@atelier/web', ['@atelier/entity', 'react'], {}),
};
