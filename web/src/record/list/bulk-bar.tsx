import type { Selection } from '@atelier/api';
import type { DisplayCatalog, FieldModel, RecordValues } from '@atelier/entity';
import { fieldView } from '@atelier/field-kinds/views';
import { ConfirmButton, FormField, useLocalize, useText } from '@atelier/ui';
import { Button, Modal, Select } from 'antd';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';

export interface BulkBarProps {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  /** How many are ticked, and how many the list could show. */
  readonly count: number;
  readonly total: number | undefined;
  /** Not the ticked ones but all that match. */
  readonly isAll: boolean;
  readonly selection: Selection;
  readonly busy: boolean;
  readonly editable: readonly FieldModel[];
  readonly mayDelete: boolean;
  onAll(): void;
  onClear(): void;
  onUpdate(selection: Selection, values: RecordValues): void;
  onDelete(selection: Selection): void;
}

/** What can be done with the chosen records; lies over the end of the list. */
export function BulkBar(props: BulkBarProps) {
  const { count, total, isAll, selection, busy, editable, mayDelete, onAll, onClear, onDelete } = props;
  const say = useText(recordMessages);
  const [editing, setEditing] = useState(false);
  const chosen = isAll && total !== undefined ? total : count;
  return (
    <div className={styles.bulk} role="region" aria-label={say('chosen', { count: chosen })}>
      <span className={styles.bulkCount} aria-live="polite">
        {isAll ? say('chosenAll', { count: chosen }) : say('chosen', { count: chosen })}
      </span>
      {!isAll && total !== undefined && total > count && (
        <Button type="link" onClick={onAll}>
          {say('chooseAllMatching', { count: total })}
        </Button>
      )}
      <span className={styles.bulkSpace} />
      {editable.length > 0 && (
        <Button disabled={busy} onClick={() => setEditing(true)}>
          {say('bulkEdit')}
        </Button>
      )}
      {mayDelete &&
        (isAll ? (
          <ConfirmButton
            danger
            disabled={busy}
            question={say('deleteAllQuestion', { count: chosen })}
            consequence={say('deleteAllText')}
            verb={say('delete')}
            onConfirm={() => onDelete(selection)}
          >
            {say('delete')}
          </ConfirmButton>
        ) : (
          <Button danger loading={busy} onClick={() => onDelete(selection)}>
            {say('delete')}
          </Button>
        ))}
      <Button type="text" icon={<X aria-hidden />} aria-label={say('clearSelection')} onClick={onClear} />
      {editing && <BulkEdit {...props} chosen={chosen} onClose={() => setEditing(false)} />}
    </div>
  );
}

interface BulkEditProps extends BulkBarProps {
  readonly chosen: number;
  onClose(): void;
}

function BulkEdit({ catalog, entity, chosen, editable, selection, onUpdate, onClose }: BulkEditProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const services = useFieldServices();
  const [key, setKey] = useState<string>();
  const [value, setValue] = useState<unknown>(null);
  const field = key === undefined ? undefined : catalog.field(entity, key);
  const apply = () => {
    if (!field) return;
    onClose();
    onUpdate(selection, { [field.key]: value ?? null });
  };
  return (
    <Modal
      open
      width={480}
      title={say('bulkEditTitle', { count: chosen })}
      onCancel={onClose}
      onOk={apply}
      okText={say('apply')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !field || (field.required === true && (value === null || value === '')) }}
    >
      <div className={styles.dialogForm}>
        <FormField label={say('bulkEditField')}>
          {(ids) => (
            <Select
              {...ids}
              showSearch={{ optionFilterProp: 'label' }}
              {...(key !== undefined && { value: key })}
              onChange={(next: string) => {
                setKey(next);
                setValue(null);
              }}
              options={editable.map((one) => ({ value: one.key, label: read(one.label) }))}
            />
          )}
        </FormField>
        {field && (
          <FormField label={say('bulkEditValue')} help={field.required ? undefined : say('bulkEditEmpty')}>
            {({ id }) => {
              const { Editor } = fieldView(field.kind);
              return (
                <Editor
                  id={id}
                  key={field.key}
                  field={field}
                  entity={entity}
                  value={value}
                  onChange={setValue}
                  services={services}
                />
              );
            }}
          </FormField>
        )}
      </div>
    </Modal>
  );
}
