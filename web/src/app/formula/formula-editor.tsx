import { lazy, Suspense } from 'react';
import type { FormulaEditorProps } from './formula-editor-props.ts';
import styles from './formula.module.css';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

/** A formula, written with labels and stored with keys. The editor itself is fetched when first shown. */
export function FormulaEditor(props: FormulaEditorProps) {
  return (
    <Suspense
      fallback={<div className={styles.frame} data-multiline={props.multiline === true} aria-hidden />}
    >
      <CodeEditor {...props} />
    </Suspense>
  );
}
