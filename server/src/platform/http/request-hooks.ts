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

/** Slower than this, a request that only read is worth a line as well. */
const slow = 1000;

/**
 * Every request counts; a line is written for those that changed something, failed or took long. It
 * names the pattern of the route, not the address: addresses hold what people search for.
 */
function conclude(request: FastifyRequest, reply: FastifyReply, { metrics, log }: HookParts): void {
  const { method } = request;
  const route = request.routeOptions.url ?? 'none';
  const status = reply.statusCode;
  const ms = reply.elapsedTime;
  metrics.request({ method, route, status, ms });
  if (method === 'GET' && status < 400 && ms < slow) return;
  const userId = stateOf(request)?.caller?.viewer.userId;
  const facts = { requestId: request.id, method, route, status, ms: Math.round(ms * 10) / 10 };
  log.request(userId === undefined ? facts : { ...facts, userId });
}
