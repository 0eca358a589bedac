import type { Scope, ValueType } from '@atelier/expression';
import { lazy, Suspense } from 'react';
import styles from './formula.module.css';

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

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

/** A formula, written with labels and stored with keys. The editor itself is fetched when first shown. */
export function FormulaEditor(props: FormulaEditorProps) {
  return (
    <Suspense fallback={<div className={styles.frame} data-multiline={props.multiline === true} aria-hidden />}>
      <CodeEditor {...props} />
    </Suspense>
  );
}
