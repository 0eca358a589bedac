import { localize, type Language } from '@atelier/problem';
import type { Dataset } from '@atelier/report';
import type { WidgetViewProps } from './view.ts';
import styles from './widgets.module.css';

interface DatasetTableProps {
  readonly dataset: Dataset;
  readonly language: Language;
  readonly caption: string;
  readonly onDrill: WidgetViewProps['onDrill'];
}

/** The twin of a chart: the same numbers as a table, for screen readers and the keyboard. */
export function DatasetTable({ dataset, language, caption, onDrill }: DatasetTableProps) {
  const measure = dataset.columns.find((column) => column.role === 'measure')?.key;
  return (
    <table className={styles.twin}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {dataset.columns.map((column) => (
            <th key={column.key} scope="col">
              {localize(column.label, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {dataset.rows.map((row, index) => (
          <tr key={index}>
            {dataset.columns.map((column, place) =>
              place === 0 ? (
                <th key={column.key} scope="row">
                  <button type="button" onClick={() => onDrill(row, measure)}>
                    {row.texts[column.key]}
                  </button>
                </th>
              ) : (
                <td key={column.key}>{row.texts[column.key]}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
