import type { Invitation, User } from '@atelier/api';
import type { Language } from '@atelier/problem';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { AccessLog } from './access-log.ts';
import { accessProblem } from './access-problems.ts';
import type { Actor } from './actor.ts';
import { Invitations } from './invitations.ts';
import { Sessions } from './sessions.ts';
import { adminRole, UserStore, type UserChange } from './user-store.ts';

export interface InvitedUser {
  readonly email: string;
  readonly name: string;
  readonly department?: string | undefined;
  readonly language: Language;
  readonly timeZone?: string | undefined;
  readonly roles: readonly string[];
  readonly invite: Invitation['kind'];
}

/** What those who manage access do with the accounts of others. Only administrators touch administrators. */
@Injectable()
export class UserAdmin {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  async create(user: InvitedUser, actor: Actor): Promise<{ user: User; invitation: Invitation }> {
    return this.database.transaction(async (tx) => {
      guardAdmins(actor, user.roles);
      const { id } = await this.users.create(tx, user);
      const invitation = await this.invitations.issue(tx, id, user.invite);
      await this.log.write(tx, {
        kind: 'user-created',
        actor: actor.userId,
        subject: id,
        address: actor.address,
        details: { email: user.email, roles: user.roles },
      });
      return { user: await this.users.get(tx, id), invitation };
    });
  }

  async update(id: string, change: UserChange & { version: number }, actor: Actor): Promise<User> {
    return this.database.transaction(async (tx) => {
      const before = await this.users.lock(tx, id);
      guardAdmins(actor, before.roles, change.roles ?? []);
      if (before.version !== change.version) {
        throw accessProblem('access.stale', { details: { version: before.version, current: before } });
      }
      const after = await this.users.update(tx, id, change);
      if (before.active && !after.active) await this.sessions.revokeAll(tx, id);
      if (before.roles.includes(adminRole)) await this.users.requireAdmin(tx);
      await this.log.write(tx, {
        kind: 'user-changed',
        actor: actor.userId,
        subject: id,
        address: actor.address,
        details: differences(before, after),
      });
      return after;
    });
  }

  async resetPassword(id: string, kind: Invitation['kind'], actor: Actor): Promise<Invitation> {
    return this.database.transaction(async (tx) => {
      guardAdmins(actor, (await this.users.lock(tx, id)).roles);
      const invitation = await this.invitations.issue(tx, id, kind);
      await this.sessions.revokeAll(tx, id);
      await this.log.write(tx, {
        kind: 'password-reset',
        actor: actor.userId,
        subject: id,
        address: actor.address,
      });
      return invitation;
    });
  }

  async list(): Promise<User[]> {
    return this.database.transaction((tx: Transaction) => this.users.list(tx));
  }

  async get(id: string): Promise<User> {
    return this.database.transaction((tx) => this.users.get(tx, id));
  }
}

/** Otherwise whoever may manage access could make themselves an administrator, or take over the account of one. */
function guardAdmins(actor: Actor, ...roles: readonly (readonly string[])[]): void {
  if (!actor.isAdmin && roles.some((list) => list.includes(adminRole)))
    throw accessProblem('access.admins-only');
}

function differences(before: User, after: User): Record<string, unknown> {
  const keys = ['email', 'name', 'department', 'language', 'timeZone', 'active', 'roles'] as const;
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const part = (user: User): Record<string, unknown> =>
    Object.fromEntries(changed.map((key) => [key, user[key]]));
  return { before: part(before), after: part(after) };
}
