import { languages, type Issue, type Language } from '@atelier/problem';
import { closest } from './closest.ts';
import { limits } from './limits.ts';
import { issue } from './messages.ts';
import type { Scope, ScopeField, ScopeVariable } from './scope.ts';

/** Finds what a name means. Keys come first, then labels in either language, as people write them. */
export interface FieldPath {
  readonly path: readonly string[];
  readonly field: ScopeField;
}

export interface VariablePath {
  readonly name: string;
  readonly path: readonly string[];
  readonly variable: ScopeVariable;
  /** The last field of the path; undefined for the variable itself. */
  readonly field?: ScopeField;
}

export type Found<T> = { readonly found: T } | { readonly issue: Issue };

/** The variable of a name. Names such as `constructor` must not find what objects inherit. */
export function variableOf(scope: Scope, name: string): ScopeVariable | undefined {
  return scope.variables().includes(name) ? scope.variable(name) : undefined;
}

/** The field of a key, and of no other key. */
export function fieldOf(scope: Scope, entity: string, key: string): ScopeField | undefined {
  const field = scope.field(entity, key);
  return field?.key === key ? field : undefined;
}

function entityName(scope: Scope, entity: string) {
  return scope.entityLabel(entity) ?? entity;
}

/** Where names are looked up; labels of the language win where the same word labels two fields. */
export interface NamePlace {
  readonly scope: Scope;
  readonly entity: string;
  readonly language?: Language;
}

/** Resolves a path of keys or labels from an entity on. */
export function resolveField(place: NamePlace, segments: readonly string[]): Found<FieldPath> {
  if (segments.length > limits.pathLength) {
    return { issue: issue('expression.path-too-long', { details: { limit: limits.pathLength } }) };
  }
  const path: string[] = [];
  let current: string | undefined = place.entity;
  let field: ScopeField | undefined;
  for (const segment of segments) {
    if (current === undefined) {
      return {
        issue: issue('expression.not-a-relation', { details: { name: field?.label ?? path.join('.') } }),
      };
    }
    const found = oneField({ ...place, entity: current }, segment);
    if ('issue' in found) return found;
    field = found.found;
    path.push(field.key);
    current = field.target;
  }
  return field ? { found: { path, field } } : { issue: unknownField(place, '') };
}

function oneField(place: NamePlace, name: string): Found<ScopeField> {
  const { scope, entity } = place;
  const byKey = fieldOf(scope, entity, name.trim());
  if (byKey) return { found: byKey };
  const wanted = name.trim().toLowerCase();
  const isCalled = (field: ScopeField, language: Language) =>
    field.label[language].trim().toLowerCase() === wanted;
  const all = scope.fields(entity).filter((field) => languages.some((language) => isCalled(field, language)));
  const preferred = place.language ? all.filter((field) => isCalled(field, place.language ?? 'zh')) : [];
  const [match, second] = preferred.length === 1 ? preferred : all;
  if (match && !second) return { found: match };
  if (!match) return { issue: unknownField(place, name) };
  const details = { entity: entityName(scope, entity), name, choices: all.map((field) => field.key) };
  return { issue: issue('expression.ambiguous-label', { details }) };
}

function unknownField({ scope, entity }: NamePlace, name: string): Issue {
  const details = { entity: entityName(scope, entity), name: name.trim() };
  const near = closest(name.trim(), namesOf(scope.fields(entity)));
  if (near === undefined) return issue('expression.unknown-field', { details });
  return issue('expression.unknown-field-similar', { details: { ...details, closest: near } });
}

function namesOf(fields: readonly ScopeField[]): string[] {
  return fields.flatMap((field) => [field.key, field.label.zh, field.label.en]).filter((name) => name !== '');
}

/** The name of the variable that a key or a label means. */
export function findVariable(scope: Scope, name: string): string | undefined {
  if (variableOf(scope, name)) return name;
  const wanted = name.trim().toLowerCase();
  return scope.variables().find((candidate) => {
    const label = scope.variable(candidate)?.label;
    return label !== undefined && (label.zh.toLowerCase() === wanted || label.en.toLowerCase() === wanted);
  });
}

/** Resolves what follows a variable: me.department. */
export function resolveVariable(
  place: Omit<NamePlace, 'entity'>,
  name: string,
  segments: readonly string[],
): Found<VariablePath> {
  const variable = variableOf(place.scope, name);
  if (!variable) return { issue: issue('expression.unknown-name', { details: { name } }) };
  if (segments.length === 0) return { found: { name, path: [], variable } };
  if (variable.target === undefined) {
    return { issue: issue('expression.not-a-relation', { details: { name: variable.label } }) };
  }
  const found = resolveField({ ...place, entity: variable.target }, segments);
  return 'issue' in found
    ? found
    : { found: { name, variable, path: found.found.path, field: found.found.field } };
}

/** A bare name that is neither field nor variable. */
export function unknownName({ scope, entity }: NamePlace, name: string): Issue {
  const near = closest(name, [...namesOf(scope.fields(entity)), ...scope.variables()]);
  if (near === undefined) return issue('expression.unknown-name', { details: { name } });
  return issue('expression.unknown-name-similar', { details: { name, closest: near } });
}
