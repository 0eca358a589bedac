import { bug } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import type { EntityModel, FieldModel } from './model.ts';
import type { ChangePlan } from './plan-step.ts';

export interface PlanContext {
  readonly catalog: Catalog;
  /** Fields dropped before and kept hidden; adding one of them again restores its values. */
  readonly hidden?: readonly FieldModel[];
}

export function planChange(_before: EntityModel | undefined, _after: EntityModel, _context: PlanContext): ChangePlan {
  throw bug('being built');
}
