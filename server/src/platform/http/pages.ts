import helmet from '@fastify/helmet';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { requestProblem } from './request-problems.ts';

/**
 * What a page may load: everything from here, nothing from elsewhere, no inline script. Styles may be
 * inline because the component library and the charts write theirs into the page while it runs.
 */
const policy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

/** Addresses of the server itself, where a page would hide a mistake. */
const reserved = /^\/(api|livez|readyz|metrics)(\/|$)/;

/**
 * The built web application: files by their names, compressed beforehand, and the one page for every
 * other address, because its routes live in the browser. Only names that were there at the start are
 * ever opened.
 */
export function servePages(server: FastifyInstance, folder: string, secure: boolean): void {
  server.register(async (pages) => {
    const known = await namesIn(folder);
    pages.register(helmet, {
      contentSecurityPolicy: policy,
      // Where people come over plain HTTP, a promise of HTTPS would lock them out.
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      crossOriginOpenerPolicy: secure,
      originAgentCluster: secure,
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    });
    pages.register(files, {
      root: folder,
      serve: false,
      preCompressed: true,
      index: false,
      cacheControl: false,
    });
    pages.get('/*', (request, reply) => sendPage(request, reply, known));
  });
}

function sendPage(request: FastifyRequest, reply: FastifyReply, known: ReadonlySet<string>): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '/';
  const name = path.slice(1);
  if (known.has(name) && name !== 'index.html') {
    const isHashed = name.startsWith('assets/');
    return reply
      .header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      .sendFile(name);
  }
  // A missing script must not answer with a page: the browser would report a syntax error instead of a 404.
  if (reserved.test(path) || /\.[a-z0-9]{1,8}$|\.\.|%2f|%5c|\\/i.test(path))
    throw requestProblem('request.no-such-route');
  return reply.header('cache-control', 'no-cache').sendFile('index.html');
}

async function namesIn(folder: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name) && !entry.name.startsWith('.'))
      .map((entry) =>
        `${entry.parentPath}/${entry.name}`
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
      ),
  );
}
