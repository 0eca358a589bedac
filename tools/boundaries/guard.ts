import type { Repository } from './repository.ts';

/** A place that breaks a rule. `line` counts from 1; `detail` says what was found there. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly detail: string;
}

export interface Guard {
  readonly id: string;
  /** The rule in one sentence, as it is printed under each finding. */
  readonly rule: string;
  find(repository: Repository): readonly Finding[];
}
