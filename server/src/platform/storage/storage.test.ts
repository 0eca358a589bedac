import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { FolderStorage } from './storage.ts';

let folder: string;
let storage: FolderStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-test-files-'));
  storage = new FolderStorage(folder);
});

afterEach(() => rm(folder, { recursive: true }));

async function all(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of storage.list()) names.push(name);
  return names.sort();
}

test('a file comes back as it was given', async () => {
  const content = Buffer.from('客户,城市\n');
  expect(await storage.write('imports/a1', Readable.from([content]))).toBe(content.length);
  expect(await storage.size('imports/a1')).toBe(content.length);
  expect(await buffer(storage.read('imports/a1'))).toEqual(content);
  await storage.remove('imports/a1');
  expect(await storage.size('imports/a1')).toBeUndefined();
});

test('R-33 what breaks off half-way leaves nothing', async () => {
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('first half');
      throw new TypeError('connection lost');
    })(),
  );
  await expect(storage.write('imports/b2', broken)).rejects.toThrow('connection lost');
  expect(await all()).toEqual([]);
  expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
});

test('a file that is written again is the old one or the new one, never a mixture', async () => {
  await storage.write('exports/c3', Readable.from(['old']));
  const reading = storage.read('exports/c3');
  await new Promise((resolve) => reading.once('open', resolve));
  await storage.write('exports/c3', Readable.from(['new']));
  expect((await buffer(reading)).toString()).toBe('old');
  expect((await buffer(storage.read('exports/c3'))).toString()).toBe('new');
  expect(await all()).toEqual(['exports/c3']);
});

test.each([
  '../secrets',
  'imports/../../secrets',
  '/etc/passwd',
  'imports',
  'imports/',
  'imports/a/b',
  'Imports/a',
  'imports/a\u0000',
  'imports/..',
  'a\\b/c',
])('a name that leads elsewhere is a bug: %j', async (name) => {
  expect(() => storage.read(name)).toThrow('not a name of a file');
  await expect(storage.write(name, Readable.from(['x']))).rejects.toThrow('not a name of a file');
});
