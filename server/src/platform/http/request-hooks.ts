import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../health/metrics.ts';
import type { Readiness } from '../health/readiness.ts';
import type { Log } from '../log/log.ts';
import type { Settings } from '../settings.ts';
import { checkOrigin } from './origin-check.ts';
import { requestProblem } from './request-problems.ts';
import { stateOf } from './request-state.ts';

export interface HookParts {
  readonly settings: Settings;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Answers of the API are data: never shown as a page, never kept, never guessed at. */
const dataHeaders = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
} as const;

/** What happens to every request, whichever room it is for. */
export function addRequestHooks(server: FastifyInstance, parts: HookParts): void {
  server.addHook('onRequest', (request, reply, done) => {
    try {
      admit(request, reply, parts);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  server.addHook('onResponse', (request, reply, done) => {
    conclude(request, reply, parts);
    done();
  });
}

function admit(request: FastifyRequest, reply: FastifyReply, { settings, readiness }: HookParts): void {
  if (request.url.startsWith('/api/')) void reply.headers(dataHeaders);
  if (readiness.isStopping) {
    // Requests on connections that stay open would keep the server from ever coming to an end.
    void reply.header('connection', 'close');
    if (!isProbe(request)) throw requestProblem('request.stopping');
  }
  checkOrigin(request, settings);
}

function isProbe(request: FastifyRequest): boolean {
  return request.url === '/livez' || request.url === '/readyz';
}

/** The pattern of the route, not the address: addresses hold what people search for. */
function conclude(request: FastifyRequest, reply: FastifyReply, { metrics, log }: HookParts): void {
  const route = request.routeOptions.url ?? 'none';
  const seconds = reply.elapsedTime / 1000;
  metrics.request({ method: request.method, route, status: reply.statusCode, seconds });
  const userId = stateOf(request)?.caller?.viewer.userId;
  log.request({
    requestId: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ...(userId === undefined ? {} : { userId }),
  });
}
