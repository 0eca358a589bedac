import type { ImportMapping } from '@atelier/api';
import {
  createCatalog,
  type Catalog,
  type EntityModel,
  type FieldModel,
  type ParseContext,
} from '@atelier/entity';
import type { SheetRows } from './sheet-row.ts';
import { withoutMark } from './text-mark.ts';

/** The entity with the fields that the mapping brings along. */
export function withNewFields(model: EntityModel, mapping: ImportMapping): EntityModel {
  const present = new Set(model.fields.map(({ key }) => key));
  const added = mapping.flatMap((entry) =>
    'newField' in entry && !present.has(entry.newField.key) ? [entry.newField] : [],
  );
  return added.length === 0 ? model : { ...model, fields: [...model.fields, ...added] };
}

export function catalogWith(catalog: Catalog, model: EntityModel): Catalog {
  const others = catalog.entities.filter(({ key }) => key !== model.key);
  return createCatalog({ version: catalog.version, kinds: catalog.kinds, entities: [...others, model] });
}

/** Column → field, for the columns that go somewhere. */
export function mappedFields(
  model: EntityModel,
  mapping: ImportMapping,
  catalog: Catalog,
): Map<number, FieldModel> {
  const fields = new Map<number, FieldModel>();
  for (const entry of mapping) {
    const key = 'field' in entry ? entry.field : 'newField' in entry ? entry.newField.key : undefined;
    const field = key === undefined ? undefined : catalog.field(model.key, key);
    if (field) fields.set(entry.column, field);
  }
  return fields;
}

/** More spellings than this are no options but free text. */
const mostNewOptions = 50;
const mostCounted = 500;

/**
 * The entity with the options that the file needs and its fields lack. Spellings of one thing become
 * one option where the kind recognises them.
 */
export async function withNewOptions(
  model: EntityModel,
  mapping: ImportMapping,
  place: {
    readonly catalog: Catalog;
    readonly rows: SheetRows;
    readonly headerLine: number;
    readonly context: ParseContext;
  },
): Promise<EntityModel> {
  const { catalog, rows, headerLine, context } = place;
  const choosing = [...mappedFields(model, mapping, catalog)].filter(([, field]) =>
    Array.isArray(field.settings['options']),
  );
  if (choosing.length === 0) return model;
  const missing = new Map(choosing.map(([column]) => [column, new Map<string, number>()]));
  const judged = new Map(choosing.map(([column]) => [column, new Map<string, boolean>()]));
  for await (const batch of rows) {
    for (const { line, cells } of batch) {
      if (line <= headerLine) continue;
      for (const [column, field] of choosing) {
        const text = withoutMark(cells[column] ?? '');
        if (text.trim() === '') continue;
        const known = judged.get(column);
        let fits = known?.get(text);
        if (fits === undefined) {
          fits = catalog.kindOf(field).behaviour.parseText(text, field.settings, context).ok;
          if ((known?.size ?? 0) < mostCounted * 10) known?.set(text, fits);
        }
        const counts = missing.get(column);
        if (!fits && counts && (counts.size < mostCounted || counts.has(text)))
          counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
  }
  const extended = new Map(
    choosing.flatMap(([column, field]) => {
      const next = withOptions(field, missing.get(column) ?? new Map(), catalog);
      return next ? [[field.key, next] as const] : [];
    }),
  );
  return { ...model, fields: model.fields.map((field) => extended.get(field.key) ?? field) };
}

function withOptions(
  field: FieldModel,
  counts: ReadonlyMap<string, number>,
  catalog: Catalog,
): FieldModel | undefined {
  if (counts.size === 0 || counts.size > mostNewOptions) return undefined;
  const { behaviour } = catalog.kindOf(field);
  const present: unknown = field.settings['options'];
  const options = Array.isArray(present) ? present : [];
  // The kind groups spellings only where it has seen each of them a few times.
  const cells = [...counts].flatMap(([text, count]) =>
    Array.from({ length: Math.min(20, Math.max(5, count)) }, () => text),
  );
  const proposed: unknown = behaviour.recognize?.({
    header: field.label.zh || field.label.en,
    cells,
    distinct: counts.size,
  }).settings?.['options'];
  const added = Array.isArray(proposed) ? proposed : [...counts.keys()].map((text) => plainOption(text));
  const values = new Set(options.map(valueOf));
  const fresh = added.filter((option) => !values.has(valueOf(option)));
  if (fresh.length === 0) return undefined;
  const next = { ...field, settings: { ...field.settings, options: [...options, ...fresh] } };
  const wrong = behaviour.checkSettings?.(next.settings) ?? [];
  return wrong.length === 0 ? next : undefined;
}

function plainOption(text: string): { value: string; label: { zh: string; en: string } } {
  const name = text.replace(/\s+/g, ' ').trim().slice(0, 60);
  return { value: name, label: { zh: name, en: name } };
}

function valueOf(option: unknown): unknown {
  return typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined;
}
