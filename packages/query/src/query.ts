import type { ConditionGroup } from '@atelier/expression';

/**
 * Every read of user records is this document, compiled by one compiler that applies the viewer's
 * policy to every field mention. Field paths are dotted keys ('name', 'owner.name').
 */
export interface Query {
  readonly entity: string;
  /** Output columns of a row query; default: every own and system field the viewer may read. */
  readonly select?: readonly string[];
  readonly filter?: Filter;
  /** Infix, pinyin and initials over the searchable fields that the viewer may read. */
  readonly search?: string;
  readonly sort?: readonly Sort[];
  /** Makes it a grouped query: one row per combination, with `measures`. */
  readonly group?: readonly Group[];
  readonly measures?: readonly Measure[];
  /** Relations whose records come along with each row: their title, and the named fields as 'relation.field'. */
  readonly expand?: readonly { readonly relation: string; readonly select?: readonly string[] }[];
  readonly page?: { readonly size?: number; readonly after?: string };
  /** Also count all rows that match (groups, in a grouped query). */
  readonly count?: boolean;
  /** Also the measures over all rows, as if there were no groups. */
  readonly totals?: boolean;
  /** Look into the recycle bin instead. */
  readonly deleted?: boolean;
}

/** A condition tree, a formula, several of them that must all hold, or one key of a grouped row. */
export type Filter =
  | ConditionGroup
  | { readonly formula: string }
  | { readonly all: readonly Filter[] }
  | { readonly cell: GroupCell };

/**
 * The rows behind one group: those that a grouped query counts under `value` of this group. Written
 * by `drillQuery`; compiled from the same expression as the group, so that the two always agree.
 */
export interface GroupCell {
  readonly field: string;
  readonly bucket?: TimeBucket;
  /** As the grouped query gave it: the key's JSON value, null for rows without one. */
  readonly value: string | number | boolean | null;
}

export interface Sort {
  readonly field: string;
  readonly direction: 'ascending' | 'descending';
  /** Empty values come last unless said otherwise. */
  readonly empty?: 'first' | 'last';
}

export type TimeBucket = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface Group {
  readonly field: string;
  /** For dates and date-times, in the viewer's zone; weeks start on Monday. */
  readonly bucket?: TimeBucket;
  /** Name of the output column; default the field path. `^[a-zA-Z][a-zA-Z0-9_]{0,39}$` */
  readonly as?: string;
}

export interface Measure {
  readonly function: 'count' | 'countDistinct' | 'sum' | 'average' | 'median' | 'minimum' | 'maximum';
  /** Not for count. */
  readonly field?: string;
  readonly as: string;
  /** Only rows for which this holds. */
  readonly filter?: Filter;
}
