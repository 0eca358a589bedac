import type { Catalog, FieldModel } from '@atelier/entity';
import {
  conditionOperator,
  type ConditionRule,
  type Scope,
  type ScopeField,
  type ValueType,
} from '@atelier/expression';
import type { FieldKindId } from '@atelier/field-kinds';
import type { Localized } from '@atelier/problem';

/** Where names of a condition are looked up. */
export interface ConditionPlace {
  readonly scope: Scope;
  readonly catalog: Catalog;
}

/** What a rule is about: a field, a field of a related record, or a variable. */
export interface Subject {
  readonly path: string;
  /** Along the path. */
  readonly labels: readonly Localized[];
  readonly type: ValueType;
  readonly target?: string;
  /** Entity of the last field, for the choices of its values. */
  readonly entity: string;
  /** The field itself, or for a variable one of the same nature, so that values are entered alike. */
  readonly field: FieldModel;
}

/** Undefined for a path that leads nowhere (a field that was removed, or may not be seen). */
export function subjectOf(place: ConditionPlace, path: string): Subject | undefined {
  const { scope } = place;
  const [root = '', ...rest] = path.split('.');
  const own = scope.field(scope.entity, root);
  if (own) return alongPath(place, { entity: scope.entity, keys: [root, ...rest], path, labels: [] });
  const variable = scope.variables().includes(root) ? scope.variable(root) : undefined;
  if (!variable) return undefined;
  if (rest.length > 0) {
    if (!variable.target) return undefined;
    return alongPath(place, { entity: variable.target, keys: rest, path, labels: [variable.label] });
  }
  const field = {
    key: root,
    label: variable.label,
    type: variable.type,
    ...(variable.target && { target: variable.target }),
  };
  return { path, labels: [variable.label], entity: scope.entity, ...natureOf(field), field: standIn(field) };
}

interface Walk {
  readonly entity: string;
  readonly keys: readonly string[];
  readonly path: string;
  readonly labels: readonly Localized[];
}

function alongPath({ scope, catalog }: ConditionPlace, walk: Walk): Subject | undefined {
  const labels = [...walk.labels];
  let entity: string | undefined = walk.entity;
  let last: { readonly entity: string; readonly field: ScopeField } | undefined;
  for (const key of walk.keys) {
    const field: ScopeField | undefined = entity === undefined ? undefined : scope.field(entity, key);
    if (!field || entity === undefined) return undefined;
    labels.push(field.label);
    last = { entity, field };
    entity = field.target;
  }
  if (!last) return undefined;
  const field = catalog.field(last.entity, last.field.key) ?? standIn(last.field);
  return { path: walk.path, labels, entity: last.entity, ...natureOf(last.field), field };
}

function natureOf(field: ScopeField): Pick<Subject, 'type' | 'target'> {
  return { type: field.type, ...(field.target && { target: field.target }) };
}

/** Kinds whose inputs suit a value of which only the type is known. */
const plainKinds: Readonly<Record<ValueType, FieldKindId>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'dateTime',
  list: 'tags',
  record: 'relation',
  user: 'user',
  null: 'text',
};

function standIn(field: ScopeField): FieldModel {
  const { key, label, type, target, options } = field;
  if (options && type === 'text') return { key, label, kind: 'select', settings: { options } };
  if (options && type === 'list') return { key, label, kind: 'multiSelect', settings: { options } };
  return { key, label, kind: plainKinds[type], settings: type === 'record' ? { entity: target } : {} };
}

/** Records that point here: of which entity, and by which of its fields. */
export interface RelatedSubject {
  readonly entity: string;
  readonly via: string;
  readonly entityLabel: Localized;
  readonly viaLabel: Localized;
}

export function isRelatedRule(rule: ConditionRule): boolean {
  return conditionOperator(rule.operator)?.value === 'conditions';
}

export function relatedSubjectOf({ scope }: ConditionPlace, path: string): RelatedSubject | undefined {
  const [entity = '', via = ''] = path.split('.');
  const entityLabel = scope.entityLabel(entity);
  const field = scope.field(entity, via);
  return entityLabel && field?.target === scope.entity
    ? { entity, via, entityLabel, viaLabel: field.label }
    : undefined;
}
