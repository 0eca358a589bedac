import type { AccessEvent } from '@atelier/api';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { Log } from '../platform/log/log.ts';

export type AccessEventKind =
  | 'setup'
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'denied'
  | 'password-changed'
  | 'password-reset'
  | 'invitation-accepted'
  | 'session-revoked'
  | 'api-key-created'
  | 'api-key-revoked'
  | 'user-created'
  | 'user-changed'
  | 'role-created'
  | 'role-changed'
  | 'role-deleted';

export interface AccessEntry {
  readonly kind: AccessEventKind;
  /** User id of whoever did it; absent where nobody was signed in. */
  readonly actor?: string | undefined;
  /** What it was done to: a user id, a role key, an e-mail address that was tried. */
  readonly subject?: string | undefined;
  readonly address?: string | undefined;
  /** Old and new of what changed; never a password, never a token. */
  readonly details?: Readonly<Record<string, unknown>>;
}

interface EventRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly subject: string | null;
  readonly address: string;
  readonly details: Record<string, unknown>;
}

const insert = `INSERT INTO atelier.access_event (id, kind, actor_id, subject, address, details)
                VALUES ($1, $2, $3, $4, $5, $6)`;

/** Who came in, who was refused, who changed whose rights. The table only grows; a trigger sees to it. */
@Injectable()
export class AccessLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Commits with the change it tells of. */
  async write(tx: Transaction, entry: AccessEntry): Promise<void> {
    await tx.query(insert, valuesOf(entry));
  }

  /** For what has no transaction of its own, such as a refusal. Nobody waits for it. */
  note(entry: AccessEntry): void {
    this.database.query(insert, valuesOf(entry)).catch((error: unknown) => {
      this.log.error('access event not written', error, { kind: entry.kind });
    });
  }

  /** Newest first; `after` is the id of the last one seen. */
  async list({ after, limit }: { after?: string | undefined; limit: number }): Promise<AccessEvent[]> {
    const rows = await this.database.query<EventRow>(
      `SELECT e.id, e.at, e.kind, e.actor_id, u.name AS actor_name, e.subject, e.address, e.details
         FROM atelier.access_event e LEFT JOIN atelier."user" u ON u.id = e.actor_id
        WHERE $1::uuid IS NULL OR e.id < $1 ORDER BY e.id DESC LIMIT $2`,
      [after ?? null, limit],
    );
    return rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: row.kind,
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
      subject: row.subject,
      address: row.address,
      details: row.details,
    }));
  }
}

function valuesOf(entry: AccessEntry): unknown[] {
  return [
    uuidv7(),
    entry.kind,
    entry.actor ?? null,
    entry.subject?.slice(0, 300) ?? null,
    entry.address ?? '',
    JSON.stringify(entry.details ?? {}),
  ];
}
