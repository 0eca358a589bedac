import { readRecord, updateRecord, type RecordAnswer } from '@atelier/api';
import type { FieldModel, RecordValues } from '@atelier/entity';
import { toast, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remainingProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { callKey, toastProblem, useChange } from '../../api/use-call.ts';
import { changedValues } from '../form/form-fields.ts';
import { issuesOfAnswer, problemSentence, type FieldIssue } from '../form/record-issues.ts';
import { isStale, type Conflict } from '../list/use-cell-save.ts';
import { reloadRows } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';

export interface RecordSaveOptions {
  readonly entity: string;
  /** As it was when editing began. */
  readonly record: RecordValues;
  readonly fields: readonly FieldModel[];
}

/** Saves what differs from a record; a change by somebody else is compared first. */
export function useRecordSave({ entity, record, fields }: RecordSaveOptions) {
  const say = useText(recordMessages);
  const client = useQueryClient();
  const id = String(record.id);
  const key = callKey(readRecord, { params: { entity, id } });
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [conflict, setConflict] = useState<Conflict>();
  const [isDone, setIsDone] = useState(false);

  const save = useChange(updateRecord, {
    quiet: true,
    onDone: ({ record: fresh, titles }) => {
      client.setQueryData<RecordAnswer>(key, (old) =>
        old && fresh ? { ...old, record: fresh, titles: { ...old.titles, ...titles } } : old,
      );
      void reloadRows(client, entity);
      toast.success(say('saved'));
      setIsDone(true);
    },
  });
  const write = (version: number, changed: RecordValues) => {
    const refuse = (error: Error) =>
      isStale(error) ? void compare(changed).catch(toastProblem) : setIssues(issuesOfAnswer(error, fields));
    save.mutate({ params: { entity, id }, body: { version, values: changed } }, { onError: refuse });
  };
  const compare = async (mine: RecordValues) => {
    const { record: theirs } = await call(readRecord, { params: { entity, id } });
    const version = Number(theirs.version);
    const touched = changedValues(record, theirs);
    // Nobody touched the same fields: both changes can stand.
    if (Object.keys(mine).every((field) => !(field in touched))) write(version, mine);
    else setConflict({ id, mine, theirs, version });
  };
  return {
    isDone,
    isSaving: save.isPending,
    issues,
    conflict,
    problem:
      issues.length > 0 || isStale(save.error)
        ? undefined
        : problemSentence(remainingProblem(save.error, say('failed'), [])),
    forgetIssues: () => setIssues((old) => (old.length > 0 ? [] : old)),
    submit: (given: RecordValues) => {
      const changed = changedValues(record, given);
      if (Object.keys(changed).length === 0) setIsDone(true);
      else write(Number(record.version), changed);
    },
    settle: (chosen: RecordValues | undefined) => {
      const version = conflict?.version;
      setConflict(undefined);
      void client.invalidateQueries({ queryKey: key });
      if (chosen && version !== undefined) write(version, chosen);
      else setIsDone(true);
    },
  };
}
