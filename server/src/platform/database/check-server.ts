import { isProblem, type Problem } from '@atelier/problem';
import { errorCode, errorMessage } from '../error-code.ts';
import { startProblem } from '../start-problems.ts';
import { singleConnection } from './connections.ts';
import { sqlStateOf } from './pg-errors.ts';

const oldest = 15;

interface Facts {
  readonly version: number;
  readonly shown: string;
  readonly encoding: string;
  readonly icu: boolean;
  readonly rights: boolean;
  readonly ready: boolean;
  readonly name: string;
  readonly role: string;
}

/** Connects once and refuses, in one sentence, a database that cannot be worked with. Nothing is changed. */
export async function checkServer(url: string): Promise<void> {
  const client = singleConnection(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_version') AS shown,
              pg_encoding_to_char(encoding) AS encoding, datname AS name, current_user AS role,
              EXISTS (SELECT FROM pg_collation WHERE collname = 'zh-x-icu') AS icu,
              has_database_privilege(datname, 'CREATE') AS rights,
              to_regnamespace('atelier') IS NOT NULL AND to_regnamespace('record') IS NOT NULL
                AND to_regnamespace('graphile_worker') IS NOT NULL AS ready
         FROM pg_database WHERE datname = current_database()`,
    );
    const [facts] = rows;
    if (facts) refuseUnfit(facts);
  } catch (error) {
    throw isProblem(error) ? error : refusal(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refuseUnfit(facts: Facts): void {
  const { name: database, role: user } = facts;
  if (facts.version < oldest)
    throw startProblem('start.database-too-old', { details: { found: facts.shown } });
  if (facts.encoding !== 'UTF8')
    throw startProblem('start.database-encoding', { details: { database, found: facts.encoding } });
  if (!facts.icu) throw startProblem('start.database-no-icu');
  if (!facts.rights && !facts.ready)
    throw startProblem('start.database-rights', { details: { database, user } });
}

/** Names host and database, never user or password. */
function refusal(error: unknown, url: string): Problem {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}`;
  const details = { host, database: decodeURIComponent(pathname.slice(1)) };
  const state = sqlStateOf(error);
  if (state === '28P01' || state === '28000')
    return startProblem('start.database-refused', { details, cause: error });
  if (state === '3D000') return startProblem('start.database-missing', { details, cause: error });
  return startProblem('start.database-unreachable', {
    details: { ...details, reason: reasonOf(error) },
    cause: error,
  });
}

function reasonOf(error: unknown): string {
  // Several addresses of one name fail together, each with a reason.
  const first: unknown = isAggregate(error) ? error.errors[0] : error;
  return sqlStateOf(first) === undefined
    ? (errorCode(first) ?? errorMessage(first).slice(0, 100))
    : errorMessage(first);
}

function isAggregate(error: unknown): error is { readonly errors: readonly unknown[] } {
  return typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors);
}
