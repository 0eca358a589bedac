import { localize, pointer, type Issue, type Problem } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { constraintOf, sqlStateOf } from '../../platform/database/pg-errors.ts';
import { fieldsOfConstraint } from '../../entity/table-shape.ts';
import { recordProblem } from '../record-problems.ts';
import type { Catalog } from '@atelier/entity';

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** The fields of the unique key that a write ran into; undefined for any other failure. */
export function takenFields(error: unknown, catalog: Catalog, entity: string): readonly string[] | undefined {
  const constraint = sqlStateOf(error) === uniqueViolation ? constraintOf(error) : undefined;
  return constraint === undefined ? undefined : fieldsOfConstraint(catalog, entity, constraint);
}

/** What PostgreSQL refused, as an issue at the field; undefined for a failure that is none of the user's. */
export function issueOfFailure(
  error: unknown,
  place: { catalog: Catalog; entity: string; viewer: Viewer },
): Issue | undefined {
  const { catalog, entity, viewer } = place;
  const state = sqlStateOf(error);
  const constraint = constraintOf(error);
  if ((state !== uniqueViolation && state !== foreignKeyViolation) || constraint === undefined)
    return undefined;
  const fields = fieldsOfConstraint(catalog, entity, constraint);
  const [key] = fields ?? [];
  if (fields === undefined || key === undefined) return undefined;
  const label = labelsOf(catalog, entity, fields, viewer);
  return {
    code: state === uniqueViolation ? 'record.not-unique' : 'record.target-missing',
    at: pointer(key),
    details: { field: key, label },
  };
}

export function problemOfIssue(issue: Issue): Problem {
  return recordProblem(issue.code === 'record.not-unique' ? 'record.not-unique' : 'record.invalid', {
    issues: [issue],
    details: { ...issue.details },
  });
}

export function labelsOf(catalog: Catalog, entity: string, keys: readonly string[], viewer: Viewer): string {
  const labels = keys.map((key) =>
    localize(catalog.field(entity, key)?.label ?? { zh: key, en: key }, viewer.language),
  );
  return labels.join(viewer.language === 'zh' ? '、' : ', ');
}

/**
 * Whether a failure may come from tables that changed under the statement: an unknown column, a value
 * of another type, a plan of yesterday.
 */
export function mayBeStale(error: unknown): boolean {
  return /^(42703|42P01|42804|22P02|22007|0A000)$/.test(sqlStateOf(error) ?? '');
}
