import { isProblem, Problem } from '@atelier/problem';
import { HttpException } from '@nestjs/common';
import { databaseProblem } from '../database/database-problems.ts';
import { isConnectionTrouble, sqlStateOf } from '../database/pg-errors.ts';
import { errorCode } from '../error-code.ts';
import { requestProblem } from './request-problems.ts';

/** Any failure as the one kind of failure that clients meet. What is not expected becomes `bug`. */
export function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error;
  return problemOfHttp(error) ?? problemOfDatabase(error) ?? new Problem('bug', 'bug', { cause: error });
}

function problemOfDatabase(error: unknown): Problem | undefined {
  switch (sqlStateOf(error)) {
    case '57014':
      return databaseProblem('database.too-slow', { cause: error });
    case '55P03':
    case '40001':
    case '40P01':
      return databaseProblem('database.busy', { cause: error });
    default:
      return isConnectionTrouble(error)
        ? databaseProblem('database.unavailable', { cause: error })
        : undefined;
  }
}

/** What Fastify and Nest refuse by themselves, before or instead of a handler. */
function problemOfHttp(error: unknown): Problem | undefined {
  if (error instanceof HttpException) return problemOfStatus(error.getStatus(), error);
  const code = errorCode(error);
  if (code === undefined) return undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return requestProblem('request.too-large', { details: { limit: '1 MB' }, cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return requestProblem('request.unsupported-type', { cause: error });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
    case 'ERR_HTTP_REQUEST_TIMEOUT':
    case 'ECONNABORTED':
      return requestProblem('request.malformed', { cause: error });
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return requestProblem('request.no-such-route', { cause: error });
    default:
      return code.startsWith('FST_') ? problemOfStatus(statusCodeOf(error), error) : undefined;
  }
}

function statusCodeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error
    ? Number(error.statusCode)
    : 500;
}

function problemOfStatus(status: number, cause: unknown): Problem | undefined {
  if (status === 404 || status === 405) return requestProblem('request.no-such-route', { cause });
  if (status === 413) return requestProblem('request.too-large', { details: { limit: '1 MB' }, cause });
  if (status === 415) return requestProblem('request.unsupported-type', { cause });
  if (status === 503) return requestProblem('request.stopping', { cause });
  return status >= 400 && status < 500 ? requestProblem('request.malformed', { cause }) : undefined;
}

/** The HTTP status of a problem follows from who has to act, with a few that HTTP names itself. */
export function statusOf(problem: Problem): number {
  switch (problem.code) {
    case 'request.sign-in-needed':
      return 401;
    case 'request.too-large':
      return 413;
    case 'request.unsupported-type':
      return 415;
  }
  switch (problem.kind) {
    case 'invalid':
      return 400;
    case 'denied':
      return 403;
    case 'missing':
      return 404;
    case 'conflict':
      return 409;
    case 'limit':
      return 'retryAfterSeconds' in problem.details ? 429 : 422;
    case 'unavailable':
      return 503;
    case 'bug':
      return 500;
  }
}
