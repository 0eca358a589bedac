import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFiles } from '../boundaries/testing/fixture.ts';
import { entryScripts } from './entry-scripts.ts';
import { judge, limit } from './verdict.ts';

let dist: string;

beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), 'atelier-bundle-'));
});

afterEach(() => rm(dist, { recursive: true, force: true }));

/** Script that gzip cannot make much smaller than `size` bytes. */
const noise = (size: number): string => randomBytes(size).toString('base64');

async function build({ shared, room }: { readonly shared: string; readonly room: string }): Promise<void> {
  const manifest = {
    'index.html': {
      file: 'assets/index.js',
      isEntry: true,
      imports: ['_shared.js'],
      dynamicImports: ['src/flow/room.tsx'],
    },
    '_shared.js': { file: 'assets/shared.js', imports: ['index.html'] },
    'src/flow/room.tsx': { file: 'assets/room.js', imports: ['_shared.js'] },
    'style.css': { file: 'assets/style.css' },
  };
  await writeFiles(dist, {
    '.vite/manifest.json': JSON.stringify(manifest),
    'assets/index.js': 'start();',
    'assets/shared.js': shared,
    'assets/room.js': room,
  });
}

describe('the size of the first page', () => {
  it('counts the entry and what it imports at once, and is refused above the limit', async () => {
    await build({ shared: noise(limit + 4096), room: '' });
    const scripts = await entryScripts(dist);
    const verdict = judge(scripts);
    expect(scripts.map(({ file }) => file)).toEqual(['assets/shared.js', 'assets/index.js']);
    expect(verdict.fits).toBe(false);
    expect(verdict.text).toContain('assets/shared.js');
  });

  it('leaves out a room that is loaded later, however large', async () => {
    await build({ shared: 'share();', room: noise(limit * 2) });
    const verdict = judge(await entryScripts(dist));
    expect(verdict.fits).toBe(true);
    expect(verdict.text).toContain('350.0 KB is the limit');
  });

  it('counts a room that the first page shows, and notices when it is gone', async () => {
    await build({ shared: 'share();', room: noise(limit * 2) });
    expect(judge(await entryScripts(dist, ['src/flow/room.tsx'])).fits).toBe(false);
    await expect(entryScripts(dist, ['src/flow/gone.tsx'])).rejects.toThrow('src/flow/gone.tsx');
  });

  it('is refused when there is no entry to measure', async () => {
    await writeFiles(dist, { '.vite/manifest.json': '{}' });
    expect(judge(await entryScripts(dist)).fits).toBe(false);
  });
});
