import type { Static, TSchema } from 'typebox';

/**
 * One description of a route, shared by server (routing, validation, rights), web (typed client)
 * and OpenAPI. A route that is not declared here does not exist.
 */
export interface Endpoint<
  Params extends TSchema = TSchema,
  Search extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Answer extends TSchema = TSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters as `:name`. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  /** Who may call. Record rights (rows, fields) are applied on top, by the query and the store. */
  readonly can: Permission;
  readonly params?: Params;
  readonly search?: Search;
  readonly body?: Body;
  /** A file body is streamed to the handler instead of being parsed. */
  readonly upload?: boolean;
  readonly answer?: Answer;
  /** Answers a file instead of JSON: the content types it may have. */
  readonly download?: readonly string[];
  readonly status?: 200 | 201 | 202 | 204;
}

/** `public`: no session. `session`: anyone signed in. The rest are workspace permissions of roles. */
export type Permission = 'public' | 'session' | WorkspacePermission;

export const workspacePermissions = [
  'entity:design',
  'view:share',
  'flow:design',
  'dashboard:design',
  'access:manage',
  'pack:install',
  'system:operate',
] as const;

export type WorkspacePermission = (typeof workspacePermissions)[number];

export function endpoint<
  Params extends TSchema,
  Search extends TSchema,
  Body extends TSchema,
  Answer extends TSchema,
>(description: Endpoint<Params, Search, Body, Answer>): Endpoint<Params, Search, Body, Answer> {
  return description;
}

type Part<S> = S extends TSchema ? (TSchema extends S ? undefined : Static<S>) : undefined;

/** What a handler receives: the validated parts of a request. */
export interface InputOf<E extends Endpoint> {
  readonly params: E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Part<P> : never;
  readonly search: E extends Endpoint<TSchema, infer S, TSchema, TSchema> ? Part<S> : never;
  readonly body: E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Part<B> : never;
}

export type AnswerOf<E extends Endpoint> =
  E extends Endpoint<TSchema, TSchema, TSchema, infer A> ? (TSchema extends A ? void : Static<A>) : never;
