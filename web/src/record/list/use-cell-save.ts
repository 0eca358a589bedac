import { readRecord, undoChange, updateRecord, type WriteAnswer } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { isProblem } from '@atelier/problem';
import { toast, useText } from '@atelier/ui';
import { useCallback, useRef, useState } from 'react';
import { ApiProblem, shownProblem } from '../../api/api-problem.ts';
import { call } from '../../api/call.ts';
import { toastProblem } from '../../api/use-call.ts';
import { useRememberTitles } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import { rowOf, type Row, type Rows } from './use-rows.ts';

/** A change that met one by somebody else. */
export interface Conflict {
  readonly id: string;
  readonly mine: RecordValues;
  readonly theirs: RecordValues;
  readonly version: number;
}

export interface CellSave {
  save(row: Row, field: string, value: unknown): void;
  errorOf(id: string, field: string): string | undefined;
  readonly conflict: Conflict | undefined;
  /** Ends a conflict: with the values to write over, or without any. */
  settle(values: RecordValues | undefined): void;
  /** Takes the last change of a cell in this list back. */
  undoLast(): void;
}

interface Write {
  readonly id: string;
  readonly values: RecordValues;
}

/** Stores edits of cells one after the other per record, shows them at once and takes back what fails. */
export function useCellSave(entity: string, rows: Rows): CellSave {
  const say = useText(recordMessages);
  const rememberTitles = useRememberTitles();
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [conflict, setConflict] = useState<Conflict>();
  const queue = useRef(new Map<string, Promise<void>>());
  const known = useRef(new Map<string, Row>());
  const done = useRef<{ readonly id: string; readonly version: number }[]>([]);

  const mark = (id: string, field: string, text: string | undefined) =>
    setErrors((old) => {
      const next = new Map(old);
      if (text === undefined) next.delete(`${id} ${field}`);
      else next.set(`${id} ${field}`, text);
      return next;
    });

  const accept = (row: Row, answer: WriteAnswer) => {
    rememberTitles(answer.titles);
    const next = rowOf({ ...row.values, ...answer.record, id: row.id, version: answer.version });
    known.current.set(row.id, next);
    done.current.push({ id: answer.id, version: answer.version });
    rows.replace(next);
  };

  const refuse = async (row: Row, { values }: Write, error: unknown) => {
    rows.replace(row);
    if (isProblem(error) && error.kind === 'conflict' && error.code.endsWith('stale')) {
      const { record } = await call(readRecord, { params: { entity, id: row.id } });
      known.current.set(row.id, rowOf({ ...row.values, ...record }));
      setConflict({ id: row.id, mine: values, theirs: record, version: Number(record.version) });
      return;
    }
    for (const field of Object.keys(values)) mark(row.id, field, sentenceFor(error, field, say('failed')));
  };

  const write = async (row: Row, change: Write) => {
    try {
      accept(
        row,
        await call(updateRecord, {
          params: { entity, id: row.id },
          body: { version: row.version, values: change.values },
        }),
      );
    } catch (error) {
      await refuse(row, change, error).catch(toastProblem);
    }
  };

  const enqueue = (row: Row, values: RecordValues) => {
    for (const field of Object.keys(values)) mark(row.id, field, undefined);
    rows.replace({ ...row, values: { ...row.values, ...values } });
    const before = queue.current.get(row.id) ?? Promise.resolve();
    // The version to start from is only known when the change before has been answered.
    const next = before.then(() => write(newest(known.current.get(row.id), row), { id: row.id, values }));
    queue.current.set(row.id, next);
  };

  return {
    save: (row, field, value) => enqueue(row, { [field]: value }),
    errorOf: useCallback((id, field) => errors.get(`${id} ${field}`), [errors]),
    conflict,
    settle: (values) => {
      const row = conflict && known.current.get(conflict.id);
      setConflict(undefined);
      if (!row) return;
      rows.replace(row);
      if (values) enqueue(row, values);
    },
    undoLast: () => {
      const last = done.current.pop();
      if (!last) return;
      void takeBack(entity, last)
        .then((record) => {
          const row = rowOf(record);
          known.current.set(row.id, row);
          rows.replace(row);
          toast.neutral(say('undone'));
        })
        .catch(toastProblem);
    },
  };
}

function newest(known: Row | undefined, row: Row): Row {
  return known && known.version >= row.version ? known : row;
}

async function takeBack(
  entity: string,
  change: { readonly id: string; readonly version: number },
): Promise<RecordValues> {
  await call(undoChange, { params: { entity, id: change.id, version: change.version } });
  const { record } = await call(readRecord, { params: { entity, id: change.id } });
  return record;
}

function sentenceFor(error: unknown, field: string, fallback: string): string {
  if (error instanceof ApiProblem) {
    const issue = error.shownIssues.find((one) => one.at.endsWith(`/${field}`)) ?? error.shownIssues[0];
    if (issue) return issue.message;
  }
  return shownProblem(error, fallback).title;
}
