import { bug } from '@atelier/problem';
import type { FieldKinds, JsonSchema } from './field-kind.ts';
import type { EntityModel } from './model.ts';

/** The stored and exchanged form of an entity: a JSON Schema (2020-12) of its records. */
export type EntityDocument = JsonSchema;

export function toDocument(_model: EntityModel, _kinds: FieldKinds): EntityDocument {
  throw bug('being built');
}
