import { bug, type Issue } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import type { FieldKinds } from './field-kind.ts';
import type { EntityModel } from './model.ts';

/** Most fields that one entity may have. */
export const fieldLimit = 500;

export function checkEntity(_model: EntityModel, _kinds: FieldKinds, _catalog?: Catalog): Issue[] {
  throw bug('being built');
}
