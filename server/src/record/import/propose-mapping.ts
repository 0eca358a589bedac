import type { ImportMapping, ImportSettings } from '@atelier/api';
import { proposeKey, type Catalog, type EntityModel, type FieldModel } from '@atelier/entity';
import { recognizeColumn } from '@atelier/field-kinds';
import type { Localized } from '@atelier/problem';
import type { Policy } from '@atelier/query';
import { headerMeaning, plainHeading } from './header-words.ts';
import type { SkimmedColumn, SkimmedFile } from './skim-file.ts';

export interface MappingPlace {
  readonly catalog: Catalog;
  readonly policy: Policy;
  /** Undefined for an entity that the file founds. */
  readonly entity: string | undefined;
  /** Whether columns without a field may become new ones. */
  readonly mayDesign: boolean;
}

/** Headings of the column that our own file of rejected rows has. */
export const reasonHeadings: Localized = { zh: '未导入原因', en: 'Why it was not imported' };

type Entry = ImportMapping[number];

/** Where each column most likely goes, and how matching rows are found. */
export function proposeSettings(file: SkimmedFile, place: MappingPlace): ImportSettings {
  const mapping = proposeMapping(file.columns, place);
  const match = proposeMatch(mapping, place);
  return {
    format: file.format,
    mapping,
    ...(match === undefined ? {} : { match }),
    update: false,
    emptyClears: false,
    triggers: true,
    addOptions: place.mayDesign,
  };
}

function proposeMapping(columns: readonly SkimmedColumn[], place: MappingPlace): ImportMapping {
  const fields = place.entity === undefined ? [] : writableFields(place, place.entity);
  const assigned = assign(columns, fields, place.catalog);
  const taken = new Set(
    place.entity === undefined
      ? []
      : (place.catalog.entity(place.entity)?.fields ?? []).map(({ key }) => key),
  );
  return columns.map((column): Entry => {
    const field = assigned.get(column.index);
    if (field !== undefined) return { column: column.index, field };
    if (!place.mayDesign || column.filled === 0 || isReason(column))
      return { column: column.index, skip: true };
    const newField = proposeField(column, taken);
    taken.add(newField.key);
    return { column: column.index, newField };
  });
}

function writableFields({ catalog, policy }: MappingPlace, entity: string): readonly FieldModel[] {
  return (catalog.entity(entity)?.fields ?? []).filter(
    (field) =>
      policy.fieldRight(entity, field.key, 'create') === 'write' &&
      !catalog.kindOf(field).definition.traits.generated,
  );
}

/** Column → field: by name first, then by what the name means, last by what the cells are. */
function assign(
  columns: readonly SkimmedColumn[],
  fields: readonly FieldModel[],
  catalog: Catalog,
): Map<number, string> {
  const assigned = new Map<number, string>();
  const used = new Set<string>();
  const round = (fits: (column: SkimmedColumn, field: FieldModel) => boolean): void => {
    for (const column of columns) {
      if (assigned.has(column.index) || column.duplicateHeader || isReason(column)) continue;
      const candidates = fields.filter((field) => !used.has(field.key) && fits(column, field));
      const [only] = candidates;
      if (!only || candidates.length > 1) continue;
      assigned.set(column.index, only.key);
      used.add(only.key);
    }
  };
  round((column, field) => namesOf(field).includes(plainHeading(column.header)));
  round((column, field) => {
    const meaning = headerMeaning(column.header);
    return meaning !== undefined && namesOf(field).some((name) => meaning.words.includes(name));
  });
  // A phone or mail address is one wherever it stands; other kinds look too much alike.
  round(
    (column, field) =>
      catalog.kindOf(field).definition.group === 'contact' && recognizedAs(column, field.kind),
  );
  return assigned;
}

function namesOf(field: FieldModel): string[] {
  return [field.label.zh, field.label.en, field.key].filter((name) => name !== '').map(plainHeading);
}

function recognizedAs({ header, cells, distinct }: SkimmedColumn, kind: string): boolean {
  const found = recognizeColumn({ header, cells, distinct });
  return found.kind === kind && found.likelihood >= 0.8;
}

function isReason({ header }: SkimmedColumn): boolean {
  return header === reasonHeadings.zh || header === reasonHeadings.en;
}

function proposeField({ header, cells, distinct }: SkimmedColumn, taken: ReadonlySet<string>): FieldModel {
  const { kind, settings } = recognizeColumn({ header, cells, distinct });
  const meaning = headerMeaning(header);
  const key = meaning && !taken.has(meaning.key) ? meaning.key : proposeKey(header, taken);
  return { key, label: labelOf(header, meaning?.label), kind, settings };
}

/** The heading itself without what stands in brackets, and the other language where it is known. */
function labelOf(header: string, meaning: Localized | undefined): Localized {
  const bare =
    header
      .replace(/\s*[(（[【][^)）\]】]*[)）\]】]\s*/g, ' ')
      .trim()
      .slice(0, 60) || header.slice(0, 60);
  const isChinese = /[\u3400-\u9fff]/.test(bare);
  return isChinese ? { zh: bare, en: meaning?.en ?? '' } : { zh: meaning?.zh ?? '', en: bare };
}

/** A field whose value no two records share says which record a row means. */
function proposeMatch(mapping: ImportMapping, { catalog, entity }: MappingPlace): string | undefined {
  const fields = entity === undefined ? [] : (catalog.entity(entity)?.fields ?? []);
  const mapped = new Set(mapping.flatMap((entry) => ('field' in entry ? [entry.field] : [])));
  return fields.find((field) => field.unique && mapped.has(field.key))?.key;
}

/** The entity that a file founds: its columns are its fields, the first that can name a record is the title. */
export function foundedEntity(
  label: string,
  mapping: ImportMapping,
  catalog: Catalog,
  key?: string,
): EntityModel {
  const taken = [...catalog.entities.map((entity) => entity.key), 'user'];
  const fields = mapping.flatMap((entry) => ('newField' in entry ? [entry.newField] : []));
  const title = fields.find((field) => catalog.kindOf(field).definition.traits.title) ?? fields[0];
  const isChinese = /[\u3400-\u9fff]/.test(label);
  return {
    key: key ?? proposeKey(label, taken),
    label: isChinese ? { zh: label, en: '' } : { zh: '', en: label },
    titleField: title?.key ?? '',
    fields,
  };
}
