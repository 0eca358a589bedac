import { userTarget, type Catalog, type RecordValues } from '@atelier/entity';
import { localize, pointer, type Issue, type Language } from '@atelier/problem';
import { queryFailure, rowsAllowed, type Policy, type QueryContext, type RecordAction } from '@atelier/query';
import { entityProblem } from '../../entity/entity-problems.ts';
import { recordProblem } from '../record-problems.ts';
import type { RowShape } from './row-shape.ts';
import type { Runner } from './record-writer.ts';

/** Refuses a viewer to whom the entity or the action is closed; what one may not see is not there. */
export function requireAction(policy: Policy, catalog: Catalog, entity: string, action: RecordAction): void {
  if (!catalog.entity(entity)) throw entityProblem('entity.missing', { details: { entity } });
  if (policy.mayDo(entity, action)) return;
  const actions: readonly RecordAction[] = ['read', 'create', 'update', 'delete', 'export', 'import'];
  if (!actions.some((other) => policy.mayDo(entity, other)))
    throw entityProblem('entity.missing', { details: { entity } });
  throw recordProblem('record.denied');
}

/** Fields that are given and that no role of the viewer may write. Unknown fields are for validation to name. */
export function deniedFields(
  policy: Policy,
  catalog: Catalog,
  request: { entity: string; action: RecordAction; values: RecordValues; language: Language },
): Issue[] {
  const { entity, action, values, language } = request;
  if (policy.unrestricted) return [];
  return Object.keys(values).flatMap((key) => {
    const field = catalog.field(entity, key);
    if (
      !field ||
      field.system ||
      values[key] === undefined ||
      policy.fieldRight(entity, key, action) === 'write'
    )
      return [];
    // Its name is told only to those who may see the field.
    const isHidden = policy.fieldRight(entity, key) === 'none';
    const label = isHidden ? key : localize(field.label, language);
    return [{ code: 'record.field-denied', at: pointer(key), details: { field: key, label } }];
  });
}

/** Whether rows have to be looked at: some role allows the action only on some, or not for all of these fields. */
export function needsRowCheck(
  policy: Policy,
  entity: string,
  action: RecordAction,
  fields: readonly string[],
): boolean {
  if (policy.unrestricted) return false;
  const everywhere = policy.grants(entity, action).filter((grant) => !grant.rows);
  if (everywhere.length === 0) return true;
  return fields.some((field) => !everywhere.some((grant) => grant.right(field) === 'write'));
}

/** Which of these records the viewer may do this to, with those fields. */
export async function allowedIds(
  run: Runner,
  context: QueryContext,
  request: {
    entity: string;
    action: RecordAction;
    ids: readonly string[];
    fields?: readonly string[];
    deleted?: boolean;
  },
): Promise<ReadonlySet<string>> {
  const { entity, action, ids, fields = [] } = request;
  if (ids.length === 0) return new Set();
  if (!needsRowCheck(context.policy, entity, action, fields)) return new Set(ids);
  const statement = rowsAllowed(request, context);
  if (!statement.ok) throw queryFailure(statement.issues);
  const rows = await run.query<{ id: string }>(statement.value.text, statement.value.values);
  return new Set(rows.map(({ id }) => id));
}

/**
 * Issues for values that point at records out of the viewer's sight: they read like those that point
 * at nothing. Only values that are newly written are looked at.
 */
export async function hiddenTargets(
  run: Runner,
  context: QueryContext,
  shape: RowShape,
  records: readonly RecordValues[],
): Promise<Map<number, Issue[]>> {
  const found = new Map<number, Issue[]>();
  const { policy, viewer } = context;
  if (policy.unrestricted) return found;
  for (const { field, target } of shape.columns) {
    if (target === undefined || target === userTarget) continue;
    const places = records.flatMap((values, index) =>
      typeof values[field.key] === 'string' ? [{ index, id: String(values[field.key]) }] : [],
    );
    if (places.length === 0) continue;
    const isOpen = policy.mayDo(target, 'read');
    const seen = isOpen
      ? await allowedIds(run, context, {
          entity: target,
          action: 'read',
          ids: [...new Set(places.map(({ id }) => id))],
        })
      : new Set<string>();
    for (const { index, id } of places) {
      if (!seen.has(id))
        found.set(index, [
          ...(found.get(index) ?? []),
          missingTarget(field.key, localize(field.label, viewer.language)),
        ]);
    }
  }
  return found;
}

export function missingTarget(field: string, label: string): Issue {
  return { code: 'record.target-missing', at: pointer(field), details: { field, label } };
}
