import { readRecord, updateRecord, type EntityEntry, type RecordAnswer } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { isProblem } from '@atelier/problem';
import { toast, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useEffectEvent, useMemo, useState, type KeyboardEvent } from 'react';
import { remainingProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { callKey, toastProblem, useChange } from '../../api/use-call.ts';
import { useCatalog } from '../../app/catalog.tsx';
import { changedValues, formFields } from '../form/form-fields.ts';
import formStyles from '../form/form.module.css';
import { LeaveDialog } from '../form/leave-dialog.tsx';
import { RecordForm } from '../form/record-form.tsx';
import { issuesOfAnswer, type FieldIssue } from '../form/record-issues.ts';
import { useDirtyGuard } from '../form/use-dirty-guard.ts';
import { ConflictDialog } from '../list/conflict-dialog.tsx';
import type { Conflict } from '../list/use-cell-save.ts';
import { reloadRows } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';

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
  const client = useQueryClient();
  const entity = entry.model.key;
  // What was there when editing began: a reload in the background must not move the ground.
  const [{ record, rights }] = useState(answer);
  const id = String(record.id);
  const fields = useMemo(() => formFields(catalog, entity, rights.fields), [catalog, entity, rights]);
  const [values, setValues] = useState<RecordValues>(record);
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [conflict, setConflict] = useState<Conflict>();
  const [isDone, setIsDone] = useState(false);
  const isDirty = Object.keys(changedValues(record, values)).length > 0;
  const blocker = useDirtyGuard(isDirty && !isDone);
  const key = callKey(readRecord, { params: { entity, id } });
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (isDone) close();
  }, [isDone]);

  const save = useChange(updateRecord, {
    quiet: true,
    onDone: (written) => {
      const fresh = written.record;
      if (fresh)
        client.setQueryData<RecordAnswer>(
          key,
          (old) => old && { ...old, record: fresh, titles: { ...old.titles, ...written.titles } },
        );
      void reloadRows(client, entity);
      toast.success(say('saved'));
      setIsDone(true);
    },
  });
  const write = (version: number, changed: RecordValues) =>
    save.mutate(
      { params: { entity, id }, body: { version, values: changed } },
      {
        onError: (error) => {
          if (isProblem(error) && error.kind === 'conflict' && error.code.endsWith('stale'))
            void compare(changed);
          else setIssues(issuesOfAnswer(error, new Set(fields.map((field) => field.key))));
        },
      },
    );
  const compare = async (mine: RecordValues) => {
    try {
      const { record: theirs } = await call(readRecord, { params: { entity, id } });
      const version = Number(theirs.version);
      const clashing = Object.keys(mine).filter(
        (field) => JSON.stringify(theirs[field] ?? null) !== JSON.stringify(record[field] ?? null),
      );
      // Nobody touched the same fields: both changes can stand.
      if (clashing.length === 0) write(version, mine);
      else setConflict({ id, mine, theirs, version });
    } catch (error) {
      toastProblem(error);
    }
  };
  const settle = (chosen: RecordValues | undefined) => {
    const version = conflict?.version;
    setConflict(undefined);
    void client.invalidateQueries({ queryKey: key });
    if (chosen && version !== undefined) write(version, chosen);
    else setIsDone(true);
  };

  const submit = (given: RecordValues) => {
    const changed = changedValues(record, given);
    if (Object.keys(changed).length === 0) setIsDone(true);
    else write(Number(record.version), changed);
  };
  const isStale = isProblem(save.error) && save.error.code.endsWith('stale');
  const problem = issues.length > 0 || isStale ? undefined : remainingProblem(save.error, say('failed'), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isDirty) onClose();
  };

  return (
    <div onKeyDown={onKeyDown}>
      <RecordForm
        catalog={catalog}
        entity={entity}
        fields={fields}
        values={values}
        mode="update"
        recordId={id}
        {...((focus ?? fields[0]?.key) && { focus: focus ?? fields[0]?.key ?? '' })}
        issues={issues}
        {...(problem && {
          problem: [problem.title, ...(problem.issues ?? []).map((issue) => issue.message)].join(' '),
        })}
        onChange={(next) => {
          setValues(next);
          if (issues.length > 0) setIssues([]);
        }}
        onSubmit={submit}
      >
        <div className={formStyles.actions}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say('save')}
          </Button>
          <Button disabled={save.isPending} onClick={onClose}>
            {say('cancel')}
          </Button>
        </div>
      </RecordForm>
      {conflict && <ConflictDialog catalog={catalog} entity={entity} conflict={conflict} onSettle={settle} />}
      <LeaveDialog blocker={blocker} />
    </div>
  );
}
