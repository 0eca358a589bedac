import type { EntityGrant } from '@atelier/query';
import Type, { type Static } from 'typebox';
import { endpoint, workspacePermissions, type WorkspacePermission } from './endpoint.ts';
import { Document, IdShape, KeyShape, LanguageShape, LocalizedShape } from './shapes.ts';

/** Who may come in and what they may do: setup, sessions, users, roles, API keys. */

const tag = 'access';
const strict = { additionalProperties: false } as const;

export const EmailShape = Type.String({ format: 'email', maxLength: 254 });
/** Any characters, spaces too; length is what makes it strong. Checked against the most common ones. */
export const PasswordShape = Type.String({ minLength: 8, maxLength: 256 });
export const PersonNameShape = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
/** IANA name; whether the zone exists is checked by the server. */
export const TimeZoneShape = Type.String({ minLength: 1, maxLength: 64 });
export const ThemeShape = Type.Union([Type.Literal('system'), Type.Literal('light'), Type.Literal('dark')]);
export const WorkspacePermissionShape = Type.Unsafe<WorkspacePermission>({
  type: 'string',
  enum: [...workspacePermissions],
});

const InstantShape = Type.String({ format: 'date-time' });

/** The person who is signed in and what the page needs to know about them. */
export const MeShape = Type.Object({
  id: IdShape,
  email: EmailShape,
  name: Type.String(),
  department: Type.String(),
  language: LanguageShape,
  timeZone: TimeZoneShape,
  theme: ThemeShape,
  /** Keys of the roles held. */
  roles: Type.Array(KeyShape),
  permissions: Type.Array(WorkspacePermissionShape),
  /** Passes every check; holds the built-in role `admin`. */
  unrestricted: Type.Boolean(),
  /** Signed in with a password that an admin handed out; to be changed first. */
  mustChangePassword: Type.Boolean(),
});
export type Me = Static<typeof MeShape>;

/** What the page needs before anyone is signed in. */
export const readWelcome = endpoint({
  method: 'GET',
  path: '/api/welcome',
  tag,
  summary: 'Whether the first admin is still to be created, and how the page was reached',
  can: 'public',
  answer: Type.Object({
    needsSetup: Type.Boolean(),
    version: Type.String(),
    /** Over HTTPS or from this very machine; otherwise passwords travel readable for others. */
    secure: Type.Boolean(),
  }),
});

export const setUp = endpoint({
  method: 'POST',
  path: '/api/setup',
  tag,
  summary: 'Create the first admin with the token printed at the first start; 404 ever after',
  can: 'public',
  body: Type.Object(
    {
      token: Type.String({ minLength: 1, maxLength: 200 }),
      email: EmailShape,
      name: PersonNameShape,
      password: PasswordShape,
      language: LanguageShape,
      timeZone: Type.Optional(TimeZoneShape),
    },
    strict,
  ),
  answer: MeShape,
  status: 201,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  tag,
  summary: 'Sign in; the session travels in a cookie',
  can: 'public',
  body: Type.Object(
    { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 1024 }) },
    strict,
  ),
  answer: MeShape,
  status: 201,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  tag,
  summary: 'End this session',
  can: 'session',
  status: 204,
});

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  tag,
  summary: 'Who is signed in, with permissions and preferences',
  can: 'session',
  answer: MeShape,
});

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/api/me',
  tag,
  summary: 'Change own name, language, time zone or theme',
  can: 'session',
  body: Type.Object(
    {
      name: Type.Optional(PersonNameShape),
      language: Type.Optional(LanguageShape),
      timeZone: Type.Optional(TimeZoneShape),
      theme: Type.Optional(ThemeShape),
    },
    strict,
  ),
  answer: MeShape,
});

export const changePassword = endpoint({
  method: 'POST',
  path: '/api/me/password',
  tag,
  summary: 'Change own password; every other session of the person ends',
  can: 'session',
  body: Type.Object({ current: Type.String({ maxLength: 1024 }), next: PasswordShape }, strict),
  status: 204,
});

export const SessionShape = Type.Object({
  id: IdShape,
  current: Type.Boolean(),
  createdAt: InstantShape,
  lastSeenAt: InstantShape,
  expiresAt: InstantShape,
  /** Browser and system as far as they can be told, e.g. `Chrome · macOS`. */
  device: Type.String(),
  address: Type.String(),
});
export type Session = Static<typeof SessionShape>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/me/sessions',
  tag,
  summary: 'Own open sessions, last seen first',
  can: 'session',
  answer: Type.Object({ sessions: Type.Array(SessionShape) }),
});

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  tag,
  summary: 'End one of the own sessions',
  can: 'session',
  params: Type.Object({ id: IdShape }),
  status: 204,
});

