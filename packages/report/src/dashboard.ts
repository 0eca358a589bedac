import type { Filter } from '@atelier/query';
import type { Localized } from '@atelier/problem';

/**
 * A dashboard as it is designed and published: widgets on a grid of 12 columns. A widget is a
 * question about records plus how the answer is shown.
 */
export interface Dashboard {
  /** Same pattern as entity keys. */
  readonly key: string;
  readonly label: Localized;
  readonly description?: Localized;
  readonly widgets: readonly Widget[];
}

export interface Widget {
  /** `^[a-z][a-zA-Z0-9]{0,39}$`, unique in the dashboard. */
  readonly id: string;
  /** Id of a widget kind. */
  readonly kind: string;
  readonly title: Localized;
  readonly question: Question;
  /** How it is shown; checked by the kind's settings schema. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** In grid units: 12 columns, rows of 32 px (16 and a gap of 16). On a phone widgets follow one another in reading order. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What a widget asks, in terms of measures and dimensions. It becomes a `Query`, so that the
 * viewer's policy holds and every cell can be drilled.
 */
export interface Question {
  readonly entity: string;
  readonly filter?: Filter;
  /** At most 3. None: one total. */
  readonly dimensions: readonly Dimension[];
  /** At least one for charts and numbers; none for a table of records. */
  readonly measures: readonly WidgetMeasure[];
  /** Field paths of a table of records. */
  readonly fields?: readonly string[];
  readonly sort?: { readonly by: string; readonly direction: 'ascending' | 'descending' };
  /** Rows shown; more are counted and said, never silently cut. */
  readonly limit?: number;
}

export interface Dimension {
  readonly field: string;
  readonly bucket?: 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
}

export interface WidgetMeasure {
  readonly function: 'count' | 'countDistinct' | 'sum' | 'average' | 'median' | 'minimum' | 'maximum';
  readonly field?: string;
  readonly label?: Localized;
  readonly filter?: Filter;
}
