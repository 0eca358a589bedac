import type { EntityEntry, Import, ImportColumn, ImportMapping } from '@atelier/api';
import { proposeKey, type FieldModel } from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import { useLanguage, useLocalize, useText } from '@atelier/ui';
import { Input, Select } from 'antd';
import { useCatalog } from '../../app/catalog.tsx';
import { maySee } from '../../app/nav-entry.ts';
import { useMe } from '../../app/session.tsx';
import styles from './import.module.css';
import { importMessages } from './messages.ts';

type Target = ImportMapping[number];

export interface MappingTableProps {
  readonly entry: EntityEntry;
  readonly one: Import;
  readonly mapping: ImportMapping;
  onChange(mapping: ImportMapping): void;
}

/** One line a column: its name, what is in it, and where it goes. */
export function MappingTable({ entry, one, mapping, onChange }: MappingTableProps) {
  const say = useText(importMessages);
  const put = (target: Target) =>
    onChange([...mapping.filter((other) => other.column !== target.column), target]);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{say('mapColumn')}</th>
            <th>{say('mapSamples')}</th>
            <th>{say('mapField')}</th>
          </tr>
        </thead>
        <tbody>
          {one.columns.map((column) => (
            <MappingLine
              key={column.index}
              entry={entry}
              column={column}
              mapping={mapping}
              target={
                mapping.find((part) => part.column === column.index) ?? { column: column.index, skip: true }
              }
              onChange={put}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface MappingLineProps {
  readonly entry: EntityEntry;
  readonly column: ImportColumn;
  readonly mapping: ImportMapping;
  readonly target: Target;
  onChange(target: Target): void;
}

const skip = ':skip';
const create = ':new';

function MappingLine({ entry, column, mapping, target, onChange }: MappingLineProps) {
  const say = useText(importMessages);
  const read = useLocalize();
  const me = useMe();
  const entity = entry.model.key;
  const fields = useCatalog()
    .fields(entity)
    .filter((field) => !field.system && entry.rights.fields[field.key] === 'write');
  const taken = new Set(
    mapping.flatMap((part) => ('field' in part && part.column !== column.index ? [part.field] : [])),
  );
  const isTwice = 'field' in target && taken.has(target.field);
  const mayCreate = maySee(me, 'entity:design');
  const value = 'field' in target ? target.field : 'newField' in target ? create : skip;

  const choose = (next: string) => {
    if (next === skip) onChange({ column: column.index, skip: true });
    else if (next === create) onChange({ column: column.index, newField: proposeField(column, fields) });
    else onChange({ column: column.index, field: next });
  };
  return (
    <tr data-skipped={value === skip}>
      <td className={styles.columnName}>{column.header || say('mapEmpty')}</td>
      <td className={styles.samples} title={column.samples.join('\n')}>
        {column.filled === 0 ? say('mapEmpty') : column.samples.slice(0, 3).join(' · ')}
      </td>
      <td>
        <div className={styles.target}>
          <Select
            className={styles.targetField ?? ''}
            aria-label={`${say('mapField')} · ${column.header}`}
            showSearch={{ optionFilterProp: 'label' }}
            {...(isTwice && { status: 'error' as const })}
            value={value}
            onChange={choose}
            options={[
              { value: skip, label: say('mapSkip') },
              ...(mayCreate ? [{ value: create, label: say('mapNew') }] : []),
              {
                label: say('mapFields'),
                options: fields.map((field) => ({ value: field.key, label: read(field.label) })),
              },
            ]}
          />
          {'newField' in target && (
            <NewField
              column={column}
              field={target.newField}
              onChange={(newField) => onChange({ column: column.index, newField })}
            />
          )}
        </div>
        {isTwice && <p className={styles.lineError}>{say('mapTwice')}</p>}
      </td>
    </tr>
  );
}

interface NewFieldProps {
  readonly column: ImportColumn;
  readonly field: FieldModel;
  onChange(field: FieldModel): void;
}

function NewField({ column, field, onChange }: NewFieldProps) {
  const say = useText(importMessages);
  const read = useLocalize();
  const language = useLanguage();
  const offered = fieldKinds
    .all()
    .filter(
      ({ definition }) =>
        !definition.traits.generated && definition.group !== 'relation' && definition.group !== 'system',
    );
  return (
    <>
      <Input
        aria-label={say('mapNewName')}
        value={field.label[language]}
        maxLength={80}
        onChange={(event) =>
          onChange({ ...field, label: { zh: event.target.value, en: event.target.value } })
        }
      />
      <Select
        aria-label={say('mapNewKind')}
        popupMatchSelectWidth={false}
        value={field.kind}
        onChange={(kind: string) => onChange({ ...field, kind, settings: settingsFor(kind, column) })}
        options={offered.map(({ definition }) => ({ value: definition.id, label: read(definition.label) }))}
      />
    </>
  );
}

/** What the kind itself would read out of the column, e.g. the options of a select. */
function settingsFor(kindId: string, column: ImportColumn): FieldModel['settings'] {
  const { definition, behaviour } = fieldKinds.get(kindId);
  const found = behaviour.recognize?.({
    header: column.header,
    cells: column.samples,
    distinct: column.distinct,
  });
  return found?.settings ?? definition.defaultSettings;
}

function proposeField(column: ImportColumn, fields: readonly FieldModel[]): FieldModel {
  const key = proposeKey(
    column.header,
    fields.map((field) => field.key),
  );
  return {
    key,
    label: { zh: column.header, en: column.header },
    kind: 'text',
    settings: fieldKinds.get('text').definition.defaultSettings,
  };
}
