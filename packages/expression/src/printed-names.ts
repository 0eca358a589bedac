import { localize, type Language } from '@atelier/problem';
import type { Expression, FieldReference, VariableReference } from './ast.ts';
import { findDefinition } from './functions/registry.ts';
import { fieldOf, findVariable, resolveField, resolveVariable, variableOf } from './names.ts';
import type { Scope, ScopeField } from './scope.ts';

/** The field at the end of a path, or behind a variable; undefined where the scope knows none. */
export function fieldBehind(node: Expression, scope: Scope, entity: string): ScopeField | undefined {
  if (node.kind === 'field') {
    const resolved = resolveField({ scope, entity }, node.path);
    return 'found' in resolved ? resolved.found.field : undefined;
  }
  if (node.kind !== 'variable') return undefined;
  const resolved = resolveVariable({ scope }, node.name, node.path);
  return 'found' in resolved ? resolved.found.field : undefined;
}

/** The labels along a path; a key where the scope knows no label. */
export function labelsOf(
  path: readonly string[],
  place: { scope: Scope; entity: string | undefined; language: Language },
): string[] {
  let { entity } = place;
  return path.map((key) => {
    const field = entity === undefined ? undefined : fieldOf(place.scope, entity, key);
    entity = field?.target;
    return field ? localize(field.label, place.language) : key;
  });
}

interface LabelPlace {
  readonly scope: Scope;
  readonly entity: string;
  readonly language: Language;
}

/** `{负责人.姓名}`, or the keys where the labels would not be read back as the same path. */
export function fieldWithLabels(node: FieldReference, place: LabelPlace): string {
  const labels = labelsOf(node.path, place);
  const resolved = labels.every(isPlain) ? resolveField(place, labels) : undefined;
  const isSame = resolved && 'found' in resolved && resolved.found.path.join('.') === node.path.join('.');
  return `{${(isSame ? labels : node.path).join('.')}}`;
}

/** `{当前用户.姓名}`, or `me.name` where the labels could be taken for something else. */
export function variableWithLabels(node: VariableReference, place: LabelPlace): string {
  const variable = variableOf(place.scope, node.name);
  const keys = [node.name, ...node.path].join('.');
  if (!variable) return keys;
  const root = localize(variable.label, place.language);
  const labels = labelsOf(node.path, { ...place, entity: variable.target });
  if (![root, ...labels].every(isPlain) || findVariable(place.scope, root) !== node.name) return keys;
  if ('found' in resolveField(place, [root])) return keys;
  const resolved = resolveVariable(place, node.name, labels);
  const isSame = 'found' in resolved && resolved.found.path.join('.') === node.path.join('.');
  return isSame ? `{${[root, ...labels].join('.')}}` : keys;
}

function isPlain(label: string): boolean {
  return label !== '' && label === label.trim() && !/[{}.｛｝]/.test(label);
}

/** The options that a call's arguments are values of, by the index of the argument. */
export function optionsByArgument(
  node: Extract<Expression, { kind: 'call' }>,
  scope: Scope,
  entity: string,
): ReadonlyMap<number, NonNullable<ScopeField['options']>> {
  const found = new Map<number, NonNullable<ScopeField['options']>>();
  for (const [subject, values] of findDefinition(node.name)?.compared?.(node.arguments.length) ?? []) {
    const argument = node.arguments[subject];
    const options = argument && fieldBehind(argument, scope, entity)?.options;
    if (options) for (const index of values) found.set(index, options);
  }
  return found;
}
