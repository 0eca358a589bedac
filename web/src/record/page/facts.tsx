import type { RecordAnswer } from '@atelier/api';
import { fieldView } from '@atelier/field-kinds/views';
import { RelativeTime, useLocalize, useText } from '@atelier/ui';
import { Pencil } from 'lucide-react';
import { useCatalog } from '../../app/catalog.tsx';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import styles from './page.module.css';

export interface FactsProps {
  readonly entity: string;
  readonly answer: RecordAnswer;
  /** Goes over to editing, with this field first. */
  onEdit?(field: string): void;
}

/** The record to be read: every field the viewer may see, in the order of the form. */
export function Facts({ entity, answer, onEdit }: FactsProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useCatalog();
  const services = useFieldServices();
  const { record, rights } = answer;
  const fields = (catalog.entity(entity)?.fields ?? []).filter(
    (field) => (rights.fields[field.key] ?? 'none') !== 'none',
  );
  return (
    <>
      <dl className={styles.facts}>
        {fields.map((field) => {
          const { Cell } = fieldView(field.kind);
          const { traits } = catalog.kindOf(field).definition;
          const value = record[field.key];
          const mayEdit = onEdit && rights.fields[field.key] === 'write' && !traits.generated;
          return (
            <div key={field.key} className={styles.fact} data-wide={traits.wide}>
              <dt className={styles.label}>{read(field.label)}</dt>
              <dd className={styles.value}>
                {rights.fields[field.key] === 'mask' ? (
                  String(value ?? '—')
                ) : (
                  <Cell field={field} value={value} services={services} density="page" />
                )}
                {mayEdit && (
                  <button
                    type="button"
                    className={styles.editFact}
                    aria-label={`${say('edit')} · ${read(field.label)}`}
                    onClick={() => onEdit(field.key)}
                  >
                    <Pencil aria-hidden />
                  </button>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={styles.stamp}>
        <Stamp text="created" at={record.createdAt} by={record.createdBy} />
        <Stamp text="updated" at={record.updatedAt} by={record.updatedBy} />
      </p>
    </>
  );
}

function Stamp({
  text,
  at,
  by,
}: {
  readonly text: 'created' | 'updated';
  readonly at: unknown;
  readonly by: unknown;
}) {
  const say = useText(recordMessages);
  const { titleOf, timeZone } = useFieldServices();
  if (typeof at !== 'string') return null;
  const name = typeof by === 'string' ? (titleOf('user', by) ?? '') : '';
  return (
    <span>
      {say(text, { name })} <RelativeTime at={at} timeZone={timeZone} />
    </span>
  );
}
