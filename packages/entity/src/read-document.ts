import { bug, type Result } from '@atelier/problem';
import type { FieldKinds } from './field-kind.ts';
import type { EntityModel } from './model.ts';

export function readDocument(_document: unknown, _kinds: FieldKinds): Result<EntityModel> {
  throw bug('being built');
}
