import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Chromium {
  readonly executablePath: string;
  /** For the browser's process only: where its own libraries and fonts are. */
  readonly env: Readonly<Record<string, string>>;
}

const folder = join(import.meta.dirname, 'dist/chromium');

/**
 * The Chromium that @sparticuz/chromium carries, unpacked once beside these tests. It brings the shared
 * libraries (NSS, expat) and a font that a bare machine lacks; what it has no glyphs for, Chinese above
 * all, must come from the page itself. `CHROMIUM_PATH` names another browser, which any system but Linux
 * on x64 needs.
 */
export async function provideChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env: inherited() };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Name a Chromium or Chrome in CHROMIUM_PATH: the one from npm is for Linux on x64 only.');
  if (!(await exists(folder))) await unpack();
  const env = {
    ...inherited(),
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  };
  return { executablePath: join(folder, 'chromium'), env };
}

/** Unpacks beside the final place and moves there as a whole: half a browser is never found. */
async function unpack(): Promise<void> {
  const draft = `${folder}-${String(process.pid)}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on Lambda.
  const borrowed = { TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const before = { ...process.env };
  Object.assign(process.env, borrowed);
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of [...Object.keys(borrowed), 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  await writeFile(join(draft, 'fonts.conf'), fontsFile);
  await rename(draft, folder);
}

const fontsFile = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts/fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
