import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Database } from '../database/database.ts';
import { requestProblem } from './request-problems.ts';

export interface RateLimit {
  /** What is limited, e.g. `sign-in-address`. */
  readonly name: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

/**
 * Counts attempts in windows of time, for all processes together. Whom a count is about is hashed:
 * the table must not become a list of addresses.
 */
@Injectable()
export class RateLimits {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Counts one attempt, and refuses it with 429 once there were too many in the window. */
  async take(limit: RateLimit, whom: string): Promise<void> {
    const [row] = await this.database.query<{ used: number; wait: number }>(
      `INSERT INTO atelier.rate_limit AS r (bucket, used, resets_at)
       VALUES ($1, 1, now() + make_interval(secs => $2))
       ON CONFLICT (bucket) DO UPDATE
         SET used = CASE WHEN r.resets_at <= now() THEN 1 ELSE r.used + 1 END,
             resets_at = CASE WHEN r.resets_at <= now() THEN now() + make_interval(secs => $2) ELSE r.resets_at END
       RETURNING used, ceil(extract(epoch FROM resets_at - now()))::integer AS wait`,
      [bucketOf(limit, whom), limit.windowSeconds],
    );
    if (row && row.used > limit.limit) {
      throw requestProblem('request.too-many', { details: { retryAfterSeconds: Math.max(1, row.wait) } });
    }
  }

  /** After a success: honest mistakes before it do not count against the next time. */
  async forget(limit: RateLimit, whom: string): Promise<void> {
    await this.database.query('DELETE FROM atelier.rate_limit WHERE bucket = $1', [bucketOf(limit, whom)]);
  }

  /** Windows that are over; called by a schedule. */
  async sweep(): Promise<void> {
    await this.database.query('DELETE FROM atelier.rate_limit WHERE resets_at < now()');
  }
}

function bucketOf(limit: RateLimit, whom: string): string {
  return `${limit.name}:${createHash('sha256').update(whom).digest('base64url')}`;
}

/** Somebody with IPv6 has a whole /64 to choose addresses from; it counts as one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const middle = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => group.toLowerCase().padStart(4, '0'))
    .join(':');
}
