import type { Me } from '@atelier/api';
import { workspacePermissions, type WorkspacePermission } from '@atelier/api';
import type { Language } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Caller } from '../platform/http/caller.ts';
import { networkOf, RateLimits, type RateLimit } from '../platform/http/rate-limits.ts';
import { AccessLog } from './access-log.ts';
import { accessProblem } from './access-problems.ts';
import { Invitations } from './invitations.ts';
import { checkPassword, hashPassword, verifyPassword } from './passwords.ts';
import { Sessions, type SessionOrigin } from './sessions.ts';
import { UserStore, type UserChange } from './user-store.ts';

const perAddress: RateLimit = { name: 'sign-in-address', limit: 30, windowSeconds: 300 };
const perAccount: RateLimit = { name: 'sign-in-account', limit: 10, windowSeconds: 900 };
const perChange: RateLimit = { name: 'password-change', limit: 10, windowSeconds: 900 };
const perInvitation: RateLimit = { name: 'invitation', limit: 30, windowSeconds: 300 };

export interface SignedIn {
  readonly token: string;
  readonly me: Me;
}

interface PasswordRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly active: boolean;
  readonly password_hash: string | null;
}

interface MeRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly department: string;
  readonly language: Language;
  readonly time_zone: string;
  readonly theme: Me['theme'];
  readonly must_change_password: boolean;
  readonly roles: string[];
  readonly permissions: WorkspacePermission[];
  readonly admin: boolean;
}

/** What people do with their own account: come in, go, see and change themselves. */
@Injectable()
export class OwnAccount {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** The answer and the time it takes are the same for a wrong password, an unknown and an inactive person. */
  async signIn(credentials: { email: string; password: string }, origin: SessionOrigin): Promise<SignedIn> {
    const email = credentials.email.trim().toLowerCase();
    await this.limits.take(perAddress, networkOf(origin.address));
    await this.limits.take(perAccount, email);
    const [user] = await this.database.query<PasswordRow>(
      'SELECT id, email, name, active, password_hash FROM atelier."user" WHERE lower(email) = $1',
      [email],
    );
    const isRight = await verifyPassword(user?.password_hash, credentials.password);
    if (!user || !isRight || !user.active) {
      this.log.note({ kind: 'sign-in-failed', subject: email, address: origin.address });
      throw accessProblem('access.wrong-credentials');
    }
    await this.limits.forget(perAccount, email);
    return this.database.transaction((tx) => this.enter(tx, user.id, origin));
  }

  /** Opens a session for somebody who has just proved who they are. */
  async enter(tx: Transaction, userId: string, origin: SessionOrigin): Promise<SignedIn> {
    const token = await this.sessions.open(tx, userId, origin);
    await this.log.write(tx, { kind: 'signed-in', actor: userId, subject: userId, address: origin.address });
    return { token, me: await this.me(tx, userId) };
  }

  async signOut(caller: Caller, address: string): Promise<void> {
    const { userId } = caller.viewer;
    await this.database.transaction(async (tx) => {
      if (caller.via.kind === 'session') await this.sessions.revoke(tx, { id: caller.via.id, userId });
      await this.log.write(tx, { kind: 'signed-out', actor: userId, subject: userId, address });
    });
  }

  async me(tx: Transaction, userId: string): Promise<Me> {
    const [row] = await tx.query<MeRow>(
      `SELECT u.id, u.email, u.name, u.department, u.language, u.time_zone, u.theme, u.must_change_password,
              array(SELECT ur.role_key FROM atelier.user_role ur WHERE ur.user_id = u.id ORDER BY 1) AS roles,
              array(SELECT DISTINCT p FROM atelier.user_role ur JOIN atelier.role r ON r.key = ur.role_key,
                           jsonb_array_elements_text(r.model->'permissions') AS p
                     WHERE ur.user_id = u.id ORDER BY 1) AS permissions,
              EXISTS (SELECT FROM atelier.user_role ur JOIN atelier.role r ON r.key = ur.role_key
                       WHERE ur.user_id = u.id AND r.built_in) AS admin
         FROM atelier."user" u WHERE u.id = $1`,
      [userId],
    );
    if (!row) throw accessProblem('access.user-missing');
    return {
      id: row.id,
      email: row.email,
      name: row.name,
      department: row.department,
      language: row.language,
      timeZone: row.time_zone,
      theme: row.theme,
      roles: row.roles,
      permissions: row.admin ? [...workspacePermissions] : row.permissions,
      unrestricted: row.admin,
      mustChangePassword: row.must_change_password,
    };
  }

  async change(
    userId: string,
    change: Pick<UserChange, 'name' | 'language' | 'timeZone' | 'theme'>,
  ): Promise<Me> {
    return this.database.transaction(async (tx) => {
      await this.users.update(tx, userId, change);
      return this.me(tx, userId);
    });
  }

  /** Every other session ends, so that whoever knew the old password is out. */
  async changePassword(
    caller: Caller,
    passwords: { current: string; next: string },
    address: string,
  ): Promise<void> {
    const { userId } = caller.viewer;
    await this.limits.take(perChange, userId);
    const [user] = await this.database.query<PasswordRow>(
      'SELECT id, email, name, active, password_hash FROM atelier."user" WHERE id = $1',
      [userId],
    );
    if (!user || !(await verifyPassword(user.password_hash, passwords.current))) {
      throw accessProblem('access.wrong-password', { at: '/current' });
    }
    if (passwords.current === passwords.next) throw accessProblem('access.same-password', { at: '/next' });
    checkPassword(passwords.next, user, '/next');
    const hash = await hashPassword(passwords.next);
    await this.database.transaction(async (tx) => {
      await this.users.setPassword(tx, userId, { hash, mustChange: false });
      await this.sessions.revokeAll(tx, userId, caller.via.kind === 'session' ? caller.via.id : undefined);
      await this.log.write(tx, { kind: 'password-changed', actor: userId, subject: userId, address });
    });
  }

  async readInvitation(
    token: string,
    address: string,
  ): Promise<{ email: string; name: string; language: Language }> {
    await this.limits.take(perInvitation, networkOf(address));
    const { email, name, language } = await this.database.transaction((tx) =>
      this.invitations.read(tx, token),
    );
    return { email, name, language };
  }

  async acceptInvitation(
    accepted: { token: string; password: string },
    origin: SessionOrigin,
  ): Promise<SignedIn> {
    await this.limits.take(perInvitation, networkOf(origin.address));
    const invited = await this.database.transaction((tx) => this.invitations.read(tx, accepted.token));
    checkPassword(accepted.password, invited, '/password');
    const hash = await hashPassword(accepted.password);
    return this.database.transaction(async (tx) => {
      const { userId } = await this.invitations.use(tx, accepted.token);
      await this.users.setPassword(tx, userId, { hash, mustChange: false });
      const { address } = origin;
      await this.log.write(tx, { kind: 'invitation-accepted', actor: userId, subject: userId, address });
      return this.enter(tx, userId, origin);
    });
  }
}
