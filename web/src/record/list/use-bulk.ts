import {
  deleteRecords,
  undoCause,
  updateRecords,
  type BulkAnswer,
  type Cause,
  type Selection,
} from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { toast, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { toastProblem } from '../../api/use-call.ts';
import { waitForJob } from '../../api/use-job.ts';
import { recordMessages } from '../messages.ts';
import { reloadRows } from './use-rows.ts';

/** Deletes and changes many records at once, and takes it back. */
export function useBulk(entity: string, onDone: () => void) {
  const say = useText(recordMessages);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);

  const takeBack = useTakeBack(entity);
  const run = async (work: () => Promise<BulkAnswer>, sentence: (done: number) => string) => {
    setBusy(true);
    try {
      const answer = await work();
      onDone();
      await reloadRows(client, entity);
      if (answer.done > 0)
        toast.success(sentence(answer.done), { label: say('undo'), run: () => takeBack(answer.cause) });
      const reason = answer.issues[0]?.issue.message;
      if (answer.refused > 0)
        toast.danger(say('bulkRefused', { count: answer.refused, reason: reason ?? '' }));
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const params = { entity };
  return {
    busy,
    remove: (select: Selection) =>
      run(
        () => call(deleteRecords, { params, body: { select } }),
        (count) => say('deleted', { count }),
      ),
    update: (select: Selection, values: RecordValues) =>
      run(
        () => call(updateRecords, { params, body: { select, values } }),
        (count) => say('bulkEdited', { count }),
      ),
  };
}

/** Takes back everything that one action changed, as far as nobody has changed it since. */
export function useTakeBack(entity: string): (cause: Cause) => Promise<void> {
  const say = useText(recordMessages);
  const client = useQueryClient();
  return async ({ kind, id }) => {
    if (!id || (kind !== 'person' && kind !== 'import' && kind !== 'flow' && kind !== 'undo')) return;
    try {
      const job = await waitForJob(await call(undoCause, { params: { kind, id } }));
      const { reversed, kept } = countsOf(job.result);
      toast.neutral(kept > 0 ? say('undonePartly', { reversed, kept }) : say('undone'));
      await Promise.all([reloadRows(client, entity), client.invalidateQueries({ queryKey: ['records'] })]);
    } catch (error) {
      toastProblem(error);
    }
  };
}

function countsOf(result: unknown): { readonly reversed: number; readonly kept: number } {
  const numberOf = (key: 'reversed' | 'kept' | 'failed') =>
    typeof result === 'object' && result !== null && key in result
      ? Number(Object.entries(result).find(([name]) => name === key)?.[1] ?? 0)
      : 0;
  return { reversed: numberOf('reversed'), kept: numberOf('kept') + numberOf('failed') };
}