export const revokeOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions',
  tag,
  summary: 'End all own sessions but this one',
  can: 'session',
  status: 204,
});

export const ApiKeyShape = Type.Object({
  id: IdShape,
  name: Type.String(),
  /** First characters, to recognise it by. */
  start: Type.String(),
  /** Role keys the key may use; never more than its owner holds at the time of a call. */
  scopes: Type.Array(KeyShape),
  createdAt: InstantShape,
  lastUsedAt: Type.Union([InstantShape, Type.Null()]),
  expiresAt: Type.Union([InstantShape, Type.Null()]),
});
export type ApiKey = Static<typeof ApiKeyShape>;

export const listApiKeys = endpoint({
  method: 'GET',
  path: '/api/me/api-keys',
  tag,
  summary: 'Own API keys, newest first',
  can: 'session',
  answer: Type.Object({ apiKeys: Type.Array(ApiKeyShape) }),
});

export const createApiKey = endpoint({
  method: 'POST',
  path: '/api/me/api-keys',
  tag,
  summary: 'Make an API key; the key itself is answered once and never again',
  can: 'session',
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
      scopes: Type.Array(KeyShape, { minItems: 1, maxItems: 50, uniqueItems: true }),
      expiresAt: Type.Optional(InstantShape),
    },
    strict,
  ),
  answer: Type.Object({ apiKey: ApiKeyShape, key: Type.String() }),
  status: 201,
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: '/api/me/api-keys/:id',
  tag,
  summary: 'Revoke an own API key',
  can: 'session',
  params: Type.Object({ id: IdShape }),
  status: 204,
});

export const UserShape = Type.Object({
  id: IdShape,
  email: EmailShape,
  name: Type.String(),
  department: Type.String(),
  language: LanguageShape,
  timeZone: TimeZoneShape,
  active: Type.Boolean(),
  roles: Type.Array(KeyShape),
  /** No password of their own yet: the invitation is open or the first password not changed. */
  invited: Type.Boolean(),
  version: Type.Integer(),
  createdAt: InstantShape,
  lastSeenAt: Type.Union([InstantShape, Type.Null()]),
});
export type User = Static<typeof UserShape>;

export const listUsers = endpoint({
  method: 'GET',
  path: '/api/users',
  tag,
  summary: 'All users, by name',
  can: 'access:manage',
  answer: Type.Object({ users: Type.Array(UserShape) }),
});

/** For pickers: anyone who is signed in may know the names of colleagues. */
export const findUsers = endpoint({
  method: 'GET',
  path: '/api/people',
  tag,
  summary: 'Active colleagues by part of name or e-mail, at most 50; or those with the ids given',
  can: 'session',
  search: Type.Object({
    text: Type.Optional(Type.String({ maxLength: 100 })),
    /** Comma-separated user ids, at most 100; inactive ones are found too. */
    ids: Type.Optional(Type.String({ maxLength: 3700, pattern: '^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$' })),
  }),
  answer: Type.Object({
    people: Type.Array(
      Type.Object({
        id: IdShape,
        name: Type.String(),
        email: Type.String(),
        department: Type.String(),
        active: Type.Boolean(),
      }),
    ),
  }),
});

/** Shown once. With `link` the person sets a password; with `password` it must be changed at sign-in. */
export const InvitationShape = Type.Union([
  Type.Object({ kind: Type.Literal('password'), password: Type.String() }),
  Type.Object({ kind: Type.Literal('link'), path: Type.String(), expiresAt: InstantShape }),
]);
export type Invitation = Static<typeof InvitationShape>;

const InvitationKindShape = Type.Union([Type.Literal('password'), Type.Literal('link')]);

export const createUser = endpoint({
  method: 'POST',
  path: '/api/users',
  tag,
  summary: 'Give somebody an account; the first password or the invitation link is answered once',
  can: 'access:manage',
  body: Type.Object(
    {
      email: EmailShape,
      name: PersonNameShape,
      department: Type.Optional(Type.String({ maxLength: 100 })),
      language: LanguageShape,
      timeZone: Type.Optional(TimeZoneShape),
      roles: Type.Array(KeyShape, { maxItems: 50, uniqueItems: true }),
      invite: InvitationKindShape,
    },
    strict,
  ),
  answer: Type.Object({ user: UserShape, invitation: InvitationShape }),
  status: 201,
});

const byId = Type.Object({ id: IdShape });

export const readUser = endpoint({
  method: 'GET',
  path: '/api/users/:id',
  tag,
  summary: 'One user',
  can: 'access:manage',
  params: byId,
  answer: UserShape,
});

