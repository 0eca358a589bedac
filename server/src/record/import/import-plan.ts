import type { ImportSettings } from '@atelier/api';
import { checkEntity, type Catalog, type EntityModel } from '@atelier/entity';
import { pointer, under, type Issue } from '@atelier/problem';
import type { Policy } from '@atelier/query';
import { readField } from '../../entity/read-model.ts';
import { requireAction } from '../write/write-rights.ts';
import { importProblem } from './import-problems.ts';
import type { ImportRecord } from './import-record.ts';
import { withNewFields } from './future-model.ts';

export interface SettingsPlace {
  readonly record: ImportRecord;
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly mayDesign: boolean;
}

/** Refuses settings that cannot be carried out, naming every place; `at` points into the settings. */
export function checkSettings(settings: ImportSettings, place: SettingsPlace): void {
  const { record, catalog, policy, mayDesign } = place;
  const issues: Issue[] = [];
  const columns = new Set<number>();
  const fields = new Set<string>();
  const model = catalog.entity(record.entity);
  settings.mapping.forEach((entry, index) => {
    const at = pointer('mapping', index);
    if (entry.column >= record.columns.length)
      issues.push({
        code: 'import.column-unknown',
        at: `${at}/column`,
        details: { column: entry.column + 1 },
      });
    if (columns.has(entry.column)) issues.push({ code: 'import.column-twice', at: `${at}/column` });
    columns.add(entry.column);
    const key = 'field' in entry ? entry.field : 'newField' in entry ? entry.newField.key : undefined;
    if (key === undefined) return;
    if (fields.has(key)) issues.push({ code: 'import.field-twice', at, details: { field: key } });
    fields.add(key);
    if ('newField' in entry && !mayDesign) issues.push({ code: 'import.design-needed', at });
    if (!('field' in entry)) return;
    const known = model?.fields.some((field) => field.key === key);
    if (!known) issues.push({ code: 'import.field-unknown', at: `${at}/field`, details: { field: key } });
    else if (policy.fieldRight(record.entity, key, 'create') !== 'write')
      issues.push({ code: 'import.field-forbidden', at: `${at}/field`, details: { field: key } });
  });
  issues.push(...newFieldIssues(settings, place));
  if (fields.size === 0) issues.push({ code: 'import.nothing-mapped', at: '/mapping' });
  if (settings.match !== undefined && !fields.has(settings.match))
    issues.push({ code: 'import.match-unmapped', at: '/match', details: { field: settings.match } });
  if (settings.addOptions && !mayDesign) issues.push({ code: 'import.design-needed', at: '/addOptions' });
  if (issues.length > 0) {
    const isDenied = issues.some(
      ({ code }) => code === 'import.design-needed' || code === 'import.field-forbidden',
    );
    throw importProblem(isDenied ? 'import.denied' : 'import.settings-invalid', { issues });
  }
}

/** What would keep the new fields from being published; told now, not when the rows are to go in. */
function newFieldIssues({ mapping }: ImportSettings, { record, catalog }: SettingsPlace): Issue[] {
  const model = catalog.entity(record.entity);
  const present = model?.fields ?? [];
  const brought = mapping.flatMap((entry, index) =>
    'newField' in entry ? [{ field: entry.newField, index }] : [],
  );
  const malformed = brought.flatMap(({ field, index }) => {
    const read = readField(field);
    return read.ok ? [] : under(pointer('mapping', index, 'newField'), read.issues);
  });
  if (brought.length === 0 || malformed.length > 0) return malformed;
  const future = {
    ...(model ?? { key: record.entity, label: { zh: record.entity, en: record.entity }, titleField: '' }),
    fields: [...present, ...brought.map(({ field }) => field)],
  };
  return checkEntity(future, catalog.kinds, catalog).flatMap((issue) => {
    const [, position, rest] = /^\/fields\/(\d+)(.*)$/.exec(issue.at) ?? [];
    const entry = brought[Number(position) - present.length];
    return entry ? [{ ...issue, at: `${pointer('mapping', entry.index, 'newField')}${rest ?? ''}` }] : [];
  });
}

/** Whether this viewer may import into the entity in this way. */
export function requireImport(policy: Policy, catalog: Catalog, entity: string, update: boolean): void {
  requireAction(policy, catalog, entity, 'import');
  requireAction(policy, catalog, entity, 'create');
  if (update) requireAction(policy, catalog, entity, 'update');
}

/** The entity as the commit will have it, its new options apart. */
export function modelOf(record: ImportRecord, catalog: Catalog): EntityModel {
  const published = catalog.entity(record.entity);
  if (published) return withNewFields(published, record.settings.mapping);
  if (!record.newEntity) throw importProblem('import.no-target');
  const fields = record.settings.mapping.flatMap((entry) => ('newField' in entry ? [entry.newField] : []));
  const title = fields.find((field) => catalog.kindOf(field).definition.traits.title) ?? fields[0];
  return { ...record.newEntity, fields, titleField: title?.key ?? '' };
}

/** Required fields that no column fills and nothing else does either. */
export function missingRequired(record: ImportRecord, catalog: Catalog): string[] {
  const mapped = new Set(record.settings.mapping.flatMap((entry) => ('field' in entry ? [entry.field] : [])));
  const model = catalog.entity(record.entity);
  return (model?.fields ?? [])
    .filter(
      (field) =>
        field.required &&
        field.default === undefined &&
        !mapped.has(field.key) &&
        !catalog.kindOf(field).definition.traits.generated,
    )
    .map(({ key }) => key);
}
