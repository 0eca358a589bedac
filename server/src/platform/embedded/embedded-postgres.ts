import { isProblem } from '@atelier/problem';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg, { type Client } from 'pg';
import { sqlStateOf } from '../database/pg-errors.ts';
import { errorMessage } from '../error-code.ts';
import type { Log } from '../log/log.ts';
import type { Secrets } from '../secrets.ts';
import { startProblem } from '../start-problems.ts';
import { findBinaries, majorVersion } from './binaries.ts';
import { ClusterFolder, makeDataFolder, plainEnv, type ClusterParts } from './cluster-folder.ts';
import { findPostmaster } from './postmaster.ts';
import { requireReach, systemUser } from './system-user.ts';

/** Held by the one server that uses the folder, on a connection that ends with it, however it ends. */
const ownerLock = 4_151_926_003;
const wrongPassword = '28P01';
const database = 'atelier';
const role = 'atelier';

interface Passwords {
  /** Of the superuser, who makes the database and is not used otherwise. */
  readonly postgres: string;
  /** Of the role that Atelier works as: it owns its database and nothing else. */
  readonly atelier: string;
}

/**
 * The PostgreSQL that comes along, with its files in the data folder. It runs as a process of its own:
 * a server that was killed leaves it running, and the next one takes it over. Who may use the folder
 * is decided by PostgreSQL itself, through a lock that a dead server cannot keep.
 */
export class EmbeddedPostgres {
  private owner: Client | undefined;
  private port = 0;
  private isLaunched = false;
  private stopping = false;

  private readonly folder: ClusterFolder;

  private constructor(
    private readonly parts: ClusterParts,
    private readonly passwords: Passwords,
    private readonly log: Log,
  ) {
    this.folder = new ClusterFolder(parts);
  }

  static async start(dataDir: string, secrets: Secrets, log: Log): Promise<EmbeddedPostgres> {
    const binaries = await findBinaries();
    const user = await systemUser();
    await makeDataFolder(dataDir, user !== undefined);
    if (user) {
      await requireReach(binaries.postgres, user);
      await requireReach(join(dataDir, 'postgres'), user);
    }
    const parts = { dataDir, binaries, user, major: await majorVersion(binaries, user) };
    const folder = new ClusterFolder(parts);
    const isThere = await folder.inspect();
    const passwords = {
      postgres: await secrets.get('postgresPassword'),
      atelier: await secrets.get('databasePassword'),
    };
    if (!isThere) await folder.create(passwords.postgres);
    const embedded = new EmbeddedPostgres(parts, passwords, log);
    try {
      await embedded.own();
      return embedded;
    } catch (error) {
      // One that was found running belongs to whoever runs it.
      if (embedded.isLaunched) await embedded.stop();
      throw error;
    }
  }

  /** Of a server that runs on this folder already; undefined when none does. It is not taken over. */
  static async runningUrl(dataDir: string, secrets: Secrets): Promise<string | undefined> {
    const running = await findPostmaster(join(dataDir, 'postgres'));
    return (
      running && urlFor(role, await secrets.get('databasePassword'), { port: running.port, name: database })
    );
  }

  get url(): string {
    return urlFor(role, this.passwords.atelier, { port: this.port, name: database });
  }

