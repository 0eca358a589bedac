import type { Session } from '@atelier/api';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { AccessChanges } from './access-changes.ts';
import { accessProblem } from './access-problems.ts';
import { deviceOf } from './device.ts';
import { sessionSeconds } from './session-life.ts';
import { hashToken, newToken } from './tokens.ts';

export interface SessionOrigin {
  readonly address: string;
  readonly userAgent: string | undefined;
}

interface SessionRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly address: string;
  readonly device: string;
}

/** Who is signed in where. A session is a row: without the row there is no session. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AccessChanges) private readonly changes: AccessChanges,
  ) {}

  /** Answers the token for the cookie; it is nowhere else. */
  async open(tx: Transaction, userId: string, origin: SessionOrigin): Promise<string> {
    const token = newToken();
    await tx.query(
      `INSERT INTO atelier.session (id, token_hash, user_id, expires_at, address, device)
       VALUES ($1, $2, $3, now() + make_interval(secs => $4), $5, $6)`,
      [uuidv7(), hashToken(token), userId, sessionSeconds, origin.address, deviceOf(origin.userAgent)],
    );
    await tx.query('DELETE FROM atelier.session WHERE user_id = $1 AND expires_at <= now()', [userId]);
    return token;
  }

  async list(userId: string, currentId: string): Promise<Session[]> {
    const rows = await this.database.query<SessionRow>(
      `SELECT id, created_at, last_seen_at, expires_at, address, device FROM atelier.session
        WHERE user_id = $1 AND expires_at > now() ORDER BY last_seen_at DESC`,
      [userId],
    );
    return rows.map((row) => ({
      id: row.id,
      current: row.id === currentId,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      device: row.device,
      address: row.address,
    }));
  }

  /** Ends one session of a person; somebody else's is as missing as none. */
  async revoke(tx: Transaction, session: { readonly id: string; readonly userId: string }): Promise<void> {
    const rows = await tx.query('DELETE FROM atelier.session WHERE id = $1 AND user_id = $2 RETURNING id', [
      session.id,
      session.userId,
    ]);
    if (rows.length === 0) throw accessProblem('access.session-missing');
    await this.changes.announce(tx);
  }

  /** Ends all sessions of a person, but for one that may stay. */
  async revokeAll(tx: Transaction, userId: string, except?: string): Promise<void> {
    await tx.query('DELETE FROM atelier.session WHERE user_id = $1 AND id IS DISTINCT FROM $2::uuid', [
      userId,
      except ?? null,
    ]);
    await this.changes.announce(tx);
  }
}
