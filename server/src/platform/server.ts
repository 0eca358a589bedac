import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer } from 'node:net';
import { createApp, type Room } from './app.ts';
import { checkServer } from './database/check-server.ts';
import { migrate, type MigrationClass } from './database/migrate.ts';
import { EmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { makeDataFolder } from './embedded/cluster-folder.ts';
import { errorCode } from './error-code.ts';
import { Readiness } from './health/readiness.ts';
import { JobQueue } from './jobs/job-queue.ts';
import { Log } from './log/log.ts';
import { logFile, logToStdout, type LogTarget } from './log/log-file.ts';
import { createLogger } from './log/logger.ts';
import { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { startProblem } from './start-problems.ts';

/** How long requests under way may take to end before their connections are cut. */
const drainTime = 15_000;

export interface ServerParts {
  readonly settings: Settings;
  readonly rooms: readonly Room[];
  readonly migrations: readonly MigrationClass[];
}

/** A whole running server: database, application, port. Made in order, ended in the opposite one. */
export class Server {
  private embedded: EmbeddedPostgres | undefined;
  private application: NestFastifyApplication | undefined;
  private ending: Promise<void> | undefined;

  private constructor(
    private readonly parts: ServerParts,
    private readonly target: LogTarget,
    readonly secrets: Secrets,
  ) {}

  /** Throws a start problem in one sentence; then nothing that it started is left running. */
  static async start(parts: ServerParts): Promise<Server> {
    const { settings } = parts;
    await refuseTakenPort(settings);
    await makeDataFolder(settings.dataDir, settings.databaseUrl === undefined && process.getuid?.() === 0);
    const target = settings.logTo === 'stdout' ? logToStdout() : logFile(settings.dataDir);
    const server = new Server(parts, target, await Secrets.open(settings.dataDir));
    try {
      await server.open();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  get app(): NestFastifyApplication {
    if (!this.application) throw startProblem('start.stopped');
    return this.application;
  }

  /** Where the server listens, as a link. */
  get address(): string {
    const { settings } = this.parts;
    const bound: unknown = this.app.getHttpServer().address();
    const port = typeof bound === 'object' && bound && 'port' in bound ? Number(bound.port) : settings.port;
    return `http://${linkHost(settings.host)}:${port}`;
  }

  /** Readiness first, then requests under way, workers, connections, PostgreSQL. A second call waits for the first. */
  stop(): Promise<void> {
    this.ending ??= this.close();
    return this.ending;
  }

  private async open(): Promise<void> {
    const { settings, rooms, migrations } = this.parts;
    const logger = createLogger(this.target.stream);
    const log = new Log(logger);
    if (settings.databaseUrl === undefined) {
      this.embedded = await EmbeddedPostgres.start(settings.dataDir, this.secrets, log);
    }
    const databaseUrl = this.embedded?.url ?? settings.databaseUrl ?? '';
    await checkServer(databaseUrl);
    await migrate(databaseUrl, migrations);
    this.application = await createApp({ platform: { settings, databaseUrl, logger }, rooms });
    await listen(this.application, settings);
    log.info('started', { version: settings.version });
  }

  private async close(): Promise<void> {
    const app = this.application;
    if (app) {
      app.get(Readiness).stop();
      await drain(app);
      await app.get(JobQueue).stop();
      await app.close();
    }
    await this.embedded?.stop();
    this.target.close();
  }
}

async function listen(app: NestFastifyApplication, settings: Settings): Promise<void> {
  try {
    await app.listen(settings.port, settings.host);
  } catch (error) {
    throw portProblem(error, settings);
  }
}

/** Found out before anything is started, so that the answer comes at once. */
async function refuseTakenPort(settings: Settings): Promise<void> {
  if (settings.port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(portProblem(error, settings)));
    probe.listen(settings.port, settings.host, () => probe.close(() => resolve()));
  });
}

function portProblem(error: unknown, { host, port }: Settings): unknown {
  const code = errorCode(error);
  const details = { host, port, other: port < 1024 ? 3000 : port + 1 };
  if (code === 'EADDRINUSE') return startProblem('start.port-taken', { details, cause: error });
  if (code === 'EACCES') return startProblem('start.port-forbidden', { details, cause: error });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return startProblem('start.host-unusable', { details, cause: error });
  }
  return error;
}

/** No new connections; idle ones end at once, busy ones with their answer, stubborn ones after a while. */
async function drain(app: NestFastifyApplication): Promise<void> {
  const http = app.getHttpServer();
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => http.closeAllConnections(), drainTime);
    http.close(() => {
      clearTimeout(late);
      resolve();
    });
    http.closeIdleConnections();
  });
}

/** Every network includes this machine, and a browser needs an address it can go to. */
function linkHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
