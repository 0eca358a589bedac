import { bug } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';
import { stateOf } from './request-state.ts';

/** Who is asking. Not for endpoints with `can: 'public'`, where there may be nobody. */
export const CurrentViewer = createParamDecorator((_data: undefined, context: ExecutionContext): Viewer => {
  return callerOf(context).viewer;
});

/** The viewer with permissions and the session or key they came by. */
export const CurrentCaller = createParamDecorator((_data: undefined, context: ExecutionContext): Caller => {
  return callerOf(context);
});

function callerOf(context: ExecutionContext): Caller {
  const caller = stateOf(context.switchToHttp().getRequest<FastifyRequest>())?.caller;
  if (!caller) throw bug('a public handler asked who is calling');
  return caller;
}
