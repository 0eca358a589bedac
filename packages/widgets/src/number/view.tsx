import { localize } from '@atelier/problem';
import type { WidgetViewProps } from '../view.ts';
import styles from '../widgets.module.css';

export function NumberView({ widget, dataset, language, onDrill }: WidgetViewProps) {
  const column = dataset.columns.find((candidate) => candidate.role === 'measure');
  const row = dataset.rows[0];
  if (!column || !row) return null;
  const text = row.texts[column.key];
  return (
    <button type="button" className={styles.number} onClick={() => onDrill(row, column.key)}>
      <span className={styles.figure}>{text || '—'}</span>
      {!localize(widget.title, language) && (
        <span className={styles.measure}>{localize(column.label, language)}</span>
      )}
    </button>
  );
}
