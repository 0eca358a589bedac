import type { Viewer } from '@atelier/query';
import type { FastifyRequest } from 'fastify';

/** Who does something to accounts and roles, and from where; goes into the access log. */
export interface Actor {
  readonly userId: string;
  readonly isAdmin: boolean;
  readonly address: string;
}

export function actorOf(viewer: Viewer, request: FastifyRequest): Actor {
  return { userId: viewer.userId, isAdmin: viewer.unrestricted, address: request.ip };
}
