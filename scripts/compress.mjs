import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const text = /\.(html|js|css|svg|json|txt)$/;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };

/** Writes a .br and a .gz beside every text file, so that the server never compresses a page itself. */
export async function compressFolder(folder) {
  const files = await readdir(folder, { recursive: true });
  await Promise.all(
    files
      .filter((file) => text.test(file) && !file.startsWith('.vite'))
      .map(async (file) => {
        const path = join(folder, file);
        const plain = await readFile(path);
        const [br, gz] = await Promise.all([
          promisify(brotliCompress)(plain, brotli),
          promisify(gzip)(plain, { level: 9 }),
        ]);
        await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      }),
  );
}
