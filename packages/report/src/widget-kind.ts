import type { Catalog, FieldModel, JsonSchema } from '@atelier/entity';
import type { Issue, Language, Localized } from '@atelier/problem';
import type { Query } from '@atelier/query';
import type { Question, Widget } from './dashboard.ts';

/** Pure data about a widget kind. */
export interface WidgetKindDefinition {
  readonly id: string;
  readonly version: number;
  readonly label: Localized;
  readonly help: Localized;
  /** Name of an icon in @ant-design/icons. */
  readonly icon: string;
  readonly settingsSchema: JsonSchema;
  readonly defaultSettings: Readonly<Record<string, unknown>>;
  readonly traits: {
    readonly dimensions: { readonly min: number; readonly max: number };
    readonly measures: { readonly min: number; readonly max: number };
    /** Shows records rather than groups. */
    readonly records: boolean;
    /** Wants its first dimension to be a date with a bucket. */
    readonly time: boolean;
    readonly smallest: { readonly width: number; readonly height: number };
    readonly usual: { readonly width: number; readonly height: number };
  };
}

/** What a widget draws: columns and rows of plain values, numbers as exact decimal text. */
export interface Dataset {
  readonly columns: readonly DatasetColumn[];
  readonly rows: readonly DatasetRow[];
  /** How many rows there are when not all are here. */
  readonly total: number;
  readonly asOf: string;
}

export interface DatasetColumn {
  readonly key: string;
  readonly label: Localized;
  readonly role: 'dimension' | 'measure' | 'field';
  /** The field behind it, for formatting. */
  readonly field?: FieldModel;
  readonly bucket?: string;
  /** Numbers stand at the end of their column, so that digits line up. */
  readonly align: 'start' | 'end';
}

export interface DatasetRow {
  readonly values: Readonly<Record<string, unknown>>;
  /** Values as a person reads them in the viewer's language: option labels, titles, dates, amounts. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface WidgetKindBehaviour {
  /** What traits cannot say; `at` below the widget. */
  check?(widget: Widget, catalog: Catalog): readonly Issue[];
  /** Default: group by the dimensions, sort and limit as the question says. */
  toQuery?(question: Question, catalog: Catalog): Query;
  /** Last touches on the rows before they are drawn: fill empty buckets, order. */
  shape?(
    dataset: Dataset,
    widget: Widget,
    reading: { readonly language: Language; readonly timeZone: string },
  ): Dataset;
}

export interface WidgetKind {
  readonly definition: WidgetKindDefinition;
  readonly behaviour: WidgetKindBehaviour;
}

export interface WidgetKinds {
  get(id: string): WidgetKind | undefined;
  all(): readonly WidgetKind[];
}
