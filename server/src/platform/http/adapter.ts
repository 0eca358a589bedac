import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Settings } from '../settings.ts';
import { Texts } from '../text/texts.ts';
import { CompiledRoute } from './compiled-route.ts';
import { bodyLimit, parseJsonBody } from './json-body.ts';
import { preferredLanguage } from './language.ts';
import { problemAnswer } from './problem-answer.ts';
import { problemOf } from './problem-of.ts';
import { requestProblem, requestProblems } from './request-problems.ts';
import { prepareState } from './request-state.ts';

/** Fastify as this product uses it: JSON bodies of limited size and shape, streamed uploads, nothing else. */
export function createAdapter(settings: Settings): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    genReqId: () => randomUUID(),
    // Addresses that a proxy reports are believed only where a proxy is known to stand, on this machine.
    trustProxy: settings.publicUrl ? 'loopback' : false,
    skipMiddie: true,
    multipart: false,
    return503OnClosing: false,
    requestTimeout: 300_000,
    keepAliveTimeout: 72_000,
    frameworkErrors: refuseAddress,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  });
  prepareState(adapter.getInstance());
  acceptBodies(adapter.getInstance());
  return adapter;
}

function acceptBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJsonBody(text as string));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser('*', (request, payload, done) => {
    const { route } = request.routeOptions.config as { route?: unknown };
    const takesFile = route instanceof CompiledRoute && route.endpoint.upload === true;
    const isForm = /^multipart\//i.test(request.headers['content-type'] ?? '');
    if (takesFile && !isForm) done(null, payload);
    else done(requestProblem('request.unsupported-type'));
  });
}

/** An address that cannot even be read is refused by the router, before any hook or filter could speak. */
function refuseAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const texts = new Texts();
  texts.add(requestProblems);
  const language = preferredLanguage(request.headers['accept-language']);
  const answer = problemAnswer(problemOf(error), { traceId: request.id, texts, language });
  void reply
    .status(answer.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(answer);
}
