import { isProblem } from '@atelier/problem';
import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { egressProblem } from './egress-problems.ts';
import { isForbiddenAddress } from './forbidden-addresses.ts';

export interface EgressRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Until the last byte of the answer; 20 unless told. */
  readonly timeoutSeconds?: number;
  /** Bytes of the answer; 5 MB unless told. */
  readonly maxBytes?: number;
  /** Redirects that are followed; none unless told. */
  readonly redirects?: number;
  readonly signal?: AbortSignal;
}

export interface EgressAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where the answer came from in the end. */
  readonly url: string;
}

export interface EgressOptions {
  /** Hosts (`name` or `name:port`) of the own network that may be called all the same. */
  readonly allow?: readonly string[];
  /** How names become addresses; the system's way unless told. */
  readonly resolve?: typeof resolveName;
}

/** Headers that speak for us; they go to the origin they were meant for and to no other. */
const credentials = /^(authorization|cookie|proxy-authorization|x-api-key)$/i;

/**
 * The one way out. Addresses of this machine and of private networks are refused where it counts: at
 * the moment of connecting, on the address that the name led to, again for every redirect.
 */
export class Egress {
  private readonly allowed: ReadonlySet<string>;
  private readonly resolve: typeof resolveName;

  constructor(options: EgressOptions = {}) {
    this.allowed = new Set((options.allow ?? []).map((host) => host.toLowerCase()));
    this.resolve = options.resolve ?? resolveName;
  }

  async fetch(request: EgressRequest): Promise<EgressAnswer> {
    const seconds = request.timeoutSeconds ?? 20;
    const deadline = AbortSignal.timeout(seconds * 1000);
    const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
    const first = addressOf(request.url);
    try {
      return await this.follow(request, first, signal);
    } catch (error) {
      if (isProblem(error)) throw error;
      const details = { host: first.host, seconds };
      if (deadline.aborted) throw egressProblem('egress.timeout', { details, cause: error });
      throw egressProblem('egress.unreachable', { details, cause: error });
    }
  }

  private async follow(request: EgressRequest, first: URL, signal: AbortSignal): Promise<EgressAnswer> {
    let current = { ...request, target: first };
    for (let hops = request.redirects ?? 0; ; hops -= 1) {
      const answer = await this.once(current, signal);
      const { location } = answer.headers;
      const isRedirect = [301, 302, 303, 307, 308].includes(answer.status) && location !== undefined;
      if (!isRedirect || request.redirects === undefined) return answer;
      if (hops <= 0) throw egressProblem('egress.too-many-redirects', { details: { host: first.host } });
      current = redirected(current, addressOf(location, current.target), answer.status);
    }
  }

  private once(request: EgressRequest & { target: URL }, signal: AbortSignal): Promise<EgressAnswer> {
    const { target, body } = request;
    const guard = this.guardOf(target);
    const options: RequestOptions = {
      method: request.method,
      headers: { 'user-agent': 'Atelier', 'accept-encoding': 'identity', ...request.headers },
      lookup: guard,
      signal,
      agent: false,
    };
    return new Promise((resolve, reject) => {
      const send = target.protocol === 'https:' ? requestSecure : requestPlain;
      const outgoing = send(target, options, (incoming) => {
        collect(incoming, target, request.maxBytes ?? 5_000_000).then(resolve, reject);
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  /** Stands between name and connection; an address written out never gets there, so it is judged here. */
  private guardOf(target: URL): LookupFunction {
    const isAllowed = this.allowed.has(target.host) || this.allowed.has(target.hostname);
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    if (!isAllowed && isIP(literal) && isForbiddenAddress(literal)) throw refused(target);
    return (name, options, callback) => {
      this.resolve(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
        if (error) return callback(error, '', 0);
        // One public address among private ones is a trap, not an offer.
        const isForbidden = !isAllowed && addresses.some(({ address }) => isForbiddenAddress(address));
        const [chosen] = addresses;
        if (isForbidden || !chosen) return callback(refused(target), '', 0);
        return options.all ? callback(null, addresses) : callback(null, chosen.address, chosen.family);
      });
    };
  }
}

function refused(target: URL): NodeJS.ErrnoException {
  return egressProblem('egress.private-address', { details: { host: target.host } });
}

function addressOf(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw egressProblem('egress.bad-address', { details: { url: text.slice(0, 200) } });
  return url;
}

function redirected<R extends EgressRequest & { target: URL }>(request: R, target: URL, status: number): R {
  const stays = target.origin === request.target.origin;
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).filter(([name]) => stays || !credentials.test(name)),
  );
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  const { body: _body, ...bodiless } = request;
  return (
    becomesGet ? { ...bodiless, method: 'GET', headers, target } : { ...request, headers, target }
  ) as R;
}

async function collect(incoming: IncomingMessage, target: URL, limit: number): Promise<EgressAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) {
      incoming.destroy();
      throw egressProblem('egress.too-large', { details: { host: target.host, limit } });
    }
    chunks.push(chunk);
  }
  return {
    status: incoming.statusCode ?? 0,
    headers: flat(incoming),
    body: Buffer.concat(chunks),
    url: target.href,
  };
}

/** A map without a prototype: names come from outside. */
function flat(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