  /** Ends it in order; what was committed is on the disk either way. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { owner } = this;
    this.owner = undefined;
    await owner?.end().catch(() => undefined);
    await this.control('stop', '--mode=fast', '--wait', '--timeout=60').catch((error: unknown) => {
      this.log.error('postgres did not stop in order', error);
      return this.control('stop', '--mode=immediate', '--wait', '--timeout=30');
    });
  }

  /** Finds or starts the server of this folder and takes the lock on it. */
  private async own(): Promise<void> {
    let launches = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (!(await findPostmaster(this.folder.path))) {
          launches += 1;
          await this.launch();
        }
        this.port = (await findPostmaster(this.folder.path))?.port ?? 0;
        await this.prepareDatabase();
        await this.takeLock();
        return;
      } catch (error) {
        if (isProblem(error)) throw error;
        // It may be coming up or going down, or another server may have been faster to start it.
        if (attempt >= 40 || launches >= 3 || this.stopping) throw this.failure(error);
        await pause(Math.min(1000, attempt * 100));
      }
    }
  }

  private async launch(): Promise<void> {
    const remembered = await this.folder.rememberedPort();
    const port = remembered > 0 && (await isFree(remembered)) ? remembered : await freePort();
    await this.folder.configure(port);
    await this.control('start', '--wait', '--timeout=600', '--silent');
    this.isLaunched = true;
  }

  /** Role and database, made once by the superuser. */
  private async prepareDatabase(): Promise<void> {
    const superuser = await this.connect('postgres', this.passwords.postgres, 'postgres');
    try {
      const { rows } = await superuser.query<{ role: boolean; database: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
                EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
        [role, database],
      );
      const password = superuser.escapeLiteral(this.passwords.atelier);
      await superuser.query(`${rows[0]?.role ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${password}`);
      if (!rows[0]?.database) await superuser.query(`CREATE DATABASE ${database} OWNER ${role}`);
    } finally {
      await superuser.end();
    }
  }

  private async takeLock(): Promise<void> {
    const client = await this.connect(role, this.passwords.atelier, database);
    for (let attempt = 1; ; attempt += 1) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        ownerLock,
      ]);
      if (rows[0]?.taken) break;
      // The connection of a server that was killed this very moment takes a little while to go away.
      if (attempt >= 20) {
        await client.end();
        throw startProblem('start.data-folder-locked', { details: { folder: this.parts.dataDir } });
      }
      await pause(100);
    }
    this.owner = client;
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
  }

  /** PostgreSQL went away without being asked to: bring it back, pools reconnect by themselves. */
  private lost(client: Client): void {
    if (this.owner !== client || this.stopping) return;
    this.owner = undefined;
    this.log.warn('postgres lost');
    this.own().then(
      () => this.log.info('postgres back'),
      (error: unknown) => this.log.error('postgres did not come back', error),
    );
  }

  private async connect(user: string, password: string, name: string): Promise<Client> {
    const client = new pg.Client({
      connectionString: urlFor(user, password, { port: this.port, name }),
      keepAlive: true,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      if (sqlStateOf(error) !== wrongPassword) throw error;
      throw startProblem('start.secrets-lost', {
        details: { file: join(this.parts.dataDir, 'secrets') },
        cause: error,
      });
    }
    return client;
  }

  /** Detached: a key press in the terminal must not reach PostgreSQL before the server has finished. */
  private control(action: 'start' | 'stop', ...flags: readonly string[]): Promise<void> {
    const { binaries, user } = this.parts;
    const logFile = action === 'start' ? [`--log=${join(this.folder.path, 'start.log')}`] : [];
    const args = [action, `--pgdata=${this.folder.path}`, ...flags, ...logFile];
    return new Promise((resolve, reject) => {
      const child = spawn(binaries.pg_ctl, args, {
        cwd: this.folder.path,
        env: plainEnv(),
        stdio: 'ignore',
        detached: true,
        ...user?.ids,
      });
      child.once('error', reject);
      child.once('exit', (code) => {
        if (code === 0) resolve();
        else void this.lastWords().then((words) => reject(new NotStarted(words)));
      });
    });
  }

  private async lastWords(): Promise<string> {
    const text = await readFile(join(this.folder.path, 'start.log'), 'utf8').catch(() => '');
    const lines = text.split('\n').filter((line) => /FATAL|ERROR|HINT/.test(line));
    return lines.at(-1)?.replace(/^.*?(FATAL|ERROR|HINT):\s*/, '') ?? '';
  }

  private failure(error: unknown): Error {
    return startProblem('start.embedded-failed', { details: { reason: errorMessage(error) }, cause: error });
  }
}

function urlFor(user: string, password: string, { port, name }: { port: number; name: string }): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
}

class NotStarted extends Error {}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
