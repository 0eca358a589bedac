import type { Catalog, EntityModel } from '@atelier/entity';
import type { SqlFragment } from '@atelier/expression';
import { bug } from '@atelier/problem';

export interface IndexShape {
  /** Stable name, at most 63 bytes, unique in the schema. */
  readonly name: string;
  /** What it is for; the field keys it serves. */
  readonly fields: readonly string[];
  readonly method: 'btree' | 'gin';
  /** Behind `ON table USING method`: `("city", "id") WHERE "deleted_at" IS NULL`. */
  readonly definition: SqlFragment;
}

/** The indexes that the statements of this package rely on, unique keys apart. */
export function indexesFor(_model: EntityModel, _catalog: Catalog): readonly IndexShape[] {
  throw bug('being built');
}
