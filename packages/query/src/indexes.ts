import { columnOf, physicalName, type Catalog, type EntityModel, type FieldModel } from '@atelier/entity';
import { raw, sql, type SqlFragment } from '@atelier/expression';
import { fingerprint } from './canonical.ts';

/** An index that the statements of this package rely on. */
export interface IndexShape {
  /** Stable name, at most 63 bytes, unique in the schema of records. */
  readonly name: string;
  /** The field it serves; absent for search. */
  readonly field?: string;
  readonly method: 'btree' | 'gin';
  /** What stands behind `USING btree`: `("city", "id") WHERE "deleted_at" IS NULL`. */
  readonly definition: SqlFragment;
}

/** Every index costs each write; beyond this many fields the first ones of the form win. */
const mostIndexedFields = 24;

/** Characters of a text that surely fit into an entry of a btree (2,704 bytes), four bytes each. */
const longestIndexedText = 600;

/**
 * The indexes of an entity's table, unique keys apart. A btree on (column, id) gives equality and
 * ranges on the column, sorting both ways, and the next page behind a cursor; ascending and empty
 * values last is the order of PostgreSQL's own, read backwards for descending.
 */
export function indexesFor(model: EntityModel, catalog: Catalog): readonly IndexShape[] {
  const byKey = new Map(catalog.fields(model.key).map((field) => [field.key, field]));
  // The index of a unique key does the same, and so does the primary key.
  const keys = new Set(['id', ...(model.unique ?? []).flatMap((key) => (key.length === 1 ? key : []))]);
  const fields = [...indexedFields(model.key, catalog)].flatMap((key) => {
    const field = byKey.get(key);
    return field && !field.unique && !keys.has(key) ? [fieldIndex(model, field, catalog)] : [];
  });
  return [...fields, searchIndex(model)];
}

const cache = new WeakMap<Catalog, Map<string, ReadonlySet<string>>>();

/** Keys of the fields whose column leads an index. */
export function indexedFields(entity: string, catalog: Catalog): ReadonlySet<string> {
  const known = cache.get(catalog) ?? new Map<string, ReadonlySet<string>>();
  cache.set(catalog, known);
  let keys = known.get(entity);
  if (!keys) {
    const fields = catalog.entity(entity)?.fields ?? [];
    const own = fields.filter((field) => !isTarget(field, catalog) && isIndexed(field, catalog));
    const relations = fields.filter((field) => isTarget(field, catalog));
    keys = new Set([
      'id',
      'createdAt',
      'updatedAt',
      ...relations.map(keyOf),
      ...own.slice(0, mostIndexedFields).map(keyOf),
    ]);
    if (catalog.entity(entity)) known.set(entity, keys);
  }
  return keys;
}

function keyOf(field: FieldModel): string {
  return field.key;
}

function isTarget(field: FieldModel, catalog: Catalog): boolean {
  return catalog.targetOf(field) !== undefined && !catalog.kindOf(field).definition.traits.multiple;
}

function isIndexed(field: FieldModel, catalog: Catalog): boolean {
  const { behaviour, definition } = catalog.kindOf(field);
  const { type, ordered, groupable, unique, wide } = definition.traits;
  if (type === 'list') return true;
  // Two values are too few to find rows by; a long text is found by search.
  if (type === 'boolean' || type === 'null' || wide || !(ordered || groupable)) return false;
  if (type !== 'text' || behaviour.scope(field).options) return true;
  const { maxLength } = behaviour.valueSchema(field.settings);
  // What may be a key (a phone number, a mail address) is short by nature.
  return typeof maxLength === 'number' ? maxLength <= longestIndexedText : unique;
}

function fieldIndex(model: EntityModel, field: FieldModel, catalog: Catalog): IndexShape {
  const column = columnOf(field.key);
  const present = sql`WHERE ${columnOf('deletedAt')} IS NULL`;
  const place = { name: indexName(model.key, field.key), field: field.key };
  if (catalog.kindOf(field).definition.traits.type === 'list') {
    return { ...place, method: 'gin', definition: sql`(${column}) ${present}` };
  }
  const columns = sql`(${column}, ${columnOf('id')})`;
  // Foreign keys are looked up for deleted records too.
  return {
    ...place,
    method: 'btree',
    definition: isTarget(field, catalog) ? columns : sql`${columns} ${present}`,
  };
}

function searchIndex(model: EntityModel): IndexShape {
  const definition = sql`(${raw('"search_tokens"')}) WHERE ${columnOf('deletedAt')} IS NULL`;
  return { name: indexName(model.key, 'searchTokens'), method: 'gin', definition };
}

/** Readable where it fits into 63 bytes, else cut and made unique by a fingerprint. */
function indexName(entity: string, field: string): string {
  const name = `${physicalName(entity)}_${physicalName(field)}_idx`;
  return name.length <= 63 ? name : `${name.slice(0, 46)}_${fingerprint(name)}_idx`;
}
