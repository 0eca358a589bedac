import { Logger } from 'graphile-worker';
import type { Log } from '../log/log.ts';

/** The queue library tells of every job, with its payload; only what went wrong in itself is kept. */
export function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') log.warn('queue trouble', { message: message.slice(0, 300) });
  });
}
