import type { WorkspacePermission } from '@atelier/api';
import type { Viewer } from '@atelier/query';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who a request comes from, with what the platform itself has to know about them. */
export interface Caller {
  readonly viewer: Viewer;
  readonly permissions: ReadonlySet<WorkspacePermission>;
  /** Row of the session or of the API key. */
  readonly via: { readonly kind: 'session' | 'api-key'; readonly id: string };
}

/** Provided by the room that knows people; the platform only asks. */
export abstract class CallerSource {
  /** Undefined: nobody who is signed in. Throws when it cannot be found out, or when they must do something else first. */
  abstract find(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Caller | undefined | Promise<Caller | undefined>;
  /** Hears refusals, for the access log. */
  abstract denied(request: FastifyRequest, caller: Caller | undefined, route: string): void;
}
