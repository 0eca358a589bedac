import {
  isConditionGroup,
  lowerCondition,
  scopeAt,
  toSentence,
  type ConditionGroup,
  type Scope,
  type ScopeField,
} from '@atelier/expression';
import type { FieldServices } from '@atelier/field-kinds/views';
import type { Issue, Language } from '@atelier/problem';
import { isRelatedRule } from './subject.ts';
import { countRules, innerGroup, withoutBroken } from './tree.ts';

export interface ConditionReading {
  /** Everything that is wrong, values that are still missing included. */
  readonly issues: readonly Issue[];
  /** The whole in plain words, as far as it is complete; undefined where nothing is asked. */
  readonly sentence: string | undefined;
  /** Rules that the sentence leaves out. */
  readonly unfinished: number;
}

interface Reader {
  readonly scope: Scope;
  readonly language: Language;
  /** For the names of users and records; their ids without it. */
  readonly services?: FieldServices;
}

/** Reads a condition tree as people do; never fails. */
export function readCondition(
  group: ConditionGroup | undefined,
  { scope, language, services }: Reader,
): ConditionReading {
  if (!group || (group.rules.length === 0 && !group.not))
    return { issues: [], sentence: undefined, unfinished: 0 };
  const whole = lowerCondition(group, scope);
  const issues = whole.ok ? [] : whole.issues;
  const complete = whole.ok ? group : withoutBroken(group, issues);
  const unfinished = countRules(group) - countRules(complete);
  const lowered = whole.ok ? whole : lowerCondition(complete, scope);
  if (!lowered.ok || (complete.rules.length === 0 && unfinished > 0))
    return { issues, sentence: undefined, unfinished };
  const speaking = services ? withTitles(group, scope, services) : scope;
  return { issues, unfinished, sentence: toSentence(lowered.value, speaking, language) };
}

/** Ids of users and records read as their titles: to a sentence they are options like any other. */
function withTitles(group: ConditionGroup, scope: Scope, services: FieldServices): Scope {
  const ids = new Map<string, Set<string>>();
  collectIds(group, scope, ids);
  const named = (field: ScopeField | undefined): ScopeField | undefined => {
    const known = field?.target === undefined || field.options ? undefined : ids.get(field.target);
    if (!field?.target || !known) return field;
    const { target } = field;
    const options = [...known].map((id) => {
      const title = services.titleOf(target, id) ?? '…';
      return { value: id, label: { zh: title, en: title } };
    });
    return { ...field, options };
  };
  return {
    entity: scope.entity,
    entityLabel: (entity) => scope.entityLabel(entity),
    field: (entity, key) => named(scope.field(entity, key)),
    fields: (entity) => scope.fields(entity),
    variable: (name) => scope.variable(name),
    variables: () => scope.variables(),
  };
}

function collectIds(group: ConditionGroup, scope: Scope, ids: Map<string, Set<string>>): void {
  for (const part of group.rules) {
    if (isConditionGroup(part)) collectIds(part, scope, ids);
    else if (isRelatedRule(part))
      collectIds(innerGroup(part), scopeAt(scope, part.field.split('.')[0] ?? ''), ids);
    else if (part.valueSource === undefined || part.valueSource === 'value') {
      const target = targetOf(scope, part.field);
      const values: readonly unknown[] = Array.isArray(part.value) ? part.value : [part.value];
      if (target === undefined) continue;
      const known = ids.get(target) ?? new Set<string>();
      for (const value of values) if (typeof value === 'string') known.add(value);
      ids.set(target, known);
    }
  }
}

function targetOf(scope: Scope, path: string): string | undefined {
  const [root = '', ...rest] = path.split('.');
  const start = scope.field(scope.entity, root) ?? scope.variable(root);
  return rest.reduce<string | undefined>(
    (entity, key) => (entity === undefined ? undefined : scope.field(entity, key)?.target),
    start?.target,
  );
}
