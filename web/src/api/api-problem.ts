import type { ProblemAnswer } from '@atelier/api';
import { pointer, Problem, type Issue, type ProblemKind } from '@atelier/problem';
import type { ShownProblem } from '@atelier/ui';

/** An issue as the server tells it: with its sentence in the language of the request. */
export interface ShownIssue extends Issue {
  readonly message: string;
}

const kinds: Readonly<Record<number, ProblemKind>> = {
  400: 'invalid',
  401: 'denied',
  403: 'denied',
  404: 'missing',
  409: 'conflict',
  413: 'limit',
  422: 'invalid',
  429: 'limit',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** A failed call, in the words of the server. */
export class ApiProblem extends Problem {
  readonly title: string;
  readonly status: number;
  readonly traceId: string;
  readonly shownIssues: readonly ShownIssue[];

  constructor(answer: ProblemAnswer) {
    super(answer.code, kinds[answer.status] ?? (answer.status >= 500 ? 'bug' : 'invalid'), {
      details: answer.details ?? {},
      issues: answer.issues,
    });
    this.name = 'ApiProblem';
    this.message = answer.title;
    this.title = answer.title;
    this.status = answer.status;
    this.traceId = answer.traceId;
    this.shownIssues = answer.issues;
  }
}

/** Whatever was thrown, as something a person can read; `fallback` is the sentence for the unexpected. */
export function shownProblem(error: unknown, fallback: string): ShownProblem {
  if (error instanceof ApiProblem) {
    const { title, code, traceId, shownIssues: issues } = error;
    // The number is for what nobody expected; a wrong password needs no inquiry.
    return error.status >= 500 ? { title, code, traceId, issues } : { title, code, issues };
  }
  return { title: fallback };
}

/** The sentence about one part of what was sent: `issueAt(error, 'email')`. */
export function issueAt(error: unknown, ...keys: readonly string[]): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const wanted = pointer(...keys);
  return error.shownIssues.find((issue) => issue.at === wanted || issue.at === `/body${wanted}`)?.message;
}

/** The sentence to show above a form, unless every issue already stands at its field. */
export function remainingProblem(
  error: unknown,
  fallback: string,
  shown: readonly string[],
): ShownProblem | undefined {
  if (error === null || error === undefined) return undefined;
  const problem = shownProblem(error, fallback);
  const rest = (problem.issues ?? []).filter(
    (issue) => !shown.some((key) => issueAt(error, key) === issue.message),
  );
  if (problem.issues?.length && rest.length === 0) return undefined;
  return { ...problem, issues: rest };
}
