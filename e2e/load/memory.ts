import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Resident memory of a process in MB (1,000,000 bytes). */
export async function residentMegabytes(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return (Number(stdout) * 1024) / 1_000_000;
}

/** The most that a process held while something was going on, looked at five times a second. */
export async function highestWhile<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ result: T; megabytes: number }> {
  let highest = 0;
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      highest = Math.max(highest, await residentMegabytes(pid));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  try {
    return { result: await work(), megabytes: highest };
  } finally {
    isDone = true;
    await watching;
  }
}
