import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '../log/log.ts';
import { Texts } from '../text/texts.ts';
import { languageOf } from './language.ts';
import { problemAnswer } from './problem-answer.ts';
import { problemOf } from './problem-of.ts';

/** The one place where a failure becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Texts) private readonly texts: Texts,
    @Inject(Log) private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    this.log.problem(problem, {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url,
    });
    if (reply.sent || reply.raw.headersSent) {
      // The status is out already; a cut connection is the only way left to say that this is not all.
      reply.raw.destroy();
      return;
    }
    const answer = problemAnswer(problem, {
      traceId: request.id,
      texts: this.texts,
      language: languageOf(request),
    });
    const retryAfter = problem.kind === 'unavailable' ? 2 : problem.details['retryAfterSeconds'];
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    // A body that was not read to its end would be taken for the next request on the connection.
    if (!request.raw.readableEnded && request.raw.readableLength > 0)
      void reply.header('connection', 'close');
    void reply
      .status(answer.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(answer);
  }
}
