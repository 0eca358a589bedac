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

/** Stores edits of cells one after the other per record, shows them at once and takes back what fails. */
export function useCellSave(entity: string, rows: Rows): CellSave {
  const say = useText(recordMessages);
  const { errorOf, mark } = useCellErrors();
  const rememberTitles = useRememberTitles();
  const [conflict, setConflict] = useState<Conflict>();
  const queue = useRef(new Map<string, Promise<void>>());
  const known = useRef(new Map<string, Row>());
  const done = useRef<{ readonly id: string; readonly version: number }[]>([]);

  const put = (row: Row) => {
    known.current.set(row.id, row);
    rows.replace(row);
  };
  const accept = (row: Row, answer: WriteAnswer) => {
    rememberTitles(answer.titles);
    done.current.push({ id: answer.id, version: answer.version });
    put(rowOf({ ...row.values, ...answer.record, id: row.id, version: answer.version }));
  };
  const refuse = async (row: Row, values: RecordValues, error: unknown) => {
    rows.replace(row);
    if (isStale(error)) {
      const { record } = await call(readRecord, { params: { entity, id: row.id } });
      known.current.set(row.id, rowOf({ ...row.values, ...record }));
      setConflict({ id: row.id, mine: values, theirs: record, version: Number(record.version) });
      return;
    }
    for (const field of Object.keys(values)) mark(row.id, field, sentenceFor(error, field, say('failed')));
  };
  const write = (row: Row, values: RecordValues) =>
    call(updateRecord, { params: { entity, id: row.id }, body: { version: row.version, values } })
      .then((answer) => accept(row, answer))
      .catch((error: unknown) => refuse(row, values, error).catch(toastProblem));

  const enqueue = (row: Row, values: RecordValues) => {
    for (const field of Object.keys(values)) mark(row.id, field, undefined);
    rows.replace({ ...row, values: { ...row.values, ...values } });
    const before = queue.current.get(row.id) ?? Promise.resolve();
    // The version to start from is only known when the change before has been answered.
    queue.current.set(
      row.id,
      before.then(() => write(newest(known.current.get(row.id), row), values)),
    );
  };
  const undoLast = async () => {
    const last = done.current.pop();
    if (!last) return;
    put(rowOf(await takeBack(entity, last)));
    toast.neutral(say('undone'));
  };
  return {
    save: (row, field, value) => enqueue(row, { [field]: value }),
    errorOf,
    conflict,
    settle: (values) => {
      const row = conflict && known.current.get(conflict.id);
      setConflict(undefined);
      if (row) rows.replace(row);
      if (row && values) enqueue(row, values);
    },
    undoLast: () => void undoLast().catch(toastProblem),
  };
}

/** What the server had against single cells, until they are edited again. */
function useCellErrors() {
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const mark = (id: string, field: string, text: string | undefined) =>
    setErrors((old) => {
      const next = new Map(old);
      if (text === undefined) next.delete(`${id} ${field}`);
      else next.set(`${id} ${field}`, text);
      return next;
    });
  const errorOf = useCallback((id: string, field: string) => errors.get(`${id} ${field}`), [errors]);
  return { errorOf, mark };
}

export function isStale(error: unknown): boolean {
  return isProblem(error) && error.kind === 'conflict' && error.code.endsWith('stale');
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
