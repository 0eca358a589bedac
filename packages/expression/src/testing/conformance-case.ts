import type { ProbeLine, ProbeRecord } from './world.ts';

/** A result as JSON: numbers as decimal text, date-times in UTC. */
export type PlainResult = null | string | boolean | readonly string[];

/** One formula and what it must give, in memory and in PostgreSQL, for several records. */
export interface ConformanceCase {
  readonly formula: string;
  readonly rows: readonly (readonly [record: ProbeRecord, result: PlainResult])[];
  readonly zone?: string;
  readonly now?: string;
  /** Lines of every record. */
  readonly lines?: readonly ProbeLine[];
}
