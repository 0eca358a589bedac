import { pointer, under, type Issue, type Localized } from '@atelier/problem';
import { createCatalog, type Catalog } from './catalog.ts';
import { checkField, checkFieldSettings } from './check-field.ts';
import type { FieldKinds } from './field-kind.ts';
import { checkKey, keyIdentity } from './key.ts';
import type { EntityModel, FieldModel } from './model.ts';

/** Most fields that one entity may have. */
export const fieldLimit = 500;

const labelLimit = 60;
const helpLimit = 500;
const uniqueLimit = 20;
const uniqueFieldLimit = 8;

/**
 * Everything that keeps an entity from being published. Pointers go into the model
 * (`/fields/3/settings/max`); details name the field by its key in `field`. With `catalog`, the entities
 * published so far, targets of relations and formulas are checked against them; the entity itself
 * counts as it is in `model`.
 */
export function checkEntity(model: EntityModel, kinds: FieldKinds, catalog?: Catalog): Issue[] {
  if (model.fields.length > fieldLimit) {
    return [{ code: 'entity.too-many-fields', at: '/fields', details: { limit: fieldLimit } }];
  }
  const settings = model.fields.map((field) => checkFieldSettings(field, kinds));
  // A kind may trip over settings that its own schema refuses, so such fields are not asked further.
  const sound = model.fields.filter((_, index) => settings[index]?.length === 0);
  const around = catalogWith({ ...model, fields: sound }, kinds, catalog);
  const keys = new Map(model.fields.map((field) => [field.key, field]));
  return [
    ...checkFace(model),
    ...(model.fields.length === 0 ? [{ code: 'entity.no-fields', at: '/fields' }] : []),
    ...checkFieldKeys(model.fields),
    ...model.fields.flatMap((field, index) =>
      located(field, pointer('fields', index), [
        ...checkTexts(field.label, field.help, 'help'),
        ...(settings[index] ?? []),
        ...checkField(field, {
          entity: model.key,
          catalog: around,
          allTargets: catalog !== undefined,
          sound: sound.includes(field),
        }),
      ]),
    ),
    ...checkTitle(model, keys, kinds),
    ...checkUniqueKeys(model, keys, kinds),
  ];
}

/** The catalog as it will be once the model is published. */
function catalogWith(model: EntityModel, kinds: FieldKinds, catalog: Catalog | undefined): Catalog {
  const others = (catalog?.entities ?? []).filter((entity) => entity.key !== model.key);
  return createCatalog({ version: catalog?.version ?? 0, kinds, entities: [...others, model] });
}

function located(field: FieldModel, at: string, issues: readonly Issue[]): Issue[] {
  return under(at, issues).map((issue) => ({
    ...issue,
    details: { field: field.key.slice(0, 100), ...issue.details },
  }));
}

function checkFace(model: EntityModel): Issue[] {
  const issues = [...checkTexts(model.label, model.description, 'description')];
  const code = checkKey(model.key);
  if (code) issues.unshift({ code, at: '/key', details: { key: model.key.slice(0, 100) } });
  if (model.icon !== undefined && !/^[a-zA-Z0-9-]{1,60}$/.test(model.icon)) {
    issues.push({ code: 'entity.icon-invalid', at: '/icon' });
  }
  if (model.color !== undefined && !/^#[0-9a-fA-F]{6}$/.test(model.color)) {
    issues.push({ code: 'entity.color-invalid', at: '/color' });
  }
  return issues;
}

function checkTexts(label: Localized, help: Localized | undefined, helpName: string): Issue[] {
  const issues: Issue[] = [];
  if (!label.zh.trim() && !label.en.trim()) issues.push({ code: 'entity.label-empty', at: '/label' });
  for (const language of ['zh', 'en'] as const) {
    if ([...label[language]].length > labelLimit) {
      issues.push({
        code: 'entity.label-long',
        at: pointer('label', language),
        details: { limit: labelLimit },
      });
    }
    if (help && [...help[language]].length > helpLimit) {
      issues.push({
        code: 'entity.help-long',
        at: pointer(helpName, language),
        details: { limit: helpLimit },
      });
    }
  }
  return issues;
}

function checkFieldKeys(fields: readonly FieldModel[]): Issue[] {
  const seen = new Set<string>();
  return fields.flatMap((field, index) => {
    const code =
      checkKey(field.key) ?? (seen.has(keyIdentity(field.key)) ? 'entity.key-duplicate' : undefined);
    seen.add(keyIdentity(field.key));
    const details = { key: field.key.slice(0, 100) };
    return code ? located(field, pointer('fields', index, 'key'), [{ code, at: '', details }]) : [];
  });
}

type FieldsByKey = ReadonlyMap<string, FieldModel>;

function checkTitle(model: EntityModel, fields: FieldsByKey, kinds: FieldKinds): Issue[] {
  const field = fields.get(model.titleField);
  if (!field)
    return [
      { code: 'entity.title-unknown', at: '/titleField', details: { key: model.titleField.slice(0, 100) } },
    ];
  if (!kinds.has(field.kind) || kinds.get(field.kind).definition.traits.title) return [];
  return [{ code: 'entity.title-kind', at: '/titleField', details: { field: field.key } }];
}

function checkUniqueKeys(model: EntityModel, fields: FieldsByKey, kinds: FieldKinds): Issue[] {
  const uniques = model.unique ?? [];
  const issues: Issue[] = [];
  if (uniques.length > uniqueLimit)
    issues.push({ code: 'entity.unique-limit', at: '/unique', details: { limit: uniqueLimit } });
  const seen = new Set<string>();
  uniques.slice(0, uniqueLimit).forEach((keys, index) => {
    const at = pointer('unique', index);
    if (keys.length === 0) issues.push({ code: 'entity.unique-empty', at });
    if (keys.length > uniqueFieldLimit)
      issues.push({ code: 'entity.unique-limit', at, details: { limit: uniqueFieldLimit } });
    const identity = JSON.stringify([...keys].sort());
    if (new Set(keys).size < keys.length || seen.has(identity))
      issues.push({ code: 'entity.unique-repeated', at });
    seen.add(identity);
    keys.forEach((key, position) =>
      issues.push(...checkUniqueField(fields.get(key), { key, kinds, at: at + pointer(position) })),
    );
  });
  return issues;
}

function checkUniqueField(
  field: FieldModel | undefined,
  place: { readonly key: string; readonly kinds: FieldKinds; readonly at: string },
): Issue[] {
  if (!field)
    return [{ code: 'entity.unique-unknown', at: place.at, details: { key: place.key.slice(0, 100) } }];
  if (!place.kinds.has(field.kind)) return [];
  if (place.kinds.get(field.kind).definition.traits.unique) return [];
  return [{ code: 'entity.unique-kind', at: place.at, details: { field: field.key } }];
}