export const updateUser = endpoint({
  method: 'PATCH',
  path: '/api/users/:id',
  tag,
  summary: 'Change a user; inactive ends all sessions at once',
  can: 'access:manage',
  params: byId,
  body: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      email: Type.Optional(EmailShape),
      name: Type.Optional(PersonNameShape),
      department: Type.Optional(Type.String({ maxLength: 100 })),
      language: Type.Optional(LanguageShape),
      timeZone: Type.Optional(TimeZoneShape),
      active: Type.Optional(Type.Boolean()),
      roles: Type.Optional(Type.Array(KeyShape, { maxItems: 50, uniqueItems: true })),
    },
    strict,
  ),
  answer: UserShape,
});

export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/users/:id/password',
  tag,
  summary: 'A new first password or link for a user; all their sessions end',
  can: 'access:manage',
  params: byId,
  body: Type.Object({ invite: InvitationKindShape }, strict),
  answer: Type.Object({ invitation: InvitationShape }),
});

export const readInvitation = endpoint({
  method: 'POST',
  path: '/api/invitation',
  tag,
  summary: 'Whom an invitation is for',
  can: 'public',
  body: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }, strict),
  answer: Type.Object({ email: EmailShape, name: Type.String(), language: LanguageShape }),
  status: 200,
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitation/accept',
  tag,
  summary: 'Set the first own password and sign in; an invitation works once',
  can: 'public',
  body: Type.Object(
    { token: Type.String({ minLength: 1, maxLength: 200 }), password: PasswordShape },
    strict,
  ),
  answer: MeShape,
  status: 201,
});

/** A role document. Grants are checked against the published entities, with a pointer to each mistake. */
export const RoleModelShape = Type.Object(
  {
    label: LocalizedShape,
    description: Type.Optional(LocalizedShape),
    grants: Type.Array(Document<EntityGrant>('EntityGrant'), { maxItems: 500 }),
    permissions: Type.Array(WorkspacePermissionShape, {
      maxItems: workspacePermissions.length,
      uniqueItems: true,
    }),
  },
  strict,
);
export type RoleModel = Static<typeof RoleModelShape>;

export const RoleShape = Type.Object({
  key: KeyShape,
  /** The role `admin`: passes every check, cannot be changed or deleted. */
  builtIn: Type.Boolean(),
  model: RoleModelShape,
  version: Type.Integer(),
  /** Active users that hold it. */
  users: Type.Integer(),
  updatedAt: InstantShape,
});
export type Role = Static<typeof RoleShape>;

export const listRoles = endpoint({
  method: 'GET',
  path: '/api/roles',
  tag,
  summary: 'All roles with their grants',
  can: 'access:manage',
  answer: Type.Object({ roles: Type.Array(RoleShape) }),
});

const byKey = Type.Object({ key: KeyShape });

export const readRole = endpoint({
  method: 'GET',
  path: '/api/roles/:key',
  tag,
  summary: 'One role',
  can: 'access:manage',
  params: byKey,
  answer: RoleShape,
});

export const createRole = endpoint({
  method: 'POST',
  path: '/api/roles',
  tag,
  summary: 'Make a role',
  can: 'access:manage',
  body: Type.Object({ key: KeyShape, model: RoleModelShape }, strict),
  answer: RoleShape,
  status: 201,
});

export const updateRole = endpoint({
  method: 'PUT',
  path: '/api/roles/:key',
  tag,
  summary: 'Replace a role; it counts from the next request of everyone who holds it',
  can: 'access:manage',
  params: byKey,
  body: Type.Object({ version: Type.Integer({ minimum: 1 }), model: RoleModelShape }, strict),
  answer: RoleShape,
});

export const deleteRole = endpoint({
  method: 'DELETE',
  path: '/api/roles/:key',
  tag,
  summary: 'Delete a role that nobody holds',
  can: 'access:manage',
  params: byKey,
  status: 204,
});

/** Administration only: sign-ins, refusals, changes of users and roles. Records have their own history. */
export const AccessEventShape = Type.Object({
  id: IdShape,
  at: InstantShape,
  kind: Type.String(),
  actor: Type.Union([Type.Object({ id: IdShape, name: Type.String() }), Type.Null()]),
  subject: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  details: Type.Record(Type.String(), Type.Unknown()),
});
export type AccessEvent = Static<typeof AccessEventShape>;

export const listAccessEvents = endpoint({
  method: 'GET',
  path: '/api/access-events',
  tag,
  summary: 'The access log, newest first',
  can: 'access:manage',
  search: Type.Object({
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  answer: Type.Object({ rows: Type.Array(AccessEventShape), next: Type.Optional(Type.String()) }),
});
