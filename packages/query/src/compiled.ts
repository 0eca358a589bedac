import type { ValueType } from '@atelier/expression';
import type { RecordAction } from './policy.ts';
import type { Policy, Viewer } from './policy.ts';
import type { Catalog } from '@atelier/entity';
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
  /** Key in `QueryRow.values`: the field path, or the `as` of a group or measure. */
  readonly name: string;
  readonly role: 'field' | 'group' | 'measure';
  /** Entity and key of the field at the end of the path; absent for count. */
  readonly entity?: string;
  readonly field?: string;
  /** Id of the field kind; absent for count and for buckets. */
  readonly kind?: string;
  readonly type: ValueType;
  /** Where the value points: an entity or 'user'. Grouped queries bring the titles in `related`. */
  readonly target?: string;
  readonly bucket?: TimeBucket;
  readonly function?: Measure['function'];
  /** The viewer sees this field only masked, on every row. */
  readonly masked?: boolean;
}

export interface QueryRow {
  /** JSON values by column name. Counts, sums, averages and medians are decimal text. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Records that came along (`expand`, groups by relation), null where there is none to see. */
  readonly related: Readonly<Record<string, RelatedRecord | null>>;
}

export interface RelatedRecord {
  readonly id: string;
  readonly title: string;
  /** The fields that `expand` names. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface QueryPage {
  readonly rows: readonly QueryRow[];
  /** For `page.after` of the next page; absent on the last. */
  readonly next?: string;
}

export interface CompiledQuery {
  /** Asks for one row more than the page holds, to know whether there is a next one. */
  readonly statement: Statement;
  /** Gives one row `{ count: text }`; there when `count` was asked for. */
  readonly countStatement?: Statement;
  /** Gives one row for `readTotals`; there when `totals` was asked for. */
  readonly totalsStatement?: Statement;
  readonly columns: readonly QueryColumn[];
  readonly pageSize: number;
  /** All rows of `statement` → at most `pageSize` rows and the cursor of what follows. */
  readPage(rows: readonly DatabaseRow[]): QueryPage;
  readRow(row: DatabaseRow): QueryRow;
  /** The row of `totalsStatement` → measures by name. */
  readTotals(row: DatabaseRow): Readonly<Record<string, unknown>>;
  /** The `after` that continues behind this row. */
  cursorOf(row: DatabaseRow): string;
}
