import { mkdirSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pino, type DestinationStream } from 'pino';

const largest = 10 * 1024 * 1024;
const kept = 5;

export interface LogTarget {
  readonly stream: DestinationStream;
  /** Everything written so far reaches the disk. */
  close(): void;
}

/** Lines go out in blocks, so that a line costs a request next to nothing; after a second at the latest. */
const blocks = { sync: false, minLength: 4096, periodicFlush: 1000 } as const;

/** `DATA_DIR/log/atelier.log`, and the five before it, of 10 MB each. */
export function logFile(dataDir: string): LogTarget {
  const folder = join(dataDir, 'log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'atelier.log');
  const stream = pino.destination({ dest: file, mode: 0o600, ...blocks });
  const timer = setInterval(() => {
    if (sizeOf(file) > largest)
      void rotate(file).then(
        () => stream.reopen(),
        () => undefined,
      );
  }, 60_000);
  timer.unref();
  return {
    stream,
    close: () => {
      clearInterval(timer);
      stream.flushSync();
    },
  };
}

/** For machines that gather what programs print. */
export function logToStdout(): LogTarget {
  const stream = pino.destination({ dest: 1, ...blocks });
  return { stream, close: () => stream.flushSync() };
}

async function rotate(file: string): Promise<void> {
  await rm(`${file}.${kept}`, { force: true });
  for (let index = kept - 1; index >= 1; index -= 1) {
    await rename(`${file}.${index}`, `${file}.${index + 1}`).catch(() => undefined);
  }
  await rename(file, `${file}.1`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
