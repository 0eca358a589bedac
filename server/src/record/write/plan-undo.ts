import { validateRecord, type Catalog, type RecordValues } from '@atelier/entity';
import type { Issue } from '@atelier/problem';
import type { ChangeCause, RecordChange } from '../record-change.ts';
import { sameValue, type RecordEdit } from './record-writer.ts';
import type { StoredRecord } from './row-shape.ts';

/** A change as the history keeps it. */
export interface KeptChange {
  readonly record_id: string;
  readonly version: number;
  readonly action: RecordChange['action'];
  readonly old: RecordValues | null;
  readonly new: RecordValues | null;
  readonly cause_kind: ChangeCause['kind'];
  readonly cause_id: string | null;
}

/** What has to be done to one record to take some changes of it back. */
export type UndoStep =
  | { readonly do: 'delete' | 'restore' }
  | { readonly do: 'edit'; readonly edit: RecordEdit }
  /** It was taken back before, or there is nothing left to take back. */
  | { readonly do: 'nothing' }
  | { readonly do: 'keep' }
  | { readonly do: 'fail'; readonly issue: Issue };

export interface UndoPlace {
  readonly catalog: Catalog;
  readonly entity: string;
}

/**
 * Decides how the changes of one cause are taken back from one record. What was edited since stays;
 * what flows did to a record that the cause created goes with it.
 *
 * @param mine the changes to take back, oldest first
 * @param later everything that happened to the record after the first of them and is not among them
 */
export function planUndo(
  place: UndoPlace,
  record: StoredRecord | undefined,
  mine: readonly KeptChange[],
  later: readonly KeptChange[],
): UndoStep {
  const [first] = mine;
  const last = mine.at(-1);
  if (!first || !last) return { do: 'nothing' };
  if (!record) return { do: 'fail', issue: { code: 'record.purged', at: '' } };
  if (first.action === 'created') {
    if (record.deletedAt !== null) return { do: 'nothing' };
    return later.some((change) => change.cause_kind !== 'flow') ? { do: 'keep' } : { do: 'delete' };
  }
  if (last.action === 'deleted') return record.deletedAt === null ? { do: 'keep' } : { do: 'restore' };
  if (last.action === 'restored')
    return record.deletedAt !== null || later.length > 0 ? { do: 'keep' } : { do: 'delete' };
  if (record.deletedAt !== null) return { do: 'fail', issue: { code: 'record.gone', at: '' } };
  return planEdit(place, record, mine);
}

function planEdit(
  { catalog, entity }: UndoPlace,
  record: StoredRecord,
  mine: readonly KeptChange[],
): UndoStep {
  const old: Record<string, unknown> = {};
  const next: Record<string, unknown> = {};
  for (const change of mine) {
    for (const key of Object.keys(change.new ?? {})) {
      if (!(key in old)) old[key] = change.old?.[key] ?? null;
      next[key] = change.new?.[key] ?? null;
    }
  }
  const known = Object.keys(next).filter((key) => catalog.field(entity, key) !== undefined);
  const untouched = known.filter((key) => sameValue(record.values[key], next[key]));
  const changed = untouched.filter((key) => !sameValue(record.values[key], old[key]));
  if (changed.length === 0) return { do: untouched.length === known.length ? 'nothing' : 'keep' };
  const back = Object.fromEntries(changed.map((key) => [key, old[key]]));
  const checked = validateRecord(catalog, entity, { values: back, mode: 'update' });
  const [issue] = checked.ok ? [] : checked.issues;
  if (issue)
    return { do: 'fail', issue: { code: 'record.value-unfit', at: issue.at, details: { ...issue.details } } };
  return { do: 'edit', edit: { before: record, after: { ...record.values, ...back }, changed } };
}
