import { under, type Issue } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import { checkDefaultFormula, formulaOf } from './default-formula.ts';
import type { FieldKind, FieldKinds } from './field-kind.ts';
import type { FieldModel } from './model.ts';
import { completeSettings } from './complete-settings.ts';
import { checkSettings } from './settings.ts';
import { userTarget } from './system-fields.ts';
import { isEmpty, valueCheck } from './validate.ts';

export interface FieldPlace {
  readonly entity: string;
  /** The catalog as it will be, with the entity in it. */
  readonly catalog: Catalog;
  /** Whether `catalog` holds every entity, so that a missing target is an issue. */
  readonly allTargets: boolean;
  /** Whether `checkFieldSettings` found nothing, so that the kind can be asked about the field. */
  readonly sound: boolean;
}

/**
 * Whether the kind is there and its settings hold; pointers begin at the field. Nothing else may ask
 * the kind about the field before this finds nothing.
 */
export function checkFieldSettings(field: FieldModel, kinds: FieldKinds): Issue[] {
  if (field.system) return [{ code: 'entity.system-field', at: '/system' }];
  if (!kinds.has(field.kind))
    return [{ code: 'entity.kind-unknown', at: '/kind', details: { kind: field.kind.slice(0, 100) } }];
  const kind = kinds.get(field.kind);
  return under('/settings', checkSettings(completeSettings(field.settings, kind), kind));
}

/** What is wrong with a field apart from key, texts and settings; pointers begin at the field. */
export function checkField(field: FieldModel, place: FieldPlace): Issue[] {
  if (!place.catalog.kinds.has(field.kind)) return [];
  const kind = place.catalog.kindOf(field);
  if (!place.sound) return checkFlags(field, kind);
  const complete = { ...field, settings: completeSettings(field.settings, kind) };
  return [
    ...checkFlags(field, kind),
    ...checkTarget(complete, kind, place),
    ...checkDefault(complete, kind, place),
  ];
}

function checkFlags(field: FieldModel, kind: FieldKind): Issue[] {
  const { traits } = kind.definition;
  const issues: Issue[] = [];
  if (field.unique && !traits.unique) issues.push({ code: 'entity.unique-kind', at: '/unique' });
  if (traits.generated && field.required) issues.push({ code: 'entity.required-generated', at: '/required' });
  if (traits.generated && field.default !== undefined)
    issues.push({ code: 'entity.required-generated', at: '/default' });
  return issues;
}

function checkTarget(field: FieldModel, kind: FieldKind, place: FieldPlace): Issue[] {
  const target = kind.behaviour.target?.(field.settings);
  if (target === undefined || target === userTarget || !place.allTargets || place.catalog.entity(target))
    return [];
  return [{ code: 'entity.target-missing', at: '/settings', details: { target } }];
}

function checkDefault(field: FieldModel, kind: FieldKind, place: FieldPlace): Issue[] {
  if (field.default === undefined || field.default === null || kind.definition.traits.generated) return [];
  const formula = formulaOf(field.default);
  if (formula !== undefined) {
    const checked = checkDefaultFormula(place.catalog, place.entity, { field, formula });
    return checked.ok
      ? []
      : under(
          '/default/formula',
          checked.issues.map((issue) => ({ ...issue, at: '' })),
        );
  }
  const value = kind.behaviour.normalize(field.default, field.settings);
  return isEmpty(value) ? [] : under('/default', valueCheck(kind, field)(value));
}
