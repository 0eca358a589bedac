import { readLiveness, readMetrics, readReadiness, type AnswerOf } from '@atelier/api';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallerSource } from '../http/caller.ts';
import { requestProblem } from '../http/request-problems.ts';
import { Route } from '../http/route.ts';
import { stateOf } from '../http/request-state.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

const ownMachine = /^(127\.|::1$|::ffff:127\.)/;

@Controller()
export class SystemController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(CallerSource) private readonly callers: CallerSource,
  ) {}

  @Route(readLiveness)
  live(): AnswerOf<typeof readLiveness> {
    return { alive: true };
  }

  @Route(readReadiness)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<AnswerOf<typeof readReadiness>> {
    const condition = await this.readiness.condition();
    void reply.status(condition.ready ? 200 : 503);
    return condition;
  }

  @Route(readMetrics)
  async readMetrics(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.admit(request);
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.read();
  }

  private admit(request: FastifyRequest): void {
    // A proxy on this machine speaks for the whole world.
    const isLocal = ownMachine.test(request.ip) && request.headers['x-forwarded-for'] === undefined;
    if (isLocal) return;
    const caller = stateOf(request)?.caller;
    if (!caller) throw requestProblem('request.sign-in-needed');
    if (caller.viewer.unrestricted || caller.permissions.has('system:operate')) return;
    this.callers.denied(request, caller, `${readMetrics.method} ${readMetrics.path}`);
    throw requestProblem('request.not-permitted', { details: { permission: 'system:operate' } });
  }
}
