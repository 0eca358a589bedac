import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Settings } from '../platform/settings.ts';
import { sessionSeconds } from './session-life.ts';

const plainName = 'atelier';
/** The prefix makes browsers refuse the cookie unless it came over HTTPS, for this host and all its paths. */
const secureName = '__Host-atelier';

/** How the session travels. Over plain HTTP (a shop's own network) it works too, without the prefix. */
@Injectable()
export class SessionCookie {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  isSecure(request: FastifyRequest): boolean {
    const { publicUrl } = this.settings;
    if (publicUrl?.protocol === 'https:' && request.headers.host === publicUrl.host) return true;
    return request.protocol === 'https';
  }

  read(request: FastifyRequest): string | undefined {
    const { cookie } = request.headers;
    if (cookie === undefined) return undefined;
    return valueOf(cookie, this.isSecure(request) ? secureName : plainName);
  }

  write(request: FastifyRequest, reply: FastifyReply, token: string): void {
    this.set(request, reply, `${token}; Max-Age=${sessionSeconds}`);
  }

  clear(request: FastifyRequest, reply: FastifyReply): void {
    this.set(request, reply, '; Max-Age=0');
  }

  private set(request: FastifyRequest, reply: FastifyReply, value: string): void {
    const secure = this.isSecure(request);
    const name = secure ? secureName : plainName;
    void reply.header(
      'set-cookie',
      `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
    );
  }
}

function valueOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim() || undefined;
  }
  return undefined;
}
