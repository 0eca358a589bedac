import type { Catalog, FieldModel } from '@atelier/entity';

/** The field at the end of a dotted path, followed through relations and users. */
export function fieldAt(catalog: Catalog, entity: string, path: string): FieldModel | undefined {
  let owner: string | undefined = entity;
  let field: FieldModel | undefined;
  for (const key of path.split('.')) {
    field = owner === undefined ? undefined : catalog.field(owner, key);
    if (!field) return undefined;
    owner = catalog.targetOf(field);
  }
  return field;
}
