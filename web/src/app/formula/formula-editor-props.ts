import type { Scope, ValueType } from '@atelier/expression';

export interface FormulaEditorProps {
  /** What may be mentioned. Keep one object between renders. */
  readonly scope: Scope;
  /** As stored: with keys. What cannot be read is stored as it was typed. */
  readonly value: string;
  onChange(value: string): void;
  /** What the formula must give; an empty value always fits. */
  readonly expects?: ValueType | readonly ValueType[];
  /** For screen readers; the visible label stands above. */
  readonly label: string;
  readonly id?: string;
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  /** ids of the texts that describe it. */
  readonly describedBy?: string;
}
