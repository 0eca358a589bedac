import type { Related } from './ast.ts';
import type { SqlFragment } from './sql.ts';

/**
 * How the world of a statement looks. Fragments have the SQL type of their ValueType: text → text,
 * number → numeric, boolean → boolean, date → date, dateTime → timestamptz, list → text[],
 * record and user → uuid. A value that is known beforehand comes as `parameter(value, cast)`; then
 * comparisons with it can use an index.
 */
export interface SqlTarget {
  field(path: readonly string[]): SqlFragment;
  variable(name: string, path: readonly string[]): SqlFragment;
  /**
   * `EXISTS (SELECT … WHERE via = this record AND compileWhere(inner))`; the quantifier is not the
   * target's business. `inner` reads fields of the related entity.
   */
  related(related: Related, compileWhere: (inner: SqlTarget) => SqlFragment): SqlFragment;
  /** The instant that NOW() gives, ISO 8601. */
  readonly now: string;
  /** IANA zone in which days begin. */
  readonly timeZone: string;
}
