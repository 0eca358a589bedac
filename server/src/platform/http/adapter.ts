import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Settings } from '../settings.ts';
import { CompiledRoute } from './compiled-route.ts';
import { bodyLimit, parseJsonBody } from './json-body.ts';
import { requestProblem } from './request-problems.ts';

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
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  });
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
