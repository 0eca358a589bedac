import type { EntityModel, FieldModel } from './model.ts';
import { sameJson } from './same-json.ts';

/** What about a field can differ. */
export type FieldAspect =
  'label' | 'help' | 'kind' | 'settings' | 'required' | 'unique' | 'sensitivity' | 'default';

/** What about the entity itself can differ. */
export type EntityAspect = 'label' | 'description' | 'icon' | 'color' | 'titleField' | 'unique';

export interface FieldDiff {
  readonly before: FieldModel;
  readonly after: FieldModel;
  readonly aspects: readonly FieldAspect[];
}

export interface EntityDiff {
  readonly aspects: readonly EntityAspect[];
  readonly added: readonly FieldModel[];
  readonly removed: readonly FieldModel[];
  readonly changed: readonly FieldDiff[];
  /** Fields present on both sides stand in another order. */
  readonly reordered: boolean;
}

const entityAspects: readonly EntityAspect[] = [
  'label',
  'description',
  'icon',
  'color',
  'titleField',
  'unique',
];
const fieldAspects: readonly FieldAspect[] = [
  'label',
  'help',
  'kind',
  'settings',
  'required',
  'unique',
  'sensitivity',
  'default',
];

/**
 * What differs between two models of one entity. A flag that is false and one that is absent are
 * the same, and so are no unique keys and an empty list of them.
 */
export function diffEntities(before: EntityModel, after: EntityModel): EntityDiff {
  const old = new Map(before.fields.map((field) => [field.key, field]));
  const present = new Set(after.fields.map((field) => field.key));
  const kept = before.fields.filter((field) => present.has(field.key));
  const changed = after.fields.flatMap((field) => {
    const earlier = old.get(field.key);
    const diff = earlier && diffFields(earlier, field);
    return diff && diff.aspects.length > 0 ? [diff] : [];
  });
  return {
    aspects: entityAspects.filter((aspect) => !sameJson(plain(before[aspect]), plain(after[aspect]))),
    added: after.fields.filter((field) => !old.has(field.key)),
    removed: before.fields.filter((field) => !present.has(field.key)),
    changed,
    reordered: !sameJson(
      kept.map((field) => field.key),
      after.fields.filter((field) => old.has(field.key)).map((field) => field.key),
    ),
  };
}

export function diffFields(before: FieldModel, after: FieldModel): FieldDiff {
  return {
    before,
    after,
    aspects: fieldAspects.filter((aspect) => !sameJson(plain(before[aspect]), plain(after[aspect]))),
  };
}

/** Ways of saying nothing, as one. */
function plain(value: unknown): unknown {
  return value === false || value === null || (Array.isArray(value) && value.length === 0)
    ? undefined
    : value;
}
