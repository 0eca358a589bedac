import type { FieldSettings, ParseContext } from '@atelier/entity';

/**
 * What a kind promises, as cases. The contract suite runs all of them: in memory here, against
 * PostgreSQL in the server's tests. Settings are laid over the kind's defaults.
 */
export interface KindExamples {
  /** Values in their one stored form: typical ones and those at the edge of what is allowed. */
  readonly values: readonly ExampleValue[];
  /** What an API client may send, and the stored form it gets. */
  readonly normalized?: readonly {
    readonly from: unknown;
    readonly to: unknown;
    readonly settings?: FieldSettings;
  }[];
  /** Values that are refused, with the code and where it points. */
  readonly refused: readonly {
    readonly value: unknown;
    readonly code: string;
    readonly at?: string;
    readonly settings?: FieldSettings;
  }[];
  /** What people type and sheets hold, and the value it means. */
  readonly texts: readonly {
    readonly text: string;
    readonly value: unknown;
    readonly settings?: FieldSettings;
    readonly context?: Partial<ParseContext>;
  }[];
  readonly refusedTexts: readonly {
    readonly text: string;
    readonly code: string;
    readonly settings?: FieldSettings;
  }[];
  /** Settings that the schema or the kind refuses; `at` points at the setting. */
  readonly refusedSettings?: readonly {
    readonly settings: FieldSettings;
    readonly at: string;
    readonly code?: string;
  }[];
  /** Settings as an earlier version stored them. One of each past version. */
  readonly pastSettings?: readonly { readonly version: number; readonly settings: FieldSettings }[];
  /** What a designer still has to fill in: the code with which the default settings are refused. */
  readonly incomplete?: string;
  /** Columns of sheets that are this kind. */
  readonly columns?: readonly {
    readonly header: string;
    readonly cells: readonly string[];
    readonly settings?: FieldSettings;
  }[];
}

export interface ExampleValue {
  readonly value: unknown;
  readonly settings?: FieldSettings;
  /** How it reads in each language; what it reads as is also what it is read from, unless `lossy`. */
  readonly zh: string;
  readonly en: string;
  readonly lossy?: boolean;
}

/** A value that reads the same in both languages. */
export function same(value: unknown, text: string, settings?: FieldSettings): ExampleValue {
  return { value, zh: text, en: text, ...(settings ? { settings } : {}) };
}
