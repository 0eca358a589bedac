import {
  createCatalog,
  readDocument,
  type Catalog,
  type EntityModel,
  type FieldModel,
} from '@atelier/entity';
import { fieldKinds } from '@atelier/field-kinds';
import type { Transaction } from '../platform/database/transaction.ts';

/** Everything that is published about entities at one moment. */
export interface CatalogState {
  readonly catalog: Catalog;
  /** Dropped fields whose columns are still there, by entity. */
  readonly kept: ReadonlyMap<string, readonly FieldModel[]>;
  /** Entities that stay out of menus. */
  readonly hidden: ReadonlySet<string>;
  /** Entities whose document cannot be read any more, with what is wrong. */
  readonly unreadable: readonly string[];
}

interface StateRow {
  readonly version: number;
  readonly documents:
    readonly { readonly key: string; readonly hidden: boolean; readonly body: unknown }[] | null;
  readonly kept: readonly { readonly entity: string; readonly model: FieldModel }[] | null;
}

// One statement, so that all of it is of one moment.
const selectState = `
  SELECT (SELECT version FROM atelier.catalog) AS version,
         (SELECT json_agg(json_build_object('key', d.key, 'hidden', d.hidden, 'body', v.body) ORDER BY d.created_at, d.key)
            FROM atelier.document d
            JOIN atelier.document_version v ON v.kind = d.kind AND v.key = d.key AND v.version = d.published_version
           WHERE d.kind = 'entity') AS documents,
         (SELECT json_agg(json_build_object('entity', entity, 'model', model) ORDER BY dropped_at)
            FROM atelier.kept_field) AS kept`;

/** Reads the published entities as `tx` (or the database outside of one) sees them. */
export async function readCatalog(tx: Pick<Transaction, 'query'>): Promise<CatalogState> {
  const [row] = await tx.query<StateRow>(selectState);
  const documents = row?.documents ?? [];
  const entities: EntityModel[] = [];
  const unreadable: string[] = [];
  for (const { key, body } of documents) {
    const read = readDocument(body, fieldKinds);
    if (read.ok) entities.push(read.value);
    else unreadable.push(key);
  }
  const kept = new Map<string, FieldModel[]>();
  for (const { entity, model } of row?.kept ?? []) kept.set(entity, [...(kept.get(entity) ?? []), model]);
  return {
    catalog: createCatalog({ version: row?.version ?? 0, kinds: fieldKinds, entities }),
    kept,
    hidden: new Set(documents.filter(({ hidden }) => hidden).map(({ key }) => key)),
    unreadable,
  };
}
