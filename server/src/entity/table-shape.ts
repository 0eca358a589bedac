import {
  physicalName,
  userTarget,
  type Catalog,
  type EntityModel,
  type FieldKinds,
  type FieldModel,
} from '@atelier/entity';
import { createHash } from 'node:crypto';

/** What the table of an entity must look like. Names are physical and come from checked keys. */
export interface TableShape {
  readonly columns: readonly TableColumn[];
  readonly references: readonly TableReference[];
  readonly uniques: readonly TableUnique[];
}

export interface TableColumn {
  readonly name: string;
  /** As a kind writes it: `text COLLATE "zh-x-icu"`. */
  readonly type: string;
  readonly notNull?: boolean;
  readonly defaultSql?: string;
}

export interface TableReference {
  readonly name: string;
  readonly column: string;
  /** Entity key, or 'user'. */
  readonly target: string;
}

/** A unique key, among records outside the recycle bin that have all of its fields filled. */
export interface TableUnique {
  readonly name: string;
  readonly fields: readonly string[];
}

export const systemColumns: readonly TableColumn[] = [
  { name: 'id', type: 'uuid', notNull: true },
  { name: 'version', type: 'integer', notNull: true, defaultSql: '1' },
  { name: 'created_at', type: 'timestamptz(3)', notNull: true, defaultSql: 'now()' },
  { name: 'created_by', type: 'uuid', notNull: true },
  { name: 'updated_at', type: 'timestamptz(3)', notNull: true, defaultSql: 'now()' },
  { name: 'updated_by', type: 'uuid', notNull: true },
  { name: 'deleted_at', type: 'timestamptz(3)' },
  { name: 'search_text', type: 'text COLLATE "C"', notNull: true, defaultSql: "''" },
  { name: 'search_tokens', type: 'text[]', notNull: true, defaultSql: "'{}'" },
];

/** Columns of dropped fields stay, without reference and unique key, until the field comes back. */
export function shapeOf(model: EntityModel, kept: readonly FieldModel[], kinds: FieldKinds): TableShape {
  const present = new Set(model.fields.map((field) => field.key));
  const columns = [...model.fields, ...kept.filter((field) => !present.has(field.key))].map((field) =>
    columnFor(field, kinds),
  );
  return {
    columns: [...systemColumns, ...columns],
    references: model.fields.flatMap((field) => referenceOf(model.key, field, kinds)),
    uniques: uniquesOf(model),
  };
}

export function columnFor(field: FieldModel, kinds: FieldKinds): TableColumn {
  return { name: physicalName(field.key), type: kinds.get(field.kind).behaviour.column(field.settings).type };
}

function referenceOf(entity: string, field: FieldModel, kinds: FieldKinds): TableReference[] {
  const { behaviour } = kinds.get(field.kind);
  const column = behaviour.column(field.settings);
  const target =
    column.references ?? (behaviour.target?.(field.settings) === userTarget ? userTarget : undefined);
  if (target === undefined || column.type !== 'uuid') return [];
  return [{ name: constraintName(entity, [field.key], 'fkey'), column: physicalName(field.key), target }];
}

export function uniquesOf(model: EntityModel): TableUnique[] {
  const keys = [
    ...model.fields.filter((field) => field.unique).map((field) => [field.key]),
    ...(model.unique ?? []),
  ];
  return keys.map((fields) => ({ name: constraintName(model.key, fields, 'key'), fields }));
}

/** The fields behind a constraint or index that PostgreSQL names in an error. */
export function fieldsOfConstraint(
  catalog: Catalog,
  entity: string,
  constraint: string,
): readonly string[] | undefined {
  const model = catalog.entity(entity);
  if (!model) return undefined;
  const unique = uniquesOf(model).find(({ name }) => name === constraint);
  if (unique) return unique.fields;
  const field = model.fields.find(({ key }) => constraintName(entity, [key], 'fkey') === constraint);
  return field && [field.key];
}

/** Readable where it fits into the 63 bytes of a name, else cut and made unique by a fingerprint. */
function constraintName(entity: string, fields: readonly string[], suffix: 'key' | 'fkey'): string {
  const name = `${[entity, ...fields].map(physicalName).join('_')}_${suffix}`;
  // Keys hold no underscore, so joining them is unambiguous only together with their number.
  if (fields.length === 1 && name.length <= 63) return name;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([entity, ...fields]))
    .digest('hex')
    .slice(0, 10);
  return `${name.slice(0, 63 - 12 - suffix.length)}_${fingerprint}_${suffix}`;
}
