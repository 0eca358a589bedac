import type { ProblemAnswer } from '@atelier/api';
import type { Issue, Language, Problem } from '@atelier/problem';
import type { Texts } from '../text/texts.ts';
import { statusOf } from './problem-of.ts';

export interface Telling {
  /** By which the log can be searched. */
  readonly traceId: string;
  readonly texts: Texts;
  readonly language: Language;
}

/** A problem as RFC 9457 wants it, with its sentences in one language. */
export function problemAnswer(problem: Problem, { traceId, texts, language }: Telling): ProblemAnswer {
  // What broke inside is for the log; outside only the number by which to find it there.
  const details = problem.kind === 'bug' ? { traceId } : problem.details;
  const code = problem.kind === 'bug' ? 'bug' : problem.code;
  return {
    type: `urn:atelier:problem:${code}`,
    title: texts.textOf({ code, details }, language),
    status: statusOf(problem),
    code,
    ...(Object.keys(details).length > 0 ? { details } : {}),
    issues: issuesOf(problem).map((issue) => ({ ...issue, message: texts.textOf(issue, language) })),
    traceId,
  };
}

/** A problem about one place without issues of its own is an issue at that place. */
function issuesOf(problem: Problem): readonly Issue[] {
  if (problem.issues.length > 0 || problem.at === undefined || problem.kind === 'bug') return problem.issues;
  return [{ code: problem.code, at: problem.at, details: problem.details }];
}
