import { bug } from '@atelier/problem';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerSource, type Caller } from './caller.ts';
import type { CompiledRoute } from './compiled-route.ts';
import { requestProblem } from './request-problems.ts';
import { setState } from './request-state.ts';
import { routeOf } from './route.ts';

const nothing = { params: undefined, search: undefined, body: undefined };

/** Stands before every handler: who is calling, may they, and is what they sent of the described shape. */
@Injectable()
export class RouteGuard implements CanActivate {
  constructor(@Inject(CallerSource) private readonly callers: CallerSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context.getHandler());
    if (!route) throw bug('a handler without a described route was reached');
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const found = this.callers.find(request, http.getResponse<FastifyReply>());
    const caller = found instanceof Promise ? await found : found;
    // Known from here on: a refusal is told in the caller's language.
    setState(request, { caller, input: nothing });
    this.admit(route, request, caller);
    setState(request, { caller, input: route.read(request) });
    return true;
  }

  private admit(route: CompiledRoute, request: FastifyRequest, caller: Caller | undefined): void {
    const { can, method, path } = route.endpoint;
    if (can === 'public') return;
    if (!caller) throw requestProblem('request.sign-in-needed');
    if (can === 'session' || caller.viewer.unrestricted || caller.permissions.has(can)) return;
    this.callers.denied(request, caller, `${method} ${path}`);
    throw requestProblem('request.not-permitted', { details: { permission: can } });
  }
}
