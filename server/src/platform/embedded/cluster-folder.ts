import { execFile } from 'node:child_process';
import {
  appendFile,
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode, errorMessage } from '../error-code.ts';
import { startProblem } from '../start-problems.ts';
import type { Binaries } from './binaries.ts';
import { isAlive } from './postmaster.ts';
import type { SystemUser } from './system-user.ts';

const run = promisify(execFile);
const markerName = 'atelier.json';
const settingsName = 'atelier.conf';

/** What says that a folder was made by us, and with which PostgreSQL. */
interface Marker {
  readonly product: 'atelier';
  readonly postgresql: number;
  readonly port: number;
}

export interface ClusterParts {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly major: number;
  readonly user: SystemUser | undefined;
}

/** The folder with the files of the embedded PostgreSQL: made whole or not at all, and never taken from somebody else. */
export class ClusterFolder {
  readonly path: string;

  constructor(private readonly parts: ClusterParts) {
    this.path = join(parts.dataDir, 'postgres');
  }

  /** Refuses what is not ours or not of this version; answers whether there is one. */
  async inspect(): Promise<boolean> {
    const { dataDir, major } = this.parts;
    // Somebody else's database, named by mistake: nothing is put into it.
    if (await exists(join(dataDir, 'PG_VERSION'))) throw foreign(dataDir);
    const names = await readdir(this.path).catch(() => []);
    if (names.length === 0) return false;
    const marker = await this.marker();
    if (!marker) throw foreign(this.path);
    if (marker.postgresql !== major) {
      const details = { folder: this.path, found: marker.postgresql, wanted: major };
      throw startProblem('start.data-folder-version', { details });
    }
    return true;
  }

  /** A new cluster beside its place, then moved there: a start that is killed half-way leaves none. */
  async create(password: string): Promise<void> {
    await this.removeUnfinished();
    const { dataDir, binaries, major, user } = this.parts;
    const unfinished = join(dataDir, `postgres.new-${process.pid}`);
    const passwordFile = join(dataDir, `postgres.new-${process.pid}.password`);
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) for (const path of [unfinished, passwordFile]) await chown(path, user.ids.uid, user.ids.gid);
    try {
      await run(binaries.initdb, initFlags(unfinished, passwordFile), {
        cwd: dataDir,
        env: plainEnv(),
        ...user?.ids,
      });
      await appendFile(join(unfinished, 'postgresql.conf'), `\ninclude '${settingsName}'\n`);
      await writeFile(
        join(unfinished, markerName),
        markerText({ product: 'atelier', postgresql: major, port: 0 }),
      );
      await rename(unfinished, this.path);
    } catch (error) {
      // Somebody else was faster: theirs is as good as ours.
      if (!(await exists(join(this.path, markerName)))) throw failed(error);
    } finally {
      await rm(passwordFile, { force: true });
      await rm(unfinished, { recursive: true, force: true });
    }
  }

  /** The port of last time; 0 when there was none. */
  async rememberedPort(): Promise<number> {
    return (await this.marker())?.port ?? 0;
  }

  /** Written anew before every start, so that a newer version's settings count. */
  async configure(port: number): Promise<void> {
    const { major, user } = this.parts;
    const settings = join(this.path, settingsName);
    const lines = Object.entries(settingsFor(port)).map(([name, value]) => `${name} = '${value}'`);
    await writeFile(settings, `# Written by Atelier before every start.\n${lines.join('\n')}\n`);
    if (user) await chown(settings, user.ids.uid, user.ids.gid);
    await writeFile(join(this.path, markerName), markerText({ product: 'atelier', postgresql: major, port }));
  }

  private async marker(): Promise<Marker | undefined> {
    const text = await readFile(join(this.path, markerName), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    try {
      const marker = JSON.parse(text) as Marker;
      return marker.product === 'atelier' && typeof marker.postgresql === 'number' ? marker : undefined;
    } catch {
      // Not JSON, so not written by us.
      return undefined;
    }
  }

  private async removeUnfinished(): Promise<void> {
    const { dataDir } = this.parts;
    for (const name of await readdir(dataDir)) {
      const owner = Number(/^postgres\.new-(\d+)/.exec(name)?.[1] ?? 0);
      if (owner > 0 && (owner === process.pid || !isAlive(owner))) {
        await rm(join(dataDir, name), { recursive: true, force: true });
      }
    }
  }
}

/** The folder that everything of an installation is in; root's system user must be able to walk through it. */
export async function makeDataFolder(dataDir: string, isForSystemUser: boolean): Promise<void> {
  try {
    await makeFolders(dataDir, isForSystemUser ? 0o711 : 0o700);
    const probe = join(dataDir, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const reason = errorCode(error) ?? 'unknown';
    throw startProblem('start.data-folder-unwritable', {
      details: { folder: dataDir, reason },
      cause: error,
    });
  }
}

/** Folder by folder: where a parent cannot hold folders at all, Node's recursive way never comes to an end. */
async function makeFolders(path: string, mode: number): Promise<void> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolders(dirname(path), mode);
  await mkdir(path, { mode });
  // What the process masks by habit is meant here.
  await chmod(path, mode);
}

function initFlags(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and letter case on every machine, whatever its locales; Chinese order comes from ICU.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
}

const megabyte = 1024 * 1024;

function settingsFor(port: number): Record<string, string | number> {
  const memory = totalmem();
  const cache = Math.round(Math.min(memory / 4, freemem() / 2, 512 * megabyte) / megabyte);
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 100,
    shared_buffers: `${Math.max(64, cache)}MB`,
    effective_cache_size: `${Math.max(256, Math.round(memory / 2 / megabyte))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    password_encryption: 'scram-sha-256',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    // Values of records do not belong into a log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
  };
}

/** Programs that read their messages must find them in English. */
export function plainEnv(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', LANG: 'C' };
}

function markerText(marker: Marker): string {
  return `${JSON.stringify(marker)}\n`;
}

function foreign(folder: string): Error {
  return startProblem('start.data-folder-foreign', { details: { folder } });
}

function failed(error: unknown): Error {
  const output =
    typeof error === 'object' && error !== null && 'stderr' in error
      ? String(error.stderr)
      : errorMessage(error);
  const reason = output.trim().split('\n').at(-1) ?? '';
  return startProblem('start.embedded-failed', { details: { reason }, cause: error });
}

async function exists(path: string): Promise<boolean> {
  return (await readFile(path).catch(() => undefined)) !== undefined;
}
