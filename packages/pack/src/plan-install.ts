import { diffEntities, type Catalog, type EntityModel, type FieldModel } from '@atelier/entity';
import { pointer, type Issue, type Localized } from '@atelier/problem';
import type { EntityGrant } from '@atelier/query';
import type { Pack, PackView } from './manifest.ts';

/** What is in the workspace already. */
export interface Workspace {
  readonly catalog: Catalog;
  readonly views: ReadonlyMap<string, PackView>;
  readonly roles: ReadonlyMap<string, InstalledRole>;
}

export interface InstalledRole {
  readonly label: Localized;
  readonly description?: Localized;
  readonly grants: readonly EntityGrant[];
  readonly permissions: readonly string[];
}

/**
 * - `create`: not there yet; `same`: there just so
 * - `extend`: gets the fields that it lacks, and keeps all it has
 * - `keep`: there in another form, which stays
 * - `clash`: cannot be brought together
 */
export type InstallAction = 'create' | 'extend' | 'same' | 'keep' | 'clash';

export interface InstallStep {
  readonly kind: 'entity' | 'view' | 'role';
  readonly key: string;
  readonly label: Localized;
  readonly action: InstallAction;
  /** For people: which fields come along, what a role may do. */
  readonly notes: readonly Localized[];
}

/** What installing would do, and the objects it would do it with. */
export interface InstallPlan {
  readonly steps: readonly InstallStep[];
  readonly issues: readonly Issue[];
  /** New and extended entities, complete. */
  readonly entities: readonly EntityModel[];
  readonly views: ReadonlyMap<string, PackView>;
  readonly roles: ReadonlyMap<string, InstalledRole>;
}

/** Compares a pack with the workspace. What people have made or changed is never overwritten. */
export function planInstall(
  pack: Pack,
  workspace: Workspace,
  options: Readonly<Record<string, boolean>> = {},
): InstallPlan {
  const issues: Issue[] = unknownOptions(pack, options);
  const chosen = new Set(
    (pack.manifest.options ?? [])
      .filter((option) => options[option.key] ?? option.default)
      .map(({ key }) => key),
  );
  const entities = pack.entities.map((wanted) => planEntity(wanted, workspace.catalog));
  issues.push(...entities.flatMap((planned) => planned.issues));
  const views = [...pack.views].map(([key, view]) => ({
    view,
    step: stepOf('view', key, { label: view.label, found: workspace.views.get(key), wanted: view }),
  }));
  const offered = [...pack.roles].filter(([, { when }]) => when === undefined || chosen.has(when));
  const roles = offered.map(([key, { when: _condition, ...role }]) => {
    const step = stepOf('role', key, { label: role.label, found: workspace.roles.get(key), wanted: role });
    return { role, step: { ...step, notes: grantNotes(role, pack) } };
  });
  return {
    steps: [
      ...entities.map(({ step }) => step),
      ...views.map(({ step }) => step),
      ...roles.map(({ step }) => step),
    ],
    issues,
    entities: entities.flatMap(({ model }) => (model ? [model] : [])),
    views: new Map(
      views.flatMap(({ view, step }) => (step.action === 'create' ? [[step.key, view] as const] : [])),
    ),
    roles: new Map(
      roles.flatMap(({ role, step }) => (step.action === 'create' ? [[step.key, role] as const] : [])),
    ),
  };
}

function unknownOptions(pack: Pack, options: Readonly<Record<string, boolean>>): Issue[] {
  const known = new Set((pack.manifest.options ?? []).map(({ key }) => key));
  return Object.keys(options)
    .filter((option) => !known.has(option))
    .map((option) => ({ code: 'pack.option-unknown', at: pointer('options', option), details: { option } }));
}

interface PlannedEntity {
  readonly step: InstallStep;
  readonly issues: readonly Issue[];
  readonly model?: EntityModel;
}

function planEntity(wanted: EntityModel, catalog: Catalog): PlannedEntity {
  const plain = { kind: 'entity' as const, key: wanted.key, label: wanted.label };
  const found = catalog.entity(wanted.key);
  if (!found)
    return {
      step: { ...plain, action: 'create', notes: wanted.fields.map(({ label }) => label) },
      issues: [],
      model: wanted,
    };
  const clashes = wanted.fields.flatMap((field) => clashOf(field, found, catalog));
  if (clashes.length > 0) return { step: { ...plain, action: 'clash', notes: [] }, issues: clashes };
  const missing = wanted.fields.filter(({ key }) => !found.fields.some((field) => field.key === key));
  if (missing.length > 0) {
    // Rows that are there would stand against a required field that nothing fills.
    const model = { ...found, fields: [...found.fields, ...missing.map(relaxed)] };
    return {
      step: { ...plain, action: 'extend', notes: missing.map(({ label }) => label) },
      issues: [],
      model,
    };
  }
  const { aspects, changed, added } = diffEntities(found, wanted);
  const isSame =
    aspects.length === 0 &&
    changed.length === 0 &&
    added.length === 0 &&
    found.fields.length === wanted.fields.length;
  return { step: { ...plain, action: isSame ? 'same' : 'keep', notes: [] }, issues: [] };
}

function clashOf(wanted: FieldModel, entity: EntityModel, catalog: Catalog): Issue[] {
  const found = entity.fields.find(({ key }) => key === wanted.key);
  if (!found || found.kind === wanted.kind) return [];
  const details = {
    entity: entity.label,
    field: found.label,
    found: catalog.kindOf(found).definition.label,
    wanted: catalog.kinds.get(wanted.kind).definition.label,
  };
  return [{ code: 'pack.field-clash', at: pointer('entities', entity.key, 'fields', wanted.key), details }];
}

/** Only a fixed default is filled into rows; a formula is for those that come. */
function relaxed(field: FieldModel): FieldModel {
  const isFixed = field.default !== undefined && field.default !== null && typeof field.default !== 'object';
  return field.required && !isFixed ? { ...field, required: false } : field;
}

function stepOf(
  kind: 'view' | 'role',
  key: string,
  { label, found, wanted }: { label: Localized; found: object | undefined; wanted: object },
): InstallStep {
  const action = found === undefined ? 'create' : canonical(found) === canonical(wanted) ? 'same' : 'keep';
  return { kind, key, label, action, notes: [] };
}

const actionWords: Readonly<Record<string, Localized>> = {
  create: { zh: '新增', en: 'create' },
  read: { zh: '查看', en: 'read' },
  update: { zh: '修改', en: 'change' },
  delete: { zh: '删除', en: 'delete' },
  export: { zh: '导出', en: 'export' },
  import: { zh: '导入', en: 'import' },
};

/** What a role gives, in words, so that nobody installs rights without having read them. */
function grantNotes(role: InstalledRole, pack: Pack): Localized[] {
  return role.grants.map((grant) => {
    const label = pack.entities.find(({ key }) => key === grant.entity)?.label ?? {
      zh: '所有数据表',
      en: 'every entity',
    };
    const words = grant.actions.map((action) => actionWords[action] ?? { zh: action, en: action });
    return {
      zh: `${label.zh}${grant.rows ? '（部分记录）' : ''}：${words.map(({ zh }) => zh).join('、')}`,
      en: `${label.en}${grant.rows ? ' (some records)' : ''}: ${words.map(({ en }) => en).join(', ')}`,
    };
  });
}

/** Equal documents as equal texts: keys in order, what is undefined left out. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
