import type { WorkspacePermission } from '@atelier/api';
import { workspacePermissions } from '@atelier/api';
import type { Language } from '@atelier/problem';
import type { EntityGrant, Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.ts';
import { Signals } from '../platform/database/signals.ts';
import { CallerSource, type Caller } from '../platform/http/caller.ts';
import { AccessLog } from './access-log.ts';
import { accessProblem } from './access-problems.ts';
import { apiKeyPrefix } from './api-key-format.ts';
import { SessionCookie } from './session-cookie.ts';
import { hashToken } from './tokens.ts';

/** Longest time for which a caller is believed without looking again. */
const trustedFor = 1000;
/** How often it is written down that somebody is still there. */
const seenEvery = 60_000;
const rememberedAtMost = 10_000;

/** What may be called with a first password that somebody else knows: finding out so, changing it, leaving. */
const openBeforeChange = new Set([
  'GET /api/me',
  'POST /api/me/password',
  'DELETE /api/session',
  'GET /api/welcome',
]);

interface Found {
  readonly caller: Caller;
  readonly mustChangePassword: boolean;
}

interface Remembered extends Found {
  readonly readAt: number;
  seenAt: number;
}

/**
 * From a request to the person behind it. What was read is remembered for a second at most, and
 * forgotten at once in every process when users, roles, sessions or keys change; while those signals
 * cannot be heard, every request reads anew.
 */
@Injectable()
export class Callers extends CallerSource {
  private remembered = new Map<string, Remembered>();
  private readonly underWay = new Map<string, Promise<Found | undefined>>();
  /** Rises with every change: what was begun before it must not be remembered after it. */
  private era = 0;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {
    super();
    signals.hear(accessTopic, () => this.forget());
  }

  override find(
    request: FastifyRequest,
    _reply: FastifyReply,
  ): Caller | undefined | Promise<Caller | undefined> {
    const credential = this.credentialOf(request);
    if (credential === undefined) return undefined;
    const known = this.remembered.get(credential);
    const now = performance.now();
    if (known && now - known.readAt < trustedFor && this.signals.isListening) {
      if (now - known.seenAt > seenEvery) this.noteSeen(known, now);
      return admit(known, request);
    }
    return this.lookUp(credential).then((found) => found && admit(found, request));
  }

  override denied(request: FastifyRequest, caller: Caller | undefined, route: string): void {
    this.log.note({ kind: 'denied', actor: caller?.viewer.userId, subject: route, address: request.ip });
  }

  /** Whoever changes users, roles, sessions or keys calls this after the commit, beside sending the signal. */
  forget(): void {
    this.era += 1;
    this.remembered.clear();
    this.underWay.clear();
  }

  /** The viewer of a person without a request: flows under a declared identity, jobs. Inactive: undefined. */
  async viewerOf(userId: string): Promise<Viewer | undefined> {
    const [row] = await this.database.query<CallerRow>(
      `${selectCaller('NULL::uuid', 'NULL::text[]')}
      FROM atelier."user" u WHERE u.id = $1 AND u.active`,
      [userId],
    );
    return row && viewerOf(row);
  }

  private credentialOf(request: FastifyRequest): string | undefined {
    const { authorization } = request.headers;
    if (authorization === undefined) return this.cookie.read(request);
    return authorization.startsWith('Bearer ') ? authorization.slice(7).trim() : undefined;
  }

  private lookUp(credential: string): Promise<Found | undefined> {
    const waiting = this.underWay.get(credential);
    if (waiting) return waiting;
    const { era } = this;
    const found = this.read(credential)
      .then((person) => {
        if (person && era === this.era) this.remember(credential, person);
        return person;
      })
      .finally(() => {
        if (this.underWay.get(credential) === found) this.underWay.delete(credential);
      });
    this.underWay.set(credential, found);
    return found;
  }

  private remember(credential: string, person: Found): void {
    if (this.remembered.size >= rememberedAtMost) this.remembered.clear();
    const now = performance.now();
    const seenAt = this.remembered.get(credential)?.seenAt ?? now - seenEvery;
    const entry: Remembered = { ...person, readAt: now, seenAt };
    this.remembered.set(credential, entry);
    if (now - seenAt >= seenEvery) this.noteSeen(entry, now);
  }

  private async read(credential: string): Promise<Found | undefined> {
    const isKey = credential.startsWith(apiKeyPrefix);
    const [row] = await this.database.query<CallerRow>(isKey ? byKey : bySession, [hashToken(credential)]);
    if (!row) return undefined;
    const via = { kind: isKey ? 'api-key' : 'session', id: row.via } as const;
    return {
      caller: { viewer: viewerOf(row), permissions: permissionsOf(row), via },
      mustChangePassword: row.must_change_password,
    };
  }

  private noteSeen(entry: Remembered, now: number): void {
    entry.seenAt = now;
    const { via, viewer } = entry.caller;
    const statement =
      via.kind === 'session'
        ? 'UPDATE atelier.session SET last_seen_at = now() WHERE id = $1'
        : 'UPDATE atelier.api_key SET last_used_at = now() WHERE id = $1';
    // Nobody waits for this and nothing depends on it.
    void Promise.all([
      this.database.query(statement, [via.id]),
      this.database.query('UPDATE atelier."user" SET last_seen_at = now() WHERE id = $1', [viewer.userId]),
    ]).catch(() => undefined);
  }
}

/** Signal topic: users, roles, sessions or keys changed. */
export const accessTopic = 'access';

interface CallerRow {
  readonly via: string;
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly time_zone: string;
  readonly must_change_password: boolean;
  readonly roles: readonly RoleRow[];
}

interface RoleRow {
  readonly key: string;
  readonly builtIn: boolean;
  readonly grants: readonly EntityGrant[];
  readonly permissions: readonly WorkspacePermission[];
}

/** A key lends no more than its owner holds at this moment; `scopes` null means all roles. */
function selectCaller(via: string, scopes: string): string {
  return `SELECT ${via} AS via, u.id, u.name, u.language, u.time_zone, u.must_change_password, coalesce((
      SELECT jsonb_agg(jsonb_build_object('key', r.key, 'builtIn', r.built_in,
               'grants', r.model->'grants', 'permissions', r.model->'permissions') ORDER BY r.key)
        FROM atelier.user_role ur JOIN atelier.role r ON r.key = ur.role_key
       WHERE ur.user_id = u.id AND (${scopes} IS NULL OR r.key = ANY (${scopes}))), '[]') AS roles`;
}

const bySession = `${selectCaller('s.id', 'NULL::text[]')}
  FROM atelier.session s JOIN atelier."user" u ON u.id = s.user_id
 WHERE s.token_hash = $1 AND s.expires_at > now() AND u.active`;

const byKey = `${selectCaller('k.id', 'k.scopes')}
  FROM atelier.api_key k JOIN atelier."user" u ON u.id = k.user_id
 WHERE k.key_hash = $1 AND (k.expires_at IS NULL OR k.expires_at > now()) AND u.active`;

function admit({ caller, mustChangePassword }: Found, request: FastifyRequest): Caller {
  if (mustChangePassword && !openBeforeChange.has(`${request.method} ${request.routeOptions.url}`)) {
    throw accessProblem('access.change-password-first');
  }
  return caller;
}

function viewerOf(row: CallerRow): Viewer {
  return {
    userId: row.id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    roles: row.roles.map(({ key, grants }) => ({ key, grants })),
    unrestricted: isAdmin(row),
  };
}

function permissionsOf(row: CallerRow): ReadonlySet<WorkspacePermission> {
  return new Set(isAdmin(row) ? workspacePermissions : row.roles.flatMap((role) => role.permissions));
}

function isAdmin(row: CallerRow): boolean {
  return row.roles.some((role) => role.builtIn && role.key === 'admin');
}
