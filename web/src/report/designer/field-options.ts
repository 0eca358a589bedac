import type { Catalog, FieldModel } from '@atelier/entity';
import { localize, type Language } from '@atelier/problem';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly field: FieldModel;
}

/** Columns that say nothing to a reader of reports. */
const technical: ReadonlySet<string> = new Set(['id', 'version', 'deletedAt']);

/** Fields of an entity and, one step further, of what its relations point at. */
export function fieldOptions(catalog: Catalog, entity: string, language: Language): FieldOption[] {
  const own = useful(catalog, entity);
  const beyond = own.flatMap((relation) => {
    const target = catalog.targetOf(relation);
    if (target === undefined || !catalog.entity(target)) return [];
    return useful(catalog, target).map((field) => ({
      value: `${relation.key}.${field.key}`,
      label: `${localize(relation.label, language)} · ${localize(field.label, language)}`,
      field,
    }));
  });
  return [
    ...own.map((field) => ({ value: field.key, label: localize(field.label, language), field })),
    ...beyond,
  ];
}

function useful(catalog: Catalog, entity: string): readonly FieldModel[] {
  return catalog.fields(entity).filter((field) => !technical.has(field.key));
}
