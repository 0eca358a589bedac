import type { FastifyRequest } from 'fastify';
import type { Settings } from '../settings.ts';
import { requestProblem } from './request-problems.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something and carries a cookie must come from a page of ours. Browsers say
 * where a request comes from; programs with a key do not carry cookies and are not asked.
 */
export function checkOrigin(request: FastifyRequest, settings: Settings): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (
    origin !== undefined
      ? isOwn(origin, request, settings)
      : site === undefined || site === 'same-origin' || site === 'none'
  ) {
    return;
  }
  throw requestProblem('request.other-origin');
}

function isOwn(origin: string, request: FastifyRequest, settings: Settings): boolean {
  if (settings.publicUrl && origin === settings.publicUrl.origin) return true;
  // A page of this server names the same host as the request does; `null` and others do not.
  const separator = origin.indexOf('://');
  return separator > 0 && origin.slice(separator + 3).toLowerCase() === request.headers.host?.toLowerCase();
}
