import { isProblem, textOfCode, type Language } from '@atelier/problem';
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Setup } from './access/setup.ts';
import { rooms } from './app.module.ts';
import { migrations } from './migrations.ts';
import { banner } from './platform/banner.ts';
import { Server } from './platform/server.ts';
import { readSettings, type Settings } from './platform/settings.ts';
import { startProblems } from './platform/start-problems.ts';
import { terminalLanguage } from './platform/terminal-language.ts';

/** The project: both `server/src` and `server/dist` are two levels below it. */
const root = join(import.meta.dirname, '..', '..');
const language = terminalLanguage(process.env);

await run();

async function run(): Promise<void> {
  try {
    const settings = await ownSettings();
    const starting = Server.start({ settings, rooms, migrations });
    stopOnSignal(starting);
    const server = await starting;
    process.stdout.write(
      banner({ address: publicAddress(server, settings), setupToken: await openSetup(server), language }),
    );
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, language)}\n`);
    process.exitCode = 1;
  }
}

async function ownSettings(): Promise<Settings> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const web = join(root, 'web', 'dist');
  const webDir = existsSync(join(web, 'index.html')) ? { webDir: web } : {};
  return readSettings({ env: process.env, root, version, ...webDir });
}

function publicAddress(server: Server, { publicUrl }: Settings): string {
  return publicUrl?.origin ?? server.address;
}

/** The token of the first start, the same one until it is used; undefined once there is an admin. */
async function openSetup(server: Server): Promise<string | undefined> {
  const setup = server.app.get(Setup);
  if (!(await setup.isOpen())) {
    await server.secrets.forget('setupToken');
    return undefined;
  }
  const token = await server.secrets.get('setupToken');
  await setup.admit(token);
  return token;
}

/**
 * Ctrl-C, a service manager, or the end of whoever started us: all mean the same. Asked twice, it ends
 * at once; PostgreSQL then stays behind until the next start takes it over.
 */
function stopOnSignal(starting: Promise<Server>): void {
  let asked: number | undefined;
  const stop = (): void => {
    if (asked !== undefined) {
      // A service manager reaches us directly and through npm, at the same moment: that is one request.
      if (performance.now() - asked > 1000) process.exit(1);
      return;
    }
    asked = performance.now();
    starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        // Why it did not start or stop is told elsewhere.
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.connected) process.once('disconnect', stop);
}

function sentenceOf(error: unknown, spoken: Language): string {
  if (isProblem(error) && error.code in startProblems) return textOfCode(startProblems, error, spoken);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
