import { errorCode, errorMessage } from '../error-code.ts';

/** The five letters by which PostgreSQL names an error; undefined when it is not one of its errors. */
export function sqlStateOf(error: unknown): string | undefined {
  const driverError = isObject(error) && isObject(error['driverError']) ? error['driverError'] : error;
  const code = isObject(driverError) ? driverError['code'] : undefined;
  return typeof code === 'string' &&
    /^[0-9A-Z]{5}$/.test(code) &&
    isObject(driverError) &&
    'severity' in driverError
    ? code
    : undefined;
}

/** Name of the constraint or index that refused a row. */
export function constraintOf(error: unknown): string | undefined {
  const driverError = isObject(error) && isObject(error['driverError']) ? error['driverError'] : error;
  const constraint = isObject(driverError) ? driverError['constraint'] : undefined;
  return typeof constraint === 'string' ? constraint : undefined;
}

const serializationFailure = '40001';
const deadlock = '40P01';

export function isWorthRetrying(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === serializationFailure || state === deadlock || isStalePlan(error);
}

/** A prepared statement whose result type was changed by DDL of somebody else. */
export function isStalePlan(error: unknown): boolean {
  return sqlStateOf(error) === '0A000' && /cached plan/.test(errorMessage(error));
}

/** Connection lost, refused or not to be had: worth trying again later, nobody's mistake. */
export function isConnectionTrouble(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return /^(08|57P0|53)/.test(state) || state === '25006';
  const code = errorCode(error) ?? '';
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT)$/.test(
      code,
    ) ||
    /Connection terminated|connection timeout|not queryable|timeout exceeded when trying to connect/i.test(
      errorMessage(error),
    )
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
