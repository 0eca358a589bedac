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
  /** One relation whose records come along with each row: their title, and the named fields. */
  readonly expand?: readonly { readonly relation: string; readonly select?: readonly string[] }[];
  readonly page?: { readonly size?: number; readonly after?: string };
  /** Also count all rows that match. */
  readonly count?: boolean;
  /** Look into the recycle bin instead. */
  readonly deleted?: boolean;
}

/** A condition tree, a formula, or several of them that must all hold. */
export type Filter =
  | ConditionGroup
  | { readonly formula: string }
  | { readonly all: readonly Filter[] };

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
