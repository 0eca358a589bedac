import {
  entityMessages,
  validateRecord,
  type Catalog,
  type FieldModel,
  type RecordValues,
} from '@atelier/entity';
import { fieldKindMessages } from '@atelier/field-kinds';
import { joinCatalogues, textOfCode, type Language } from '@atelier/problem';
import type { ShownProblem } from '@atelier/ui';
import { ApiProblem } from '../../api/api-problem.ts';

/** A sentence about one field of a form. */
export interface FieldIssue {
  readonly field: string;
  readonly message: string;
}

const texts = joinCatalogues(entityMessages, fieldKindMessages);

export interface CheckOptions {
  readonly catalog: Catalog;
  readonly entity: string;
  readonly mode: 'create' | 'update';
  readonly language: Language;
}

/** What the server would say about these values, said before they are sent. */
export function checkValues(
  values: RecordValues,
  { catalog, entity, mode, language }: CheckOptions,
): readonly FieldIssue[] {
  const result = validateRecord(catalog, entity, { values, mode, language });
  if (result.ok) return [];
  return result.issues.map((issue) => ({
    field: fieldOf(issue.at),
    message: textOfCode(texts, issue, language),
  }));
}

/** The issues of a refused write that are about a field of the form. */
export function issuesOfAnswer(error: unknown, fields: readonly FieldModel[]): readonly FieldIssue[] {
  if (!(error instanceof ApiProblem)) return [];
  const keys = new Set(fields.map((field) => field.key));
  return error.shownIssues
    .map((issue) => ({ field: fieldOf(issue.at), message: issue.message }))
    .filter((issue) => keys.has(issue.field));
}

/** `/body/values/name`, `/values/name` and `/name` are all about `name`. */
export function fieldOf(at: string): string {
  const keys = at.split('/').filter((key) => key !== '');
  if (keys[0] === 'body') keys.shift();
  if (keys[0] === 'values') keys.shift();
  return (keys[0] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A problem with the whole form as one line. */
export function problemSentence(problem: ShownProblem | undefined): string | undefined {
  if (!problem) return undefined;
  return [problem.title, ...(problem.issues ?? []).map((issue) => issue.message)].join(' ');
}
