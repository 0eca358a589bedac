import type { FieldKind, FieldKinds } from './field-kind.ts';
import type { EntityModel, FieldModel, RelationModel } from './model.ts';

/** All published entities at one moment, with the kinds they are made of. Immutable; a publish makes a new one. */
export interface Catalog {
  /** Rises with every publish; part of cache keys. */
  readonly version: number;
  readonly kinds: FieldKinds;
  readonly entities: readonly EntityModel[];
  entity(key: string): EntityModel | undefined;
  /** Own or system field. `user` is a pseudo entity with id, name, email. */
  field(entity: string, key: string): FieldModel | undefined;
  fields(entity: string): readonly FieldModel[];
  kindOf(field: FieldModel): FieldKind;
  /** Relation fields of any entity that point at `target`. */
  relationsTo(target: string): readonly RelationModel[];
  /** Where a field's values point: an entity key, 'user', or undefined. */
  targetOf(field: FieldModel): string | undefined;
}
