import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Files, writeFiles } from '../boundaries/testing/fixture.ts';

const repository = process.cwd();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-lint-'));
  await copyFile(join(repository, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  await copyFile(join(repository, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  await writeFiles(folder, {
    'tsconfig.json': JSON.stringify({
      extends: './tsconfig.base.json',
      compilerOptions: { lib: ['es2023', 'dom'] },
    }),
    ...good,
    ...bad,
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `  take(${String(index)});`).join('\n');
const take = 'const take = (value: number): number => value;\n';

/** Each file breaks the rule of its name once; `-` stands for `/`, as file names have no folders here. */
const bad: Files = {
  'packages/a/typescript-no-explicit-any.ts': 'export const f = (value: any): string => `${value}`;',
  'packages/a/typescript-no-non-null-assertion.ts': 'export const f = (value?: string): string => value!;',
  'packages/a/typescript-no-floating-promises.ts':
    'export const f = (work: () => Promise<void>): void => {\n  work();\n};',
  'packages/a/typescript-no-misused-promises.ts':
    'export const f = (work: () => Promise<void>): void => {\n  [1].forEach(work);\n};',
  'packages/a/typescript-switch-exhaustiveness-check.ts':
    "export const f = (kind: 'a' | 'b'): number => {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n};",
  'packages/a/typescript-no-implied-eval.ts': "setTimeout('alert(1)', 1);",
  'packages/a/typescript-consistent-type-imports.ts':
    "import { Only } from './only.ts';\nexport const f = (value: Only): Only => value;",
  'packages/a/only.ts': 'export interface Only {\n  readonly a: string;\n}',
  'packages/a/typescript-ban-ts-comment.ts': '// @ts-ignore\nexport const a = 1;',
  'packages/a/import-no-cycle.ts':
    "import { other } from './circle.ts';\nexport const cycle = (): unknown => other;",
  'packages/a/circle.ts':
    "import { cycle } from './import-no-cycle.ts';\nexport const other = (): unknown => cycle;",
  'packages/a/import-no-default-export.ts': 'export default 1;',
  'packages/a/no-empty.ts':
    'export const f = (work: () => void): void => {\n  try {\n    work();\n  } catch {}\n};',
  'packages/a/no-console.ts': 'console.log(1);',
  'packages/a/no-eval.ts': "eval('1');",
  'packages/a/no-new-func.ts': "new Function('1');",
  'packages/a/eqeqeq.ts': 'export const f = (a: unknown, b: unknown): boolean => a == b;',
  'packages/a/max-params.ts':
    'export const f = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
  'packages/a/max-lines.ts': `${take}${lines(500).replaceAll('  take', 'take')}\n`,
  'packages/a/max-lines-per-function.ts': `${take}export const f = (): void => {\n${lines(60)}\n};`,
  'web/src/react-rules-of-hooks.tsx':
    "import { useState } from 'react';\nexport const Part = ({ on }: { readonly on: boolean }): string => {\n  if (on) useState(0);\n  return '';\n};",
  'web/src/react-exhaustive-deps.tsx':
    "import { useEffect } from 'react';\nexport const Part = ({ on }: { readonly on: () => void }): string => {\n  useEffect(() => on(), []);\n  return '';\n};",
  'packages/a/jest-no-focused-tests.test.ts':
    "import { expect, it } from '@jest/globals';\nit.only('a', () => { expect(1).toBe(1); });",
  'packages/a/jest-no-disabled-tests.test.ts':
    "import { expect, it } from '@jest/globals';\nit.skip('a', () => { expect(1).toBe(1); });",
};

/** What looks alike and is allowed. */
const good: Files = {
  'packages/b/good.ts': `${take}export const f = async (work: () => Promise<void>): Promise<void> => {\n${lines(57)}\n  await work();\n};`,
  'packages/b/good.test.ts': `import { expect, it } from '@jest/globals';\n${take}it('is long', () => {\n${lines(80)}\n  expect(1).toBe(1);\n});`,
  'packages/b/switch.ts':
    "export const f = (kind: 'a' | 'b'): number => {\n  switch (kind) {\n    case 'a':\n      return 1;\n    case 'b':\n      return 2;\n  }\n};",
  'server/src/injected.ts':
    'export const f = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
  'scripts/speak.mjs': 'console.log(1);',
  'web/vite.config.ts': 'export default { a: 1 };',
};

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

function lint(): Map<string, Set<string>> {
  const { stdout } = spawnSync(
    process.execPath,
    [join(repository, 'node_modules/oxlint/bin/oxlint'), '-f', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(repository, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
      },
    },
  );
  const { diagnostics }: Report = JSON.parse(stdout);
  const found = new Map<string, Set<string>>();
  for (const { code, filename } of diagnostics) {
    // `typescript(no-explicit-any)`, and `eslint(no-empty)` for the rules without a prefix.
    const [, plugin = '', rule = ''] = /^([\w-]+)\(([\w-]+)\)$/.exec(code) ?? [];
    const name = plugin === 'eslint' ? rule : `${plugin.replace('react-hooks', 'react')}-${rule}`;
    found.set(filename, (found.get(filename) ?? new Set()).add(name));
  }
  return found;
}

describe('the lint rules', () => {
  it('fire where they are broken and stay silent elsewhere', () => {
    const found = lint();
    const named = Object.keys(bad).filter((file) => !/(?:only|circle)\.ts$/.test(file));
    const missed = named.filter(
      (file) => !found.get(file)?.has((file.split('/').at(-1) ?? '').split('.')[0] ?? ''),
    );
    expect(missed).toEqual([]);
    expect(Object.keys(good).flatMap((file) => [...(found.get(file) ?? [])])).toEqual([]);
  });
});
