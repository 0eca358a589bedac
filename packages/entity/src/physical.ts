import { identifier, type SqlFragment } from '@atelier/expression';

/** PostgreSQL schema of user records: one real table per entity. */
export const recordSchema = 'record';

/** `totalSpent` → `total_spent`. Injective, because keys hold no underscore. */
export function physicalName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase());
}

/** The quoted table of an entity: `"record"."customer"`. */
export function tableOf(entityKey: string): SqlFragment {
  return identifier(recordSchema, physicalName(entityKey));
}

/** The quoted column of a field, to be prefixed by a table alias where there is one. */
export function columnOf(fieldKey: string): SqlFragment {
  return identifier(physicalName(fieldKey));
}
