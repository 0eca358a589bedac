import type { Invitation } from '@atelier/api';
import type { Language } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.ts';
import { accessProblem } from './access-problems.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { hashToken, newToken } from './tokens.ts';
import { UserStore } from './user-store.ts';

const validHours = 72;

export interface Invited {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** How somebody gets in for the first time: a link that works once, or a password that must be changed. */
@Injectable()
export class Invitations {
  constructor(@Inject(UserStore) private readonly users: UserStore) {}

  /** Replaces whatever password or invitation there was. The answer is shown once. */
  async issue(tx: Transaction, userId: string, kind: Invitation['kind']): Promise<Invitation> {
    await tx.query('DELETE FROM atelier.invitation WHERE user_id = $1', [userId]);
    if (kind === 'password') {
      const password = firstPassword();
      await this.users.setPassword(tx, userId, { hash: await hashPassword(password), mustChange: true });
      return { kind, password };
    }
    await this.users.setPassword(tx, userId, { hash: null, mustChange: false });
    const token = newToken();
    const [row] = await tx.query<{ expires_at: Date }>(
      `INSERT INTO atelier.invitation (token_hash, user_id, expires_at)
       VALUES ($1, $2, now() + make_interval(hours => $3)) RETURNING expires_at`,
      [hashToken(token), userId, validHours],
    );
    // After the #: it never reaches a server log or a Referer.
    return { kind, path: `/invitation#${token}`, expiresAt: row?.expires_at.toISOString() ?? '' };
  }

  async read(tx: Transaction, token: string): Promise<Invited> {
    const [row] = await tx.query<{ id: string; email: string; name: string; language: Language }>(
      `SELECT u.id, u.email, u.name, u.language FROM atelier.invitation i JOIN atelier."user" u ON u.id = i.user_id
        WHERE i.token_hash = $1 AND i.expires_at > now() AND u.active`,
      [hashToken(token)],
    );
    if (!row) throw accessProblem('access.invitation-void');
    return { userId: row.id, email: row.email, name: row.name, language: row.language };
  }

  /** Of two people with the same link, one gets in. */
  async use(tx: Transaction, token: string): Promise<Invited> {
    const invited = await this.read(tx, token);
    const used = await tx.query('DELETE FROM atelier.invitation WHERE token_hash = $1 RETURNING user_id', [
      hashToken(token),
    ]);
    if (used.length === 0) throw accessProblem('access.invitation-void');
    return invited;
  }
}
