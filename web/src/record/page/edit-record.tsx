import type { EntityEntry, RecordAnswer } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { useText } from '@atelier/ui';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useMemo, useState, type KeyboardEvent } from 'react';
import { useCatalog } from '../../app/catalog.tsx';
import { changedValues, formFields } from '../form/form-fields.ts';
import formStyles from '../form/form.module.css';
import { LeaveDialog } from '../form/leave-dialog.tsx';
import { RecordForm } from '../form/record-form.tsx';
import { useDirtyGuard } from '../form/use-dirty-guard.ts';
import { ConflictDialog } from '../list/conflict-dialog.tsx';
import { recordMessages } from '../messages.ts';
import { useRecordSave } from './use-record-save.ts';

export interface EditRecordProps {
  readonly entry: EntityEntry;
  readonly answer: RecordAnswer;
  readonly focus: string | undefined;
  onClose(): void;
}

/** The record as a form. Only what differs is sent; what meets a change by somebody else is compared. */
export function EditRecord({ entry, answer, focus, onClose }: EditRecordProps) {
  const say = useText(recordMessages);
  const catalog = useCatalog();
  const entity = entry.model.key;
  // What was there when editing began: a reload in the background must not move the ground.
  const [{ record, rights }] = useState(answer);
  const fields = useMemo(() => formFields(catalog, entity, rights.fields), [catalog, entity, rights]);
  const [values, setValues] = useState<RecordValues>(record);
  const isDirty = Object.keys(changedValues(record, values)).length > 0;
  const edit = useRecordSave({ entity, record, fields });
  const blocker = useDirtyGuard(isDirty && !edit.isDone);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (edit.isDone) close();
  }, [edit.isDone]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isDirty) onClose();
  };
  const first = focus ?? fields[0]?.key;
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <RecordForm
        catalog={catalog}
        entity={entity}
        fields={fields}
        values={values}
        mode="update"
        recordId={String(record.id)}
        {...(first !== undefined && { focus: first })}
        issues={edit.issues}
        {...(edit.problem !== undefined && { problem: edit.problem })}
        onChange={(next) => {
          setValues(next);
          edit.forgetIssues();
        }}
        onSubmit={edit.submit}
      >
        <div className={formStyles.actions}>
          <Button type="primary" htmlType="submit" loading={edit.isSaving}>
            {say('save')}
          </Button>
          <Button disabled={edit.isSaving} onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </RecordForm>
      {edit.conflict && (
        <ConflictDialog catalog={catalog} entity={entity} conflict={edit.conflict} onSettle={edit.settle} />
      )}
      <LeaveDialog blocker={blocker} />
    </div>
  );
}
