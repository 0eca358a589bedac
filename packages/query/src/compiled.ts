import type { Catalog } from '@atelier/entity';
import type { ValueType } from '@atelier/expression';
import type { Policy, RecordAction, Viewer } from './policy.ts';
import type { Measure, TimeBucket } from './query.ts';

/** Everything a compiler needs to know of the moment. Nothing is fetched. */
export interface QueryContext {
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly viewer: Viewer;
  /** The instant that NOW() gives, ISO 8601; the viewer's zone says which day that is. */
  readonly now: string;
  /** Whose rights on rows and cells count: those to read (default) or those to export. */
  readonly action?: Extract<RecordAction, 'read' | 'export'>;
}

/** For `pg`: `client.query(text, values)`. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** A row as `pg` gives it. */
export type DatabaseRow = Readonly<Record<string, unknown>>;

export interface QueryColumn {
  /** Key in a row: the field path, or the `as` of a group or measure. */
  readonly name: string;
  readonly role: 'field' | 'group' | 'measure';
  /** Entity and key of the field at the end of the path; absent for count. */
  readonly entity?: string;
  readonly field?: string;
  /** Id of the field kind whose value this is; absent for buckets and for measures that calculate. */
  readonly kind?: string;
  readonly type: ValueType;
  /** Where the value points: an entity or 'user'. Its titles are in `QueryPage.titles` if asked for. */
  readonly target?: string;
  readonly bucket?: TimeBucket;
  readonly function?: Measure['function'];
  /** The viewer sees this field only masked, on every row: a text instead of a value of the kind. */
  readonly masked?: boolean;
}

/**
 * JSON values by column name. Counts, sums, averages and medians are decimal text; buckets are the
 * day they begin on, hours the instant.
 */
export type QueryRow = Readonly<Record<string, unknown>>;

/** Names of what rows point at: `titles[target][id]`. Records out of the viewer's sight are not in it. */
export type QueryTitles = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface QueryPage {
  readonly rows: readonly QueryRow[];
  /** Titles of `expand` and of groups by relation. */
  readonly titles: QueryTitles;
  /** For `page.after` of the next page; absent on the last. */
  readonly next?: string;
}

export interface WholeOfGroups {
  readonly count?: number;
  readonly totals?: QueryRow;
}

export interface CompiledQuery {
  /** Asks for one row more than the page holds, to know whether there is a next one. */
  readonly statement: Statement;
  /** Gives one row `{ count: text }`; there when `count` was asked for. */
  readonly countStatement?: Statement;
  /** Gives one row for `readTotals`; there when `totals` was asked for. */
  readonly totalsStatement?: Statement;
  /** What a row holds, in order: selected fields and those of `expand`, or groups and measures. */
  readonly columns: readonly QueryColumn[];
  readonly pageSize: number;
  /** Whether the statements stay right as time passes: nothing in them speaks of today or now. */
  readonly timeless: boolean;
  /** All rows of `statement` → at most `pageSize` rows, titles, and the cursor of what follows. */
  readPage(rows: readonly DatabaseRow[]): QueryPage;
  readRow(row: DatabaseRow): QueryRow;
  /** The row of `totalsStatement` → measures by name. */
  readTotals(row: DatabaseRow): QueryRow;
  /**
   * What the rows of `statement` already say about all groups; what is in it need not be asked for with
   * `countStatement` and `totalsStatement`. Undefined when the rows are too few to say it.
   */
  readWhole?(rows: readonly DatabaseRow[]): WholeOfGroups | undefined;
  /** The `after` that continues behind this row. */
  cursorOf(row: DatabaseRow): string;
}
