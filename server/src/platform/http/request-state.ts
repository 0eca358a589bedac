import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';

/** What the platform knows about a request under way. Kept beside it, so that nothing is added to a foreign class. */
export interface RequestState {
  readonly caller: Caller | undefined;
  readonly input: { readonly params: unknown; readonly search: unknown; readonly body: unknown };
}

const states = new WeakMap<FastifyRequest, RequestState>();

export function setState(request: FastifyRequest, state: RequestState): void {
  states.set(request, state);
}

export function stateOf(request: FastifyRequest): RequestState | undefined {
  return states.get(request);
}
