import type { RecordValues } from '@atelier/entity';
import { pointer, under, type Issue } from '@atelier/problem';
import { uniquesOf } from '../../entity/table-shape.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { recordProblem } from '../record-problems.ts';
import { createRecords } from './create-records.ts';
import { writeEdits } from './edit-records.ts';
import { recordsByValue } from './locate-records.ts';
import { editedValues, refuse } from './prepare-values.ts';
import { changedKeys, readRecords, type RecordEdit, type WritePlace } from './record-writer.ts';
import type { StoredRecord } from './row-shape.ts';
import { allowedIds, hiddenTargets, requireAction } from './write-rights.ts';
import type { WriteScope, WriteSessions } from './write-session.ts';

export interface UpsertRequest {
  readonly match: string;
  readonly records: readonly RecordValues[];
  readonly place: WritePlace;
  readonly tx: Transaction;
}

/** Updates the records that have the same value in a unique field, creates the others: all or none. */
export async function upsertRecords(
  sessions: WriteSessions,
  scope: WriteScope,
  { match, records, place, tx }: UpsertRequest,
): Promise<{ created: string[]; updated: string[]; unchanged: number }> {
  requireAction(scope.policy, scope.catalog, scope.entity, 'create');
  requireAction(scope.policy, scope.catalog, scope.entity, 'update');
  requireUnique(scope, match);
  const keys = records.map((values) => matchValue(scope, match, values));
  const known = await recordsByValue(
    place,
    match,
    keys.filter((key) => key !== null),
  );
  const idOf = (index: number): string => known.get(JSON.stringify(keys[index])) ?? '';
  const existing = await readRecords(place, [...known.values()].sort(), true);
  const edits = editsOf(scope, records, (index) => existing.get(idOf(index)));
  await requireAllowed(place, scope, edits);
  const updated = await writeEdits(sessions, scope, { place, tx, edits });
  const fresh = records.flatMap((values, index) => (existing.has(idOf(index)) ? [] : [{ values, index }]));
  const at = (index: number): string => pointer('records', fresh[index]?.index ?? 0);
  const created =
    fresh.length === 0
      ? []
      : await createRecords(sessions, scope, { records: fresh.map(({ values }) => values), at, tx });
  return {
    created: created.map(({ id }) => id),
    updated: updated.map(({ id }) => id),
    unchanged: records.length - created.length - updated.length,
  };
}

function requireUnique(scope: WriteScope, match: string): void {
  const model = scope.catalog.entity(scope.entity);
  const isUnique = model && uniquesOf(model).some(({ fields }) => fields.length === 1 && fields[0] === match);
  if (!isUnique) throw recordProblem('record.match-not-unique', { at: '/match', details: { field: match } });
}

function matchValue(scope: WriteScope, match: string, values: RecordValues): unknown {
  const field = scope.shape.column(match)?.field;
  const value = values[match];
  if (!field || value === undefined || value === null) return null;
  return scope.catalog.kindOf(field).behaviour.normalize(value, field.settings);
}

function editsOf(
  scope: WriteScope,
  records: readonly RecordValues[],
  existing: (index: number) => StoredRecord | undefined,
): RecordEdit[] {
  const issues: Issue[] = [];
  const edits = new Map<string, RecordEdit>();
  records.forEach((values, index) => {
    const before = existing(index);
    if (!before) return;
    const edited = editedValues(scope.values, values);
    issues.push(...under(pointer('records', index), edited.issues));
    // The same record named twice: the later one has the last word.
    const after = { ...(edits.get(before.id)?.after ?? before.values), ...edited.values };
    const changed = changedKeys(before.values, after);
    if (changed.length > 0) edits.set(before.id, { before, after, changed });
  });
  refuse(issues);
  return [...edits.values()];
}

async function requireAllowed(
  place: WritePlace,
  scope: WriteScope,
  edits: readonly RecordEdit[],
): Promise<void> {
  const fields = [...new Set(edits.flatMap(({ changed }) => changed))];
  const ids = edits.map(({ before }) => before.id);
  const allowed = await allowedIds(place.run, scope.query, {
    entity: scope.entity,
    action: 'update',
    ids,
    fields,
  });
  if (allowed.size < ids.length) throw recordProblem('record.denied');
  const written = edits.map(({ after, changed }) =>
    Object.fromEntries(changed.map((key) => [key, after[key]])),
  );
  const hidden = await hiddenTargets(place.run, scope.query, scope.shape, written);
  refuse([...hidden.values()].flat());
}
