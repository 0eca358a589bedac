import type { DisplayCatalog } from './catalog.ts';
import type { FormatContext } from './field-kind.ts';
import type { FieldModel, RecordValues } from './model.ts';
import { userTarget } from './system-fields.ts';

const untitled = { zh: '未命名', en: 'Untitled' };

/** The own fields whose words find a record, in their order. */
export function searchableFields(catalog: DisplayCatalog, entity: string): readonly FieldModel[] {
  return (catalog.entity(entity)?.fields ?? []).filter(
    (field) => catalog.kindOf(field).definition.traits.searchable,
  );
}

/** How a record is called wherever it is mentioned: its title field as a person reads it, never ''. */
export function titleOf(
  catalog: DisplayCatalog,
  entity: string,
  record: { readonly values: RecordValues; readonly format: FormatContext },
): string {
  const { values, format } = record;
  const key = entity === userTarget ? 'name' : catalog.entity(entity)?.titleField;
  const field = key === undefined ? undefined : catalog.field(entity, key);
  const value = field && Object.hasOwn(values, field.key) ? values[field.key] : undefined;
  if (!field || value === undefined || value === null) return untitled[format.language];
  return (
    catalog.kindOf(field).behaviour.formatText(value, field.settings, format).trim() ||
    untitled[format.language]
  );
}
