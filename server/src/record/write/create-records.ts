import type { RecordValues } from '@atelier/entity';
import { localize, under, type Issue } from '@atelier/problem';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RecordChange, RecordListener } from '../record-change.ts';
import { recordProblem } from '../record-problems.ts';
import { completeValues, refuse } from './prepare-values.ts';
import { allValues, type StoredRecord } from './row-shape.ts';
import { missingTargetsText } from './statements.ts';
import { insertRecords, readRecords, type NewRecord, type WritePlace } from './record-writer.ts';
import { allowedIds, hiddenTargets, missingTarget, needsRowCheck, requireAction } from './write-rights.ts';
import { CatalogMoved, type WriteScope, type WriteSessions } from './write-session.ts';

export interface CreateRequest {
  readonly records: readonly RecordValues[];
  readonly submission?: string;
  /** Pointer of one record inside what was sent; '' for a single one. */
  at(index: number): string;
}

/** Creates records, all or none, with their history, and tells the listeners. */
export async function createRecords(
  sessions: WriteSessions,
  scope: WriteScope,
  request: CreateRequest & { readonly tx: Transaction | undefined },
): Promise<StoredRecord[]> {
  const { policy, catalog, entity, shape } = scope;
  requireAction(policy, catalog, entity, 'create');
  const complete = request.records.map((values) => completeValues(scope.values, values));
  refuse(complete.flatMap(({ issues }, index) => under(request.at(index), issues)));
  const given = [
    ...new Set(
      request.records.flatMap((values) => Object.keys(values).filter((key) => values[key] !== undefined)),
    ),
  ];
  const rowCheck = needsRowCheck(policy, entity, 'create', given);
  const counts = shape.columns.some(({ generated }) => generated);
  const single = complete.length === 1 && !request.tx && !counts ? complete[0]?.values : undefined;
  const hearing = single
    ? scope.listeners.filter((listener) => !ignores(listener, scope, single))
    : scope.listeners;
  const together = rowCheck || counts || hearing.length > 0;
  return sessions.run(scope, { tx: request.tx, together }, async (place, tx) => {
    const hidden = await hiddenTargets(place.run, scope.query, shape, request.records);
    refuse([...hidden].flatMap(([index, issues]) => under(request.at(index), issues)));
    const values = counts
      ? await sessions.generate(
          place,
          complete.map((one) => one.values),
        )
      : complete.map((one) => one.values);
    const drafts = values.map((one): NewRecord => ({ id: uuidv7(), values: one }));
    const written = await insertRecords(place, drafts, request.submission);
    if (written.length < drafts.length) return explainNothing(place, scope, { drafts, request });
    const at = new Map(written.map((one) => [one.id, one.at.toISOString()]));
    const stored = drafts.map((draft) => storedOf(scope, draft, at.get(draft.id) ?? ''));
    if (rowCheck) {
      const allowed = await allowedIds(place.run, scope.query, {
        entity,
        action: 'create',
        ids: drafts.map(({ id }) => id),
        fields: given,
      });
      if (allowed.size < drafts.length) throw recordProblem('record.out-of-reach');
    }
    if (hearing.length > 0)
      await sessions.tell(
        tx,
        scope,
        stored.map((record) => creationOf(scope, record)),
      );
    return stored;
  });
}

/** Nothing was written: the form was sent before, a target is gone, or the catalog has moved. */
async function explainNothing(
  place: WritePlace,
  scope: WriteScope,
  { drafts, request }: { drafts: readonly NewRecord[]; request: CreateRequest },
): Promise<StoredRecord[]> {
  if (request.submission !== undefined) {
    const [earlier] = await place.run.query<{ record_id: string }>(
      'SELECT record_id FROM atelier.record_submission WHERE id = $1 AND by = $2 AND entity = $3',
      [request.submission, scope.viewer.userId, scope.entity],
    );
    const known = earlier && (await readRecords(place, [earlier.record_id], false)).get(earlier.record_id);
    if (known) return [known];
  }
  refuse(
    await missingTargets(
      place,
      scope,
      drafts.map((draft, index) => ({ ...draft, at: request.at(index) })),
    ),
  );
  throw new CatalogMoved();
}

/** Issues for values that point at nothing. */
export async function missingTargets(
  place: WritePlace,
  scope: WriteScope,
  records: readonly { readonly id: string; readonly values: RecordValues; readonly at: string }[],
): Promise<Issue[]> {
  const pointing = scope.shape.columns.filter(({ target }) => target !== undefined);
  if (pointing.length === 0) return [];
  const rows = records.map(({ id, values }) =>
    Object.fromEntries([['id', id], ...pointing.map(({ name, field }) => [name, values[field.key] ?? null])]),
  );
  const missing = await place.run.query<{ id: string; field: string }>(missingTargetsText(scope.shape), [
    JSON.stringify(rows),
  ]);
  return missing.flatMap(({ id, field }) => {
    const record = records.find((one) => one.id === id);
    const label = localize(
      scope.shape.column(field)?.field.label ?? { zh: field, en: field },
      scope.viewer.language,
    );
    return under(record?.at ?? '', [missingTarget(field, label)]);
  });
}

/** Asked before the record is there: a listener that waits for other records costs no transaction. */
function ignores(listener: RecordListener, scope: WriteScope, values: RecordValues): boolean {
  if (!listener.ignores) return false;
  return listener.ignores(creationOf(scope, storedOf(scope, { id: '', values }, scope.values.now)));
}

function storedOf(scope: WriteScope, draft: NewRecord, at: string): StoredRecord {
  const values = Object.fromEntries(
    scope.shape.columns.map(({ field }) => [field.key, draft.values[field.key] ?? null]),
  );
  const by = scope.viewer.userId;
  return {
    id: draft.id,
    version: 1,
    values,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
    deletedAt: null,
  };
}

export function creationOf(scope: WriteScope, record: StoredRecord): RecordChange {
  return {
    entity: scope.entity,
    id: record.id,
    action: 'created',
    version: record.version,
    before: null,
    after: allValues(record),
    changed: Object.keys(record.values).filter((key) => record.values[key] !== null),
    by: scope.viewer.userId,
    cause: scope.cause,
    causation: scope.viewer.causation ?? [],
  };
}
