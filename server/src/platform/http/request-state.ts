import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';

/** What the platform knows about a request under way. */
export interface RequestState {
  readonly caller: Caller | undefined;
  readonly input: { readonly params: unknown; readonly search: unknown; readonly body: unknown };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until the route guard has let the request in. */
    atelier: RequestState | null;
  }
}

/** Makes room for the state in every request from the start; adding it later would slow each one down. */
export function prepareState(server: FastifyInstance): void {
  server.decorateRequest('atelier', null);
}

export function setState(request: FastifyRequest, state: RequestState): void {
  request.atelier = state;
}

export function stateOf(request: FastifyRequest): RequestState | null {
  return request.atelier;
}
