import type { Catalog, FieldModel } from '@atelier/entity';
import type { Dimension, Question, WidgetKindDefinition } from '@atelier/report';

/**
 * What a new widget asks before anybody has set it up: something true and useful about the entity,
 * so that the first thing a person sees is their own data and not an empty frame.
 */
export function firstQuestion(
  catalog: Catalog,
  entityKey: string,
  traits: WidgetKindDefinition['traits'],
): Question {
  const entity = catalog.entity(entityKey);
  const bare: Question = {
    entity: entityKey,
    dimensions: [],
    measures: traits.measures.min > 0 ? [{ function: 'count' }] : [],
  };
  if (!entity) return bare;
  if (traits.records) return { ...bare, fields: firstFields(catalog, entityKey), limit: 10 };
  if (traits.dimensions.min === 0) return bare;
  const dimension = traits.time ? byMonth(catalog, entityKey) : byGroup(catalog, entityKey);
  return { ...bare, dimensions: dimension ? [dimension] : [] };
}

function byMonth(catalog: Catalog, entity: string): Dimension | undefined {
  // The day of entry is there in every table; a date of the shop's own may be anything.
  return catalog.field(entity, 'createdAt') ? { field: 'createdAt', bucket: 'month' } : undefined;
}

function byGroup(catalog: Catalog, entity: string): Dimension | undefined {
  const own = catalog.entity(entity)?.fields ?? [];
  const groupable = own.filter((field) => {
    const { groupable: isGroupable, type, unique } = catalog.kindOf(field).definition.traits;
    return isGroupable && type !== 'date' && type !== 'dateTime' && !(unique && field.unique);
  });
  const choice =
    groupable.find((field) => catalog.kindOf(field).definition.group === 'choice') ?? groupable[0];
  return choice && { field: choice.key };
}

function firstFields(catalog: Catalog, entity: string): string[] {
  const model = catalog.entity(entity);
  if (!model) return [];
  const isShort = (field: FieldModel) => !catalog.kindOf(field).definition.traits.wide;
  const rest = model.fields.filter((field) => field.key !== model.titleField && isShort(field));
  return [model.titleField, ...rest.map((field) => field.key)].slice(0, 4);
}
