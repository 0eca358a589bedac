import { physicalName, type Catalog, type FieldModel, type RecordValues } from '@atelier/entity';
import { bug } from '@atelier/problem';

/** How the values of an entity's records and the columns of its table correspond. */
export interface RowShape {
  readonly entity: string;
  /** Own fields, with what is needed to write and read them. */
  readonly columns: readonly RowColumn[];
  column(key: string): RowColumn | undefined;
}

export interface RowColumn {
  readonly field: FieldModel;
  readonly name: string;
  /** Without collation: as it stands in the definition of a JSON recordset. */
  readonly type: string;
  readonly generated: boolean;
  readonly searchable: boolean;
  /** Entity or 'user' that the value points at. */
  readonly target: string | undefined;
  toDatabase(value: unknown): unknown;
  fromDatabase(value: unknown): unknown;
}

const shapes = new WeakMap<Catalog, Map<string, RowShape>>();

export function rowShapeOf(catalog: Catalog, entity: string): RowShape {
  const known = shapes.get(catalog) ?? new Map<string, RowShape>();
  shapes.set(catalog, known);
  let shape = known.get(entity);
  if (!shape) {
    shape = makeShape(catalog, entity);
    known.set(entity, shape);
  }
  return shape;
}

function makeShape(catalog: Catalog, entity: string): RowShape {
  const model = catalog.entity(entity);
  if (!model) throw bug(`no such entity: ${entity}`);
  const columns = model.fields.map((field): RowColumn => {
    const { behaviour, definition } = catalog.kindOf(field);
    return {
      field,
      name: physicalName(field.key),
      type: behaviour.column(field.settings).type.replace(/ COLLATE .*$/, ''),
      generated: definition.traits.generated,
      searchable: definition.traits.searchable,
      target: catalog.targetOf(field),
      toDatabase: (value) =>
        value === null || value === undefined ? null : behaviour.toDatabase(value, field.settings),
      fromDatabase: (value) =>
        value === null || value === undefined ? null : behaviour.fromDatabase(value, field.settings),
    };
  });
  const byKey = new Map(columns.map((column) => [column.field.key, column]));
  return { entity, columns, column: (key) => byKey.get(key) };
}

/** A stored record: its values and what the system keeps with it. */
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly values: RecordValues;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly deletedAt: string | null;
}

export interface StoredRow {
  readonly id: string;
  readonly version: number;
  readonly created_at: Date;
  readonly created_by: string;
  readonly updated_at: Date;
  readonly updated_by: string;
  readonly deleted_at: Date | null;
  readonly [column: string]: unknown;
}

export function readStored(shape: RowShape, row: StoredRow): StoredRecord {
  const values: Record<string, unknown> = {};
  for (const column of shape.columns) values[column.field.key] = column.fromDatabase(row[column.name]);
  return {
    id: row.id,
    version: row.version,
    values,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}

/** Own and system fields together, as reading a record gives them. */
export function allValues(record: StoredRecord): RecordValues {
  // Written out: taking the rest of an object costs more than everything around it.
  const { id, version, createdAt, createdBy, updatedAt, updatedBy, deletedAt } = record;
  return { ...record.values, id, version, createdAt, createdBy, updatedAt, updatedBy, deletedAt };
}
