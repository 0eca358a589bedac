import type { ApiKey } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database } from '../platform/database/database.ts';
import { AccessChanges } from './access-changes.ts';
import { AccessLog } from './access-log.ts';
import { accessProblem } from './access-problems.ts';
import { apiKeyPrefix } from './api-key-format.ts';
import { hashToken, newToken } from './tokens.ts';

interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly scopes: string[];
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly expires_at: Date | null;
}

const selectKeys =
  'SELECT id, name, start, scopes, created_at, last_used_at, expires_at FROM atelier.api_key';

/** Keys for programs. A key acts as its owner, with those of the owner's roles that it was given. */
@Injectable()
export class ApiKeys {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AccessChanges) private readonly changes: AccessChanges,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async list(userId: string): Promise<ApiKey[]> {
    const rows = await this.database.query<KeyRow>(
      `${selectKeys} WHERE user_id = $1 ORDER BY created_at DESC, id DESC`,
      [userId],
    );
    return rows.map(keyOf);
  }

  /** Answers the key itself, which is kept nowhere. */
  async create(
    request: { name: string; scopes: readonly string[]; expiresAt?: string | undefined },
    owner: { viewer: Viewer; address: string },
  ): Promise<{ apiKey: ApiKey; key: string }> {
    const { viewer, address } = owner;
    const missing = request.scopes.findIndex((scope) => !viewer.roles.some((role) => role.key === scope));
    if (missing >= 0) {
      throw accessProblem('access.role-not-held', {
        at: `/scopes/${missing}`,
        details: { role: request.scopes[missing] },
      });
    }
    const key = apiKeyPrefix + newToken();
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<KeyRow>(
        `INSERT INTO atelier.api_key (id, key_hash, start, user_id, name, scopes, expires_at)
         SELECT $1, $2, $3, $4, $5, $6, $7 WHERE $7::timestamptz IS NULL OR $7::timestamptz > now()
         RETURNING id, name, start, scopes, created_at, last_used_at, expires_at`,
        [
          uuidv7(),
          hashToken(key),
          key.slice(0, apiKeyPrefix.length + 4),
          viewer.userId,
          request.name.trim(),
          request.scopes,
          request.expiresAt ?? null,
        ],
      );
      if (!row) throw accessProblem('access.key-expired', { at: '/expiresAt' });
      await this.log.write(tx, {
        kind: 'api-key-created',
        actor: viewer.userId,
        subject: row.id,
        address,
        details: { name: row.name, scopes: row.scopes },
      });
      return { apiKey: keyOf(row), key };
    });
  }

  async revoke(id: string, owner: { viewer: Viewer; address: string }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows = await tx.query('DELETE FROM atelier.api_key WHERE id = $1 AND user_id = $2 RETURNING id', [
        id,
        owner.viewer.userId,
      ]);
      if (rows.length === 0) throw accessProblem('access.key-missing');
      await this.changes.announce(tx);
      await this.log.write(tx, {
        kind: 'api-key-revoked',
        actor: owner.viewer.userId,
        subject: id,
        address: owner.address,
      });
    });
  }
}

function keyOf(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
