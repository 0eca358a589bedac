import { systemFieldKeys, type EntityModel, type FieldKinds, type FieldModel } from '@atelier/entity';

/** Edits of an entity under design. Pure; a model is never left pointing at a field that is gone. */
export type DraftEdit =
  | { readonly kind: 'entity'; readonly patch: Partial<Omit<EntityModel, 'key' | 'fields'>> }
  | { readonly kind: 'add'; readonly field: FieldModel; readonly index: number }
  | { readonly kind: 'field'; readonly index: number; readonly field: FieldModel }
  | { readonly kind: 'move'; readonly from: number; readonly to: number }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'replace'; readonly model: EntityModel };

export function applyEdit(model: EntityModel, edit: DraftEdit, kinds: FieldKinds): EntityModel {
  switch (edit.kind) {
    case 'entity':
      return tidy({ ...model, ...edit.patch });
    case 'add':
      return withFields(model, insert(model.fields, edit.index, edit.field), kinds);
    case 'field':
      return changeField(model, edit, kinds);
    case 'move':
      return { ...model, fields: move(model.fields, edit.from, edit.to) };
    case 'remove':
      return withFields(
        model,
        model.fields.filter((_, index) => index !== edit.index),
        kinds,
      );
    case 'replace':
      return edit.model;
  }
}

function changeField(
  model: EntityModel,
  { index, field }: Extract<DraftEdit, { kind: 'field' }>,
  kinds: FieldKinds,
): EntityModel {
  const before = model.fields[index];
  if (!before) return model;
  const fields = model.fields.map((old, at) => (at === index ? tidy(field) : old));
  if (before.key === field.key) return withFields(model, fields, kinds);
  const renamed = (key: string) => (key === before.key ? field.key : key);
  return withFields(
    {
      ...model,
      titleField: renamed(model.titleField),
      ...(model.unique && { unique: model.unique.map((keys) => keys.map(renamed)) }),
    },
    fields,
    kinds,
  );
}

/** With other fields; title and unique keys follow. */
function withFields(model: EntityModel, fields: readonly FieldModel[], kinds: FieldKinds): EntityModel {
  const keys = new Set(fields.map((field) => field.key));
  const titled = fields.find((field) => field.key === model.titleField);
  const canName = (field: FieldModel) => kinds.get(field.kind).definition.traits.title;
  const titleField = titled ? model.titleField : (fields.find(canName)?.key ?? model.titleField);
  const unique = model.unique
    ?.map((names) => names.filter((key) => keys.has(key)))
    .filter((names) => names.length > 0);
  return tidy({ ...model, fields, titleField, unique: unique && unique.length > 0 ? unique : undefined });
}

function insert<T>(list: readonly T[], index: number, item: T): readonly T[] {
  return [...list.slice(0, index), item, ...list.slice(index)];
}

function move<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  return insert(
    list.filter((_, index) => index !== from),
    to,
    item,
  );
}

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Members that are undefined are gone: documents say nothing rather than nothing in particular. */
function tidy<T extends object>(value: Loose<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** The same field as another kind, with what of its settings and flags still has a meaning. */
export function asKind(field: FieldModel, kindId: string, kinds: FieldKinds): FieldModel {
  const { definition } = kinds.get(kindId);
  const { properties } = definition.settingsSchema;
  const known = typeof properties === 'object' && properties !== null ? properties : {};
  const kept = Object.entries(field.settings).filter(([key]) => Object.hasOwn(known, key));
  const { default: _, required, unique, ...rest } = field;
  return {
    ...rest,
    kind: kindId,
    settings: { ...definition.defaultSettings, ...Object.fromEntries(kept) },
    ...(required && !definition.traits.generated && { required }),
    ...(unique && definition.traits.unique && { unique }),
  };
}

/** Keys that a new field of an entity must not take. */
export function takenKeys(model: EntityModel, kept: readonly FieldModel[]): readonly string[] {
  return [...model.fields.map((field) => field.key), ...kept.map((field) => field.key), ...systemFieldKeys];
}
