import type { DisplayCatalog, FieldModel } from '@atelier/entity';
import { Icon, useLocalize, useText } from '@atelier/ui';
import { Button, Checkbox, Segmented } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import { moveColumn, type ListState } from './list-state.ts';

export interface ColumnsPanelProps {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  readonly state: ListState;
  isReadable(field: FieldModel): boolean;
  onChange(change: Partial<ListState>): void;
}

/** Which columns, in which order, how high the rows. */
export function ColumnsPanel({ catalog, entity, state, isReadable, onChange }: ColumnsPanelProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const shown = state.columns.flatMap((column) => catalog.field(entity, column.field) ?? []);
  const hidden = catalog
    .fields(entity)
    .filter((field) => isReadable(field) && !shown.includes(field) && !unlisted.has(field.key));
  const move = (from: number, to: number) => onChange({ columns: moveColumn(state.columns, from, to) });
  return (
    <div className={styles.columnsPanel}>
      <div className={styles.panelLine}>
        <span className={styles.panelTitle}>{say('density')}</span>
        <Segmented<ListState['density']>
          size="small"
          aria-label={say('density')}
          value={state.density}
          onChange={(density) => onChange({ density })}
          options={[
            { value: 'comfortable', label: say('densityComfortable') },
            { value: 'compact', label: say('densityCompact') },
          ]}
        />
      </div>
      <h3 className={styles.panelTitle}>{say('fieldsShown')}</h3>
      <ul>
        {shown.map((field, index) => (
          <li key={field.key} className={styles.panelItem}>
            <Checkbox
              checked
              disabled={shown.length === 1}
              aria-label={say('fieldShow', { field: read(field.label) })}
              onChange={() =>
                onChange({ columns: state.columns.filter((column) => column.field !== field.key) })
              }
            />
            <Icon name={catalog.kindOf(field).definition.icon} />
            <span className={styles.panelLabel}>{read(field.label)}</span>
            <Button
              type="text"
              size="small"
              icon={<ArrowUp aria-hidden />}
              disabled={index === 0}
              aria-label={say('fieldUp', { field: read(field.label) })}
              onClick={() => move(index, index - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDown aria-hidden />}
              disabled={index === shown.length - 1}
              aria-label={say('fieldDown', { field: read(field.label) })}
              onClick={() => move(index, index + 1)}
            />
          </li>
        ))}
      </ul>
      {hidden.length > 0 && <h3 className={styles.panelTitle}>{say('fieldsHidden')}</h3>}
      <ul>
        {hidden.map((field) => (
          <li key={field.key} className={styles.panelItem}>
            <Checkbox
              checked={false}
              aria-label={say('fieldShow', { field: read(field.label) })}
              onChange={() => onChange({ columns: [...state.columns, { field: field.key }] })}
            />
            <Icon name={catalog.kindOf(field).definition.icon} />
            <span className={styles.panelLabel}>{read(field.label)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** System columns that mean nothing in a list. */
const unlisted: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt']);
