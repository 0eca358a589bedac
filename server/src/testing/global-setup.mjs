import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('postgres-keeper.mjs', import.meta.url));

/**
 * Starts one PostgreSQL for the whole run and puts its address into TEST_DATABASE_URL (which the Jest
 * workers inherit). The server belongs to a keeper process of its own that lives exactly as long as the
 * pipe to it is open, so it goes away even when Jest is killed.
 */
export default async function startPostgres() {
  const child = spawn(process.execPath, [keeper], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const url = await firstLine(child);
  child.unref();
  child.stdin.unref();
  child.stdout.unref();
  process.env.TEST_DATABASE_URL = url;
  globalThis.postgresKeeper = child;
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The test PostgreSQL did not start (keeper exit ${code}).`)),
    );
  });
}
