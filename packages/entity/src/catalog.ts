import { completeSettings } from './complete-settings.ts';
import type { FieldKind, FieldKindBehaviour, FieldKindDisplay, FieldKinds } from './field-kind.ts';
import type { EntityModel, FieldModel, RelationModel } from './model.ts';
import { systemFields, userFields, userTarget } from './system-fields.ts';

/** All published entities at one moment, with the kinds they are made of. Immutable; a publish makes a new one. */
export interface Catalog<Behaviour extends FieldKindDisplay = FieldKindBehaviour> {
  /** Rises with every publish; part of cache keys. */
  readonly version: number;
  readonly kinds: FieldKinds<Behaviour>;
  readonly entities: readonly EntityModel[];
  entity(key: string): EntityModel | undefined;
  /** Own or system field. `user` is a pseudo entity with id, name, email, department; `entity('user')` is undefined. */
  field(entity: string, key: string): FieldModel | undefined;
  /** Own fields in their order, then the system fields; empty for an unknown entity. */
  fields(entity: string): readonly FieldModel[];
  kindOf(field: FieldModel): FieldKind<Behaviour>;
  /** Relation fields of any entity that point at `target`. */
  relationsTo(target: string): readonly RelationModel[];
  /** Where a field's values point: an entity key, 'user', or undefined. */
  targetOf(field: FieldModel): string | undefined;
}

/** A catalog that can show values and say what conditions see, but neither reads nor checks values. */
export type DisplayCatalog = Catalog<FieldKindDisplay>;

export interface CatalogInput<Behaviour extends FieldKindDisplay = FieldKindBehaviour> {
  readonly version: number;
  readonly kinds: FieldKinds<Behaviour>;
  readonly entities: readonly EntityModel[];
}

/**
 * Indexes published entities for everyone who asks about them. Settings are completed with the
 * defaults of their kinds; entities are taken as they are otherwise (`checkEntity` has seen them).
 *
 * @example createCatalog({ version: 7, kinds, entities: [customer, order] }).field('order', 'customer')
 */
export function createCatalog<Behaviour extends FieldKindDisplay>(
  input: CatalogInput<Behaviour>,
): Catalog<Behaviour> {
  const { kinds, version } = input;
  const entities = input.entities.map((entity) => withDefaults(entity, kinds));
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const fieldLists = new Map<string, readonly FieldModel[]>([
    [userTarget, userFields.map((field) => completed(field, kinds))],
  ]);
  for (const entity of entities) {
    const system = systemFields(entity.key).map((field) => completed(field, kinds));
    fieldLists.set(entity.key, [...entity.fields, ...system]);
  }
  const fieldMaps = new Map(
    [...fieldLists].map(([entity, fields]) => [entity, new Map(fields.map((field) => [field.key, field]))]),
  );
  const kindOf = (field: FieldModel): FieldKind<Behaviour> => kinds.get(field.kind);
  const targetOf = (field: FieldModel): string | undefined =>
    kindOf(field).behaviour.target?.(field.settings);
  const relations = relationsByTarget(entities, targetOf);
  return {
    version,
    kinds,
    entities,
    entity: (key) => byKey.get(key),
    field: (entity, key) => fieldMaps.get(entity)?.get(key),
    fields: (entity) => fieldLists.get(entity) ?? [],
    kindOf,
    relationsTo: (target) => relations.get(target) ?? [],
    targetOf,
  };
}

function withDefaults(entity: EntityModel, kinds: FieldKinds<FieldKindDisplay>): EntityModel {
  const fields = entity.fields.map((field) => completed(field, kinds));
  return fields.every((field, index) => field === entity.fields[index]) ? entity : { ...entity, fields };
}

function completed(field: FieldModel, kinds: FieldKinds<FieldKindDisplay>): FieldModel {
  const settings = completeSettings(field.settings, kinds.get(field.kind));
  return settings === field.settings ? field : { ...field, settings };
}

function relationsByTarget(
  entities: readonly EntityModel[],
  targetOf: (field: FieldModel) => string | undefined,
): ReadonlyMap<string, readonly RelationModel[]> {
  const relations = new Map<string, RelationModel[]>();
  for (const entity of entities) {
    for (const field of entity.fields) {
      const target = targetOf(field);
      if (target === undefined) continue;
      const list = relations.get(target) ?? [];
      list.push({ entity: entity.key, field: field.key, target });
      relations.set(target, list);
    }
  }
  return relations;
}
