import { describeStep, planChange, type Catalog, type EntityModel } from '@atelier/entity';
import type { Language } from '@atelier/problem';

/** What changes from one model to another, one sentence each. */
export function differences(
  before: EntityModel | undefined,
  after: EntityModel,
  { catalog, language }: { readonly catalog: Catalog; readonly language: Language },
): readonly string[] {
  return planChange(before, after, { catalog }).steps.map((step) => describeStep(step, language));
}
