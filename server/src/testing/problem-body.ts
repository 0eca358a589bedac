import type { ProblemAnswer } from '@atelier/api';

/** The body of an answer that a test knows to be a problem. */
export function problem(answer: { readonly body: unknown }): ProblemAnswer {
  return answer.body as ProblemAnswer;
}
