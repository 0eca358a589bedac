import type { Catalog, RecordValues } from '@atelier/entity';
import { searchColumns } from '@atelier/query';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RowShape, StoredRecord, StoredRow } from './row-shape.ts';
import { readStored } from './row-shape.ts';
import {
  binText,
  insertText,
  parametersOf,
  selectText,
  updateText,
  type WriteParameters,
} from './statements.ts';

/** Where statements go: a transaction, or the database for a single one that needs none. */
export type Runner = Pick<Transaction, 'query'>;

export interface WritePlace {
  readonly run: Runner;
  readonly catalog: Catalog;
  readonly shape: RowShape;
  readonly write: WriteParameters;
}

export interface NewRecord {
  readonly id: string;
  /** Complete and validated. */
  readonly values: RecordValues;
}

export interface RecordEdit {
  readonly before: StoredRecord;
  /** All own values as they will be. */
  readonly after: RecordValues;
  /** Keys whose value differs; never empty. */
  readonly changed: readonly string[];
}

export interface Written {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

/**
 * Writes records with their history, one statement for all of them. Answers those that were written:
 * missing ones had another version, a target that is gone, or the catalog was another one.
 */
export function insertRecords(
  place: WritePlace,
  records: readonly NewRecord[],
  submission?: string,
): Promise<Written[]> {
  const { run, shape, write } = place;
  const rows = records.map(({ id, values }) => {
    const row: Record<string, unknown> = { id, __new: filledOnly(values) };
    for (const column of shape.columns) row[column.name] = column.toDatabase(values[column.field.key]);
    return Object.assign(row, searchOf(place, values));
  });
  const parameters = parametersOf(rows, write);
  if (submission === undefined) return run.query<Written>(insertText(shape), parameters);
  return run.query<Written>(insertText(shape, 'submission'), [...parameters, submission]);
}

export function updateRecords(place: WritePlace, edits: readonly RecordEdit[]): Promise<Written[]> {
  const { run, shape, write } = place;
  const changed = new Set(edits.flatMap((edit) => edit.changed));
  const columns = shape.columns.filter(({ field }) => changed.has(field.key));
  const search = columns.some(({ searchable }) => searchable);
  const rows = edits.map(({ before, after, changed: own }) => {
    const row: Record<string, unknown> = {
      id: before.id,
      __seen: before.version,
      __old: picked(before.values, own),
      __new: picked(after, own),
    };
    for (const column of columns) row[column.name] = column.toDatabase(after[column.field.key]);
    return search ? Object.assign(row, searchOf(place, after)) : row;
  });
  const variant = [...columns.map(({ field }) => field.key), ...(search ? ['*search'] : [])].join(',');
  return run.query<Written>(updateText(shape, variant), parametersOf(rows, write));
}

/** Into the recycle bin, or out of it. */
export function binRecords(
  place: WritePlace,
  records: readonly StoredRecord[],
  action: 'deleted' | 'restored',
): Promise<Written[]> {
  const rows = records.map(({ id, version }) => ({ id, __seen: version }));
  return place.run.query<Written>(binText(place.shape, action), parametersOf(rows, place.write));
}

/** Records as they are, in the bin or not, by id. `lock`: nobody else changes them until the transaction ends. */
export async function readRecords(
  place: Pick<WritePlace, 'run' | 'shape'>,
  ids: readonly string[],
  lock: boolean,
): Promise<Map<string, StoredRecord>> {
  const rows = await place.run.query<StoredRow>(selectText(place.shape, lock ? 'lock' : ''), [ids]);
  return new Map(rows.map((row) => [row.id, readStored(place.shape, row)]));
}

/** Keys of `given` whose value differs from what is stored. */
export function changedKeys(before: RecordValues, given: RecordValues): string[] {
  return Object.keys(given).filter((key) => !sameValue(before[key], given[key]));
}

export function sameValue(one: unknown, other: unknown): boolean {
  const [left, right] = [one ?? null, other ?? null];
  return left === right || (typeof left === 'object' && JSON.stringify(left) === JSON.stringify(right));
}

function searchOf(
  { catalog, shape }: WritePlace,
  values: RecordValues,
): { search_text: string; search_tokens: readonly string[] } {
  const { text, tokens } = searchColumns(catalog, shape.entity, values);
  return { search_text: text, search_tokens: tokens };
}

function picked(values: RecordValues, keys: readonly string[]): RecordValues {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
}

function filledOnly(values: RecordValues): RecordValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
}
