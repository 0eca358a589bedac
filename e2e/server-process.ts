import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Site } from './site.ts';

export interface RunningServer extends Site {
  stop(): Promise<void>;
}

/** `E2E_SERVER` names the `main.js` of another build, so that journeys can be written beside running ones. */
const program = process.env['E2E_SERVER'] ?? join(import.meta.dirname, '../server/dist/main.js');
const patience = 60_000;

/** Starts the built server with a database of its own and waits until it is ready. */
export async function startServer(name: string): Promise<RunningServer> {
  if (!existsSync(program)) throw new Error('The server is not built. Run `npm run build` first.');
  const dataFolder = await mkdtemp(join(tmpdir(), `atelier-e2e-${name}-`));
  // Under root the database runs as another user, who must be able to walk through.
  await chmod(dataFolder, 0o755);
  const { DATABASE_URL: _own, ...inherited } = process.env;
  const child = spawn(process.execPath, [program], {
    env: {
      ...inherited,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      DATA_DIR: join(dataFolder, 'data'),
    },
    // The channel tells the server when these tests are killed outright.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    const site = await printedSite(child, name);
    await ready(site);
    return { ...site, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads the one line with address and token; all that the server says is kept in test-results. */
async function printedSite(child: ChildProcess, name: string): Promise<Site> {
  const logs = join(import.meta.dirname, 'test-results');
  await mkdir(logs, { recursive: true });
  const log = createWriteStream(join(logs, `server-${name}.log`));
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`The server ${what}. It said:\n${said}`));
    const timer = setTimeout(() => fail('printed no address'), patience);
    const listen = (chunk: Buffer): void => {
      log.write(chunk);
      said += chunk.toString();
      const [, address, token] = /(http:\/\/[^/\s]+)\/\?token=([^\s"]+)/.exec(said) ?? [];
      if (address === undefined || token === undefined) return;
      clearTimeout(timer);
      resolve({ address, token });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${String(code)}`);
    });
  });
}

async function ready({ address }: Site): Promise<void> {
  const until = Date.now() + patience;
  for (;;) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until)
      throw new Error(`${address}/readyz does not become ready (${String(answer?.status)}).`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
