import type { ScopeField, SqlFragment, ValueType } from '@atelier/expression';
import type { Issue, Language, Localized, Result } from '@atelier/problem';
import type { FieldModel } from './model.ts';

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export type FieldSettings = Readonly<Record<string, unknown>>;

/** Pure data about a kind: what a designer shows and what a stored document may say. */
export interface FieldKindDefinition<Settings extends FieldSettings = FieldSettings> {
  readonly id: string;
  /** Rises when the stored shape of settings changes; `migrations` lead from older shapes. */
  readonly version: number;
  readonly label: Localized;
  readonly help: Localized;
  readonly group: 'text' | 'number' | 'choice' | 'date' | 'contact' | 'relation' | 'system';
  /** Name of an icon of @atelier/ui's `Icon`. */
  readonly icon: string;
  readonly settingsSchema: JsonSchema;
  readonly defaultSettings: Settings;
  readonly migrations?: readonly { readonly to: number; up(settings: FieldSettings): FieldSettings }[];
  readonly traits: FieldTraits;
  /** Not offered to designers: the placeholder of an unknown kind. */
  readonly hidden?: boolean;
}

/** What others may ask about a kind instead of comparing its id. */
export interface FieldTraits {
  /** Type in expressions. */
  readonly type: ValueType;
  /** May be sorted and compared with < >. */
  readonly ordered: boolean;
  /** May be a group of a report (select, relation, date with buckets …). */
  readonly groupable: boolean;
  /** May be summed and averaged. */
  readonly summable: boolean;
  /** Takes part in the search index of its entity. */
  readonly searchable: boolean;
  /** May name a record. */
  readonly title: boolean;
  /** May carry a unique key. */
  readonly unique: boolean;
  /** Never typed in by a person (autoNumber). */
  readonly generated: boolean;
  /** A value is picked from a list (options, records, users, yes/no), not typed. */
  readonly picked?: boolean;
  /** Several values in one cell. */
  readonly multiple: boolean;
  /** Fits into a list column / is worth a wide form row. */
  readonly wide: boolean;
}

/** What a parser may need to know of the world; given by the caller, never fetched. */
export interface ParseContext {
  readonly language: Language;
  readonly timeZone: string;
  /** Order of day and month where the text leaves it open ('05.03.1990' is day first). */
  readonly dayFirst: boolean;
  /** Looks up a user or record by what a person typed: name, e-mail, title. Undefined = not found. */
  resolve?(target: string, text: string): string | undefined;
}

export interface FormatContext {
  readonly language: Language;
  readonly timeZone: string;
  /** The title of a related record or the name of a user. */
  title?(target: string, id: string): string | undefined;
}

/**
 * The light half of a kind's behaviour: how its values are shown and what conditions see of them.
 * It is all that a list of records needs; what reads and checks values brings whole libraries along.
 */
export interface FieldKindDisplay<Settings extends FieldSettings = FieldSettings> {
  /** JSON Schema of a filled value; null is allowed or not by `required`, not by the kind. */
  valueSchema(settings: Settings): JsonSchema;
  /** What a person reads in a cell or file. */
  formatText(value: unknown, settings: Settings, context: FormatContext): string;
  /** How the expression language sees the field. */
  scope(field: FieldModel): Omit<ScopeField, 'key' | 'label'>;
  /** The entity a value of this kind points at: relation → its target, user → 'user'. */
  target?(settings: Settings): string | undefined;
}

/**
 * Pure functions of a kind. A *value* is JSON as the API carries it: text/phone/email/url/select:
 * string; number/percent: number; money: decimal string '1234.50'; boolean; date 'YYYY-MM-DD';
 * dateTime ISO 8601 UTC; multiSelect/tags: string[]; relation/user: id; empty is null.
 */
export interface FieldKindBehaviour<
  Settings extends FieldSettings = FieldSettings,
> extends FieldKindDisplay<Settings> {
  /**
   * Column type, e.g. 'text COLLATE "zh-x-icu"', 'numeric', 'uuid'. Written by us, never by a user.
   * `references` is the key of the entity whose `id` the column points at (a real foreign key);
   * `onDelete` says what happens here when that record is deleted for good.
   */
  column(settings: Settings): {
    readonly type: string;
    readonly references?: string;
    readonly onDelete?: 'restrict' | 'clear' | 'delete';
  };
  /** JSON value → value for a pg parameter, and back from what pg returns. */
  toDatabase(value: unknown, settings: Settings): unknown;
  fromDatabase(value: unknown, settings: Settings): unknown;
  /** Brings an accepted value to its one stored form (trim, E.164, lower-case mail, full-width digits). */
  normalize(value: unknown, settings: Settings): unknown;
  /**
   * Everything wrong with a normalized, filled value, `at` inside the value ('' or '/0'). Never laxer
   * than `valueSchema`, often stricter (a phone number must exist in its country's plan), and its
   * codes are the ones a person reads; the schema says the same to other tools.
   */
  checkValue?(value: unknown, settings: Settings): Issue[];
  /** The value of the n-th record (n from 1), for kinds with the trait `generated`. */
  generate?(n: number, settings: Settings): unknown;
  /** Reads what a person typed or a sheet holds. Issues have `at: ''`. Empty text is null. */
  parseText(text: string, settings: Settings, context: ParseContext): Result<unknown>;
  /** Words under which a record is found by this value; '' for none. */
  searchText(value: unknown, settings: Settings): string;
  /** How likely a column of a sheet is of this kind: 0 … 1, with the settings to propose. */
  recognize?(sample: ColumnSample): { readonly likelihood: number; readonly settings?: Settings };
  /** Shows part of a value (138****5678); without it a masked cell is empty. Runs in SQL so that the value never leaves the database. */
  maskSql?(column: SqlFragment): SqlFragment;
  /** Issues that the settings schema cannot say (duplicate option values …), `at` below the settings. */
  checkSettings?(settings: Settings): Issue[];
  /** Converts a value of another kind by way of its text unless something better is known. */
  convertFrom?(value: unknown, from: FieldModel, settings: Settings): Result<unknown> | undefined;
}

export interface ColumnSample {
  readonly header: string;
  /** Non-empty cells, at most 1,000. */
  readonly cells: readonly string[];
  readonly distinct: number;
}

export interface FieldKind<Behaviour extends FieldKindDisplay = FieldKindBehaviour> {
  readonly definition: FieldKindDefinition;
  readonly behaviour: Behaviour;
}

/** The installed field kinds. `get` of an unknown id is the placeholder kind, never a throw. */
export interface FieldKinds<Behaviour extends FieldKindDisplay = FieldKindBehaviour> {
  get(id: string): FieldKind<Behaviour>;
  has(id: string): boolean;
  all(): readonly FieldKind<Behaviour>[];
}
