import { bug } from '@atelier/problem';
import type { EntityModel, FieldModel } from './model.ts';

/** What about a field can differ. */
export type FieldAspect = 'label' | 'help' | 'kind' | 'settings' | 'required' | 'unique' | 'sensitivity' | 'default';

export interface FieldDiff {
  readonly before: FieldModel;
  readonly after: FieldModel;
  readonly aspects: readonly FieldAspect[];
}

export interface EntityDiff {
  /** Members of the entity itself that differ. */
  readonly entity: readonly ('label' | 'description' | 'icon' | 'color' | 'titleField' | 'unique')[];
  readonly added: readonly FieldModel[];
  readonly removed: readonly FieldModel[];
  readonly changed: readonly FieldDiff[];
  /** Fields present on both sides stand in another order. */
  readonly reordered: boolean;
}

export function diffEntities(_before: EntityModel, _after: EntityModel): EntityDiff {
  throw bug('being built');
}
