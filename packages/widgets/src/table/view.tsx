import { localize } from '@atelier/problem';
import type { WidgetViewProps } from '../view.ts';
import styles from '../widgets.module.css';

/** Records of a question; a row opens its record. */
export function TableView({ dataset, language, onDrill }: WidgetViewProps) {
  const isNumber = (column: (typeof dataset.columns)[number]) => column.align === 'end';
  return (
    <div className={styles.scroll}>
      <table className={styles.records}>
        <thead>
          <tr>
            {dataset.columns.map((column) => (
              <th key={column.key} scope="col" data-end={isNumber(column)}>
                {localize(column.label, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dataset.rows.map((row, index) => (
            <tr key={index} onClick={() => onDrill(row)}>
              {dataset.columns.map((column, place) => (
                <td key={column.key} data-end={isNumber(column)} title={row.texts[column.key]}>
                  {place === 0 ? (
                    <button type="button">{row.texts[column.key] || '—'}</button>
                  ) : (
                    row.texts[column.key]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
