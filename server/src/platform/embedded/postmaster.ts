import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from '../error-code.ts';

const run = promisify(execFile);

/** What a running PostgreSQL says about itself in its folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Undefined: none runs here. A file that a killed machine or container left behind is taken away. */
export async function findPostmaster(folder: string): Promise<Postmaster | undefined> {
  const file = join(folder, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  const port = Number(lines[3]);
  if (isAlive(pid) && (await isPostgres(pid))) return { pid, port };
  // PostgreSQL removes a stale file itself, except when its number now belongs to some other program.
  await rm(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Numbers of processes are used again; only the name tells whether this one is a PostgreSQL. Unknown counts as yes. */
async function isPostgres(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  if (status !== undefined) return /^Name:\s*postgres/m.test(status) && !/^State:\s*Z/m.test(status);
  if (process.platform === 'win32') return true;
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'comm=']).catch(() => ({
    stdout: 'postgres',
  }));
  return stdout.includes('postgres');
}
