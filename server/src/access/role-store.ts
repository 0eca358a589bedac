import type { Role, RoleModel } from '@atelier/api';
import type { Issue } from '@atelier/problem';
import type { EntityGrant } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { constraintOf } from '../platform/database/pg-errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { requestProblem } from '../platform/http/request-problems.ts';
import { AccessChanges } from './access-changes.ts';
import { AccessLog } from './access-log.ts';
import { accessProblem } from './access-problems.ts';
import type { Actor } from './actor.ts';

/** Checks grants against the published entities; pointers start at the list of grants. */
export type GrantCheck = (
  tx: Transaction,
  grants: readonly EntityGrant[],
) => readonly Issue[] | Promise<readonly Issue[]>;

interface RoleRow {
  readonly key: string;
  readonly model: RoleModel;
  readonly built_in: boolean;
  readonly version: number;
  readonly users: number;
  readonly updated_at: Date;
}

const selectRoles = `
  SELECT r.key, r.model, r.built_in, r.version, r.updated_at,
         (SELECT count(*) FROM atelier.user_role ur JOIN atelier."user" u ON u.id = ur.user_id
           WHERE ur.role_key = r.key AND u.active) AS users
    FROM atelier.role r`;

/** Roles as documents: what they grant on entities, and what they permit in the workspace. */
@Injectable()
export class RoleStore {
  private readonly checks: GrantCheck[] = [];

  constructor(
    @Inject(AccessChanges) private readonly changes: AccessChanges,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** The room that knows the entities says what a grant may mention. */
  checkGrantsWith(check: GrantCheck): void {
    this.checks.push(check);
  }

  async list(tx: Transaction): Promise<Role[]> {
    const rows = await tx.query<RoleRow>(`${selectRoles} ORDER BY r.built_in DESC, r.created_at, r.key`);
    return rows.map(roleOf);
  }

  async find(tx: Transaction, key: string): Promise<Role | undefined> {
    const [row] = await tx.query<RoleRow>(`${selectRoles} WHERE r.key = $1`, [key]);
    return row && roleOf(row);
  }

  async get(tx: Transaction, key: string): Promise<Role> {
    const role = await this.find(tx, key);
    if (!role) throw accessProblem('access.role-missing', { details: { role: key } });
    return role;
  }

  async create(tx: Transaction, role: { key: string; model: RoleModel }, actor: Actor): Promise<Role> {
    await this.check(tx, role.model);
    const created = await tx.query(
      'INSERT INTO atelier.role (key, model, updated_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key',
      [role.key, JSON.stringify(role.model), actor.userId],
    );
    if (created.length === 0) {
      throw accessProblem('access.role-exists', { at: '/key', details: { role: role.key } });
    }
    await this.changes.announce(tx);
    await this.note(tx, actor, { kind: 'role-created', key: role.key, details: { after: role.model } });
    return this.get(tx, role.key);
  }

  /** Replaces the model; `version` is the one that was edited, a stale one is refused with both sides. */
  async update(
    tx: Transaction,
    role: { key: string; version: number; model: RoleModel },
    actor: Actor,
  ): Promise<Role> {
    await tx.query('SELECT FROM atelier.role WHERE key = $1 FOR UPDATE', [role.key]);
    const current = await this.get(tx, role.key);
    if (current.builtIn) throw accessProblem('access.role-built-in');
    if (current.version !== role.version) {
      throw accessProblem('access.stale', { details: { version: current.version, current: current.model } });
    }
    await this.check(tx, role.model);
    await tx.query(
      `UPDATE atelier.role SET model = $2, version = version + 1, updated_at = now(), updated_by = $3 WHERE key = $1`,
      [role.key, JSON.stringify(role.model), actor.userId],
    );
    await this.changes.announce(tx);
    const details = { before: current.model, after: role.model };
    await this.note(tx, actor, { kind: 'role-changed', key: role.key, details });
    return this.get(tx, role.key);
  }

  async remove(tx: Transaction, key: string, actor: Actor): Promise<void> {
    const role = await this.get(tx, key);
    if (role.builtIn) throw accessProblem('access.role-built-in');
    await this.refuseHeld(tx, key);
    try {
      await tx.query('DELETE FROM atelier.role WHERE key = $1', [key]);
    } catch (error) {
      // Somebody was given the role in this very moment.
      if (constraintOf(error) === undefined) throw error;
      throw accessProblem('access.role-in-use', { details: { count: 1 }, cause: error });
    }
    await this.changes.announce(tx);
    await this.note(tx, actor, { kind: 'role-deleted', key, details: { before: role.model } });
  }

  /** Inactive holders count as well: they may come back. */
  private async refuseHeld(tx: Transaction, key: string): Promise<void> {
    const [held] = await tx.query<{ count: number }>(
      'SELECT count(*) AS count FROM atelier.user_role WHERE role_key = $1',
      [key],
    );
    if (held && held.count > 0) throw accessProblem('access.role-in-use', { details: { count: held.count } });
  }

  private async check(tx: Transaction, model: RoleModel): Promise<void> {
    const issues: Issue[] = repeatedGrants(model.grants);
    for (const check of this.checks) {
      issues.push(
        ...(await check(tx, model.grants)).map((issue) => ({ ...issue, at: '/model/grants' + issue.at })),
      );
    }
    if (issues.length > 0) throw requestProblem('request.invalid', { issues });
  }

  private async note(
    tx: Transaction,
    actor: Actor,
    change: {
      kind: 'role-created' | 'role-changed' | 'role-deleted';
      key: string;
      details: Record<string, unknown>;
    },
  ): Promise<void> {
    const { kind, key, details } = change;
    await this.log.write(tx, { kind, actor: actor.userId, subject: key, address: actor.address, details });
  }
}

/** Two grants for one entity would leave open which of them counts. */
function repeatedGrants(grants: readonly EntityGrant[]): Issue[] {
  const seen = new Set<unknown>();
  return grants.flatMap((grant, index) => {
    const isRepeated = seen.has(grant.entity);
    seen.add(grant.entity);
    const at = `/model/grants/${index}/entity`;
    return isRepeated
      ? [{ code: 'access.grant-repeated', at, details: { entity: String(grant.entity) } }]
      : [];
  });
}

function roleOf(row: RoleRow): Role {
  return {
    key: row.key,
    builtIn: row.built_in,
    model: row.model,
    version: row.version,
    users: row.users,
    updatedAt: row.updated_at.toISOString(),
  };
}
