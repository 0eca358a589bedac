import type { User } from '@atelier/api';
import type { Language } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { constraintOf } from '../platform/database/pg-errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { AccessChanges } from './access-changes.ts';
import { accessProblem } from './access-problems.ts';

export const adminRole = 'admin';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly department?: string | undefined;
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly roles: readonly string[];
  readonly passwordHash?: string;
  readonly mustChangePassword?: boolean;
}

export interface UserChange {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly department?: string | undefined;
  readonly language?: Language | undefined;
  readonly timeZone?: string | undefined;
  readonly theme?: string | undefined;
  readonly active?: boolean | undefined;
  readonly roles?: readonly string[] | undefined;
}

interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly department: string;
  readonly language: Language;
  readonly time_zone: string;
  readonly active: boolean;
  readonly roles: string[];
  readonly invited: boolean;
  readonly version: number;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
}

const selectUsers = `
  SELECT u.id, u.email, u.name, u.department, u.language, u.time_zone, u.active, u.version, u.created_at, u.last_seen_at,
         u.password_hash IS NULL OR u.must_change_password AS invited,
         array(SELECT ur.role_key FROM atelier.user_role ur WHERE ur.user_id = u.id ORDER BY 1) AS roles
    FROM atelier."user" u`;

/** The columns a change may set; nothing else of a request reaches the table. */
const columns = {
  email: 'email',
  name: 'name',
  department: 'department',
  language: 'language',
  timeZone: 'time_zone',
  theme: 'theme',
  active: 'active',
} as const;

/** Rows of people. What is allowed to whom is decided above (`UserAdmin`, `OwnAccount`). */
@Injectable()
export class UserStore {
  constructor(@Inject(AccessChanges) private readonly changes: AccessChanges) {}

  async list(tx: Transaction): Promise<User[]> {
    const rows = await tx.query<UserRow>(`${selectUsers} ORDER BY u.name COLLATE "zh-x-icu", u.id`);
    return rows.map(userOf);
  }

  async get(tx: Transaction, id: string): Promise<User> {
    const [row] = await tx.query<UserRow>(`${selectUsers} WHERE u.id = $1`, [id]);
    if (!row) throw accessProblem('access.user-missing');
    return userOf(row);
  }

  /** Like `get`; nobody else changes the user until the transaction ends. */
  async lock(tx: Transaction, id: string): Promise<User> {
    await tx.query('SELECT FROM atelier."user" WHERE id = $1 FOR UPDATE', [id]);
    return this.get(tx, id);
  }

  async create(tx: Transaction, user: NewUser): Promise<User> {
    const id = uuidv7();
    checkTimeZone(user.timeZone);
    try {
      await tx.query(
        `INSERT INTO atelier."user" (id, email, name, department, language, time_zone, password_hash, must_change_password)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          user.email.trim(),
          user.name.trim(),
          user.department?.trim() ?? '',
          user.language,
          user.timeZone ?? 'UTC',
          user.passwordHash ?? null,
          user.mustChangePassword ?? false,
        ],
      );
    } catch (error) {
      throw emailTaken(error);
    }
    await this.setRoles(tx, id, user.roles);
    await this.changes.announce(tx);
    return this.get(tx, id);
  }

  async update(tx: Transaction, id: string, change: UserChange): Promise<User> {
    checkTimeZone(change.timeZone);
    const values: unknown[] = [id];
    const assignments = Object.entries(columns).flatMap(([key, column]) => {
      const value = change[key as keyof typeof columns];
      if (value === undefined) return [];
      values.push(typeof value === 'string' ? value.trim() : value);
      return [`${column} = $${values.length}`];
    });
    try {
      await tx.query(
        `UPDATE atelier."user" SET ${[...assignments, 'version = version + 1', 'updated_at = now()'].join(', ')} WHERE id = $1`,
        values,
      );
    } catch (error) {
      throw emailTaken(error);
    }
    if (change.roles) await this.setRoles(tx, id, change.roles);
    await this.changes.announce(tx);
    return this.get(tx, id);
  }

  async setPassword(
    tx: Transaction,
    id: string,
    password: { hash: string | null; mustChange: boolean },
  ): Promise<void> {
    await tx.query(
      `UPDATE atelier."user" SET password_hash = $2, must_change_password = $3, updated_at = now() WHERE id = $1`,
      [id, password.hash, password.mustChange],
    );
    await this.changes.announce(tx);
  }

  /** To be asked after a change that could have taken the last one away. */
  async requireAdmin(tx: Transaction): Promise<void> {
    // Two changes at once could each take one of two; the lock makes the second see the first.
    await tx.query(`SELECT FROM atelier.role WHERE key = '${adminRole}' FOR UPDATE`);
    const [found] = await tx.query(
      `SELECT FROM atelier.user_role ur JOIN atelier."user" u ON u.id = ur.user_id
        WHERE ur.role_key = '${adminRole}' AND u.active LIMIT 1`,
    );
    if (!found) throw accessProblem('access.last-admin');
  }

  private async setRoles(tx: Transaction, id: string, roles: readonly string[]): Promise<void> {
    const known = await tx.query<{ key: string }>(
      'SELECT key FROM atelier.role WHERE key = ANY ($1) FOR SHARE',
      [roles],
    );
    const keys = new Set(known.map((row) => row.key));
    const unknown = roles.findIndex((role) => !keys.has(role));
    if (unknown >= 0) {
      throw accessProblem('access.unknown-role', {
        at: `/roles/${unknown}`,
        details: { role: roles[unknown] },
      });
    }
    await tx.query('DELETE FROM atelier.user_role WHERE user_id = $1 AND role_key <> ALL ($2)', [id, roles]);
    await tx.query(
      `INSERT INTO atelier.user_role (user_id, role_key) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [id, roles],
    );
  }
}

function emailTaken(error: unknown): unknown {
  if (constraintOf(error) !== 'user_email') return error;
  return accessProblem('access.email-taken', { at: '/email', cause: error });
}

/** What this Node and with it every part of the product can compute with. */
export function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (error) {
    throw accessProblem('access.unknown-time-zone', { at: '/timeZone', details: { timeZone }, cause: error });
  }
}

function userOf(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    department: row.department,
    language: row.language,
    timeZone: row.time_zone,
    active: row.active,
    roles: row.roles,
    invited: row.invited,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  };
}
