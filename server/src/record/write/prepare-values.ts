import { applyDefaults, validateRecord, type Catalog, type RecordValues } from '@atelier/entity';
import type { Issue } from '@atelier/problem';
import type { Policy, RecordAction, Viewer } from '@atelier/query';
import { recordProblem } from '../record-problems.ts';
import { deniedFields } from './write-rights.ts';

export interface ValuesPlace {
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly viewer: Viewer;
  readonly entity: string;
  /** ISO 8601. */
  readonly now: string;
}

/** Values of a record to be created, with defaults, as they will be stored; or everything wrong with them. */
export function completeValues(
  place: ValuesPlace,
  given: RecordValues,
  action: RecordAction = 'create',
): { values: RecordValues; issues: readonly Issue[] } {
  const { catalog, policy, viewer, entity } = place;
  const denied = deniedFields(policy, catalog, { entity, action, values: given, language: viewer.language });
  const filled = applyDefaults(catalog, entity, {
    values: given,
    now: place.now,
    timeZone: viewer.timeZone,
    variables: (name, path) => (name === 'me' ? meOf(viewer, path) : undefined),
  });
  const checked = validateRecord(catalog, entity, {
    values: filled,
    mode: 'create',
    language: viewer.language,
  });
  if (!checked.ok) return { values: {}, issues: [...denied, ...checked.issues] };
  return { values: checked.value, issues: denied };
}

/** Values to be set on a record, as they will be stored. */
export function editedValues(
  place: ValuesPlace,
  given: RecordValues,
): { values: RecordValues; issues: readonly Issue[] } {
  const { catalog, policy, viewer, entity } = place;
  const denied = deniedFields(policy, catalog, {
    entity,
    action: 'update',
    values: given,
    language: viewer.language,
  });
  const checked = validateRecord(catalog, entity, {
    values: given,
    mode: 'update',
    language: viewer.language,
  });
  if (!checked.ok) return { values: {}, issues: [...denied, ...checked.issues] };
  return { values: checked.value, issues: denied };
}

export function refuse(issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const isDenied = issues.some(({ code }) => code === 'record.field-denied');
  throw recordProblem(isDenied ? 'record.denied' : 'record.invalid', { issues });
}

function meOf(viewer: Viewer, path: readonly string[]): unknown {
  if (path.length === 0) return viewer.userId;
  return path[0] === 'name' ? viewer.name : path[0] === 'id' ? viewer.userId : undefined;
}
