import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SessionOrigin } from './sessions.ts';

/** Where a request comes from: address and browser. */
export const Origin = createParamDecorator((_data: undefined, context: ExecutionContext): SessionOrigin => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { address: request.ip, userAgent: request.headers['user-agent'] };
});
