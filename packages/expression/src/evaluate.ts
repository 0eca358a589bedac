import type { Related } from './ast.ts';

/**
 * Gives the plain (JSON) value of a field path of the record at hand: ['owner', 'name']. Numbers may
 * come as JSON numbers or decimal strings, date-times as ISO text; undefined counts as empty.
 */
export type FieldReader = (path: readonly string[]) => unknown;

/** Gives the plain value of a variable: ('me', []) is the user's id, ('me', ['name']) the name. */
export type VariableReader = (name: string, path: readonly string[]) => unknown;

/** Everything an expression can know while it runs in memory. */
export interface EvaluationContext {
  readonly record: FieldReader;
  readonly variables?: VariableReader;
  /** The instant that NOW() gives, ISO 8601. */
  readonly now: string;
  /** IANA zone in which days begin: 'Asia/Shanghai'. */
  readonly timeZone: string;
  /**
   * Whether some related record matches. Needed only where an expression mentions related records
   * (`mentions(…).related`); without it such an expression does not run in memory.
   */
  readonly related?: (related: Related, matches: (record: FieldReader) => boolean) => boolean;
}
