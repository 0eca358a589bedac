import { types } from 'node:util';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Names under which a secret or a value of somebody's record could slip into a line. */
const secretNames = [
  'password',
  'current',
  'next',
  'token',
  'key',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
  'parameters',
  'values',
  'body',
  'connectionString',
];

/** One JSON object per line; line breaks in values are escaped by JSON, so nobody can forge a line. */
export function createLogger(destination: DestinationStream, level = 'info'): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secretNames.flatMap((name) => [quoted(name), `err${bracketed(name)}`]),
        censor: '[redacted]',
      },
      serializers: { err: describeError },
    },
    destination,
  );
}

function quoted(name: string): string {
  return /^\w+$/.test(name) ? name : `["${name}"]`;
}

function bracketed(name: string): string {
  return /^\w+$/.test(name) ? `.${name}` : `["${name}"]`;
}

interface ErrorLine {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly cause?: ErrorLine;
}

/**
 * Errors of the database driver carry the statement's values and the row that was refused ("Key
 * (phone)=(138…) already exists"); only what helps to find the place goes into the log.
 */
export function describeError(error: unknown, depth = 0): ErrorLine | undefined {
  if (!types.isNativeError(error))
    return error === undefined ? undefined : { name: 'thrown', message: typeof error };
  const fromDatabase = 'severity' in error || 'driverError' in error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const cause = depth < 3 ? describeError(error.cause, depth + 1) : undefined;
  return {
    name: error.name,
    message: fromDatabase ? withoutValues(error.message) : error.message,
    ...(error.stack ? { stack: fromDatabase ? framesOf(error.stack) : error.stack } : {}),
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** PostgreSQL quotes what it complains about; names stay readable, quoted input does not. */
function withoutValues(message: string): string {
  return message.replace(/: ".*"/gs, ': "…"').replace(/=\([^)]*\)/g, '=(…)');
}

function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
