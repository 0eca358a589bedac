import pg from 'pg';
import type { DataSourceOptions, Logger } from 'typeorm';
import { GatheringSocket } from '../egress/gathering-socket.ts';
import { typeParsers } from './type-parsers.ts';

/** How many connections each lane of one process may hold. Together far below PostgreSQL's usual 100. */
export interface PoolSizes {
  readonly main: number;
  readonly reports: number;
  /** For taking jobs; what jobs do uses the main lane. */
  readonly jobs: number;
}

export const usualPoolSizes: PoolSizes = { main: 16, reports: 4, jobs: 4 };

const reportTimeout = 15_000;

// Times are compared and shown as instants; the zone of the machine must never enter a result.
const session = '-c timezone=UTC -c jit=off -c idle_in_transaction_session_timeout=600000';

/** Whoever runs a statement handles its failure; TypeORM would print values of rows to the terminal. */
const silent: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

const perConnection = {
  types: typeParsers,
  pipeline: true,
  stream: () => new GatheringSocket(),
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: 10_000,
  fallback_application_name: 'atelier',
} as const;

/** TypeORM's data source; its pool is the main lane. Entities are those of the modules that are loaded. */
export function dataSourceOptions(url: string, size: number = usualPoolSizes.main): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    schema: 'atelier',
    synchronize: false,
    logging: false,
    logger: silent,
    installExtensions: false,
    poolSize: size,
    extra: { ...perConnection, options: session, idleTimeoutMillis: 60_000 },
  };
}

export function reportPool(url: string, size: number = usualPoolSizes.reports): pg.Pool {
  const options = `${session} -c default_transaction_read_only=on -c statement_timeout=${reportTimeout}`;
  return quiet(
    new pg.Pool({ connectionString: url, max: size, ...perConnection, options, idleTimeoutMillis: 30_000 }),
  );
}

/** For the queue library, which has its own ways with connections. */
export function jobPool(url: string, size: number = usualPoolSizes.jobs): pg.Pool {
  return quiet(new pg.Pool({ connectionString: url, max: size, keepAlive: true, options: session }));
}

/** A single connection for what must not travel through a pool: locks, LISTEN, checks. */
export function singleConnection(url: string): pg.Client {
  return new pg.Client({ connectionString: url, ...perConnection, options: session });
}

/** A connection that breaks is replaced by the next query; without listeners it would end the process. */
function quiet(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
