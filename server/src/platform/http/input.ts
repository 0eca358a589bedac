import { bug } from '@atelier/problem';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { stateOf } from './request-state.ts';

/** The validated `{ params, search, body }` of the endpoint: `@Input() input: InputOf<typeof readRecord>`. */
export const Input = createParamDecorator((_data: undefined, context: ExecutionContext): unknown => {
  const state = stateOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!state) throw bug('a handler ran without the route guard');
  return state.input;
});

/** A file as it streams in. Read it once, to the end or destroy it. */
export interface UploadedBody {
  readonly stream: Readable;
  /** As the client calls it; not to be believed. */
  readonly contentType: string;
  /** Bytes announced, if the client said so. */
  readonly length: number | undefined;
}

/** The raw body of an endpoint with `upload: true`: `@Upload() file: UploadedBody`. */
export const Upload = createParamDecorator((_data: undefined, context: ExecutionContext): UploadedBody => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const length = Number(request.headers['content-length']);
  return {
    stream: request.body as Readable,
    contentType: request.headers['content-type'] ?? 'application/octet-stream',
    length: Number.isFinite(length) ? length : undefined,
  };
});
