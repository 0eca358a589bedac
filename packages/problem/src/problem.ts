import type { Catalogue, CodeEntry, ProblemKind } from './catalogue.ts';
import type { Issue } from './issue.ts';

export interface ProblemOptions {
  readonly details?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly Issue[];
  readonly at?: string;
  readonly cause?: unknown;
}

/**
 * The one failure that services throw. `code` names the sentence in a catalogue, `kind` says who
 * has to act, `issues` name every place that is wrong. `details` must be safe to show to the user.
 */
export class Problem extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly details: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  readonly at: string | undefined;

  constructor(code: string, kind: ProblemKind, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.kind = kind;
    this.details = options.details ?? {};
    this.issues = options.issues ?? [];
    this.at = options.at;
  }
}

/**
 * Makes the thrower of one catalogue; a code that the catalogue does not hold does not compile.
 *
 * @example
 * const problem = problemsOf(recordProblems);
 * throw problem('record.stale', { details: { version: 7 } });
 */
export function problemsOf<C extends Catalogue>(catalogue: C) {
  return (code: keyof C & string, options?: ProblemOptions): Problem => {
    const entry: CodeEntry | undefined = catalogue[code];
    return new Problem(code, entry?.kind ?? 'bug', options);
  };
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

/** A broken invariant: never the user's fault, never expected. The text is for developers. */
export function bug(message: string, cause?: unknown): Problem {
  const problem = new Problem('bug', 'bug', { cause });
  problem.message = message;
  return problem;
}

/** Ends a `switch` over a union; a forgotten member does not compile. */
export function assertNever(value: never): never {
  throw bug(`unexpected value: ${JSON.stringify(value)}`);
}
