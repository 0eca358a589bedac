import { physicalName } from './physical.ts';
import { reservedKeys, reservedNames } from './reserved-words.ts';

/** What a key of an entity or field looks like. Anchored; safe to publish in a JSON Schema. */
export const keyPattern = /^[a-z][a-zA-Z0-9]{0,39}$/;

/** PostgreSQL cuts longer names silently, so that two of them could become one. */
export const physicalNameLimit = 63;

export type KeyProblem = 'entity.key-pattern' | 'entity.key-reserved' | 'entity.key-long';

/** The code of what is wrong with the key of an entity or field; undefined when it may be used. */
export function checkKey(key: string): KeyProblem | undefined {
  if (!keyPattern.test(key)) return 'entity.key-pattern';
  if (isReserved(key)) return 'entity.key-reserved';
  return physicalName(key).length > physicalNameLimit ? 'entity.key-long' : undefined;
}

/** Two keys that differ in case alone would be one column to a spreadsheet and to people. */
export function keyIdentity(key: string): string {
  return key.toLowerCase();
}

function isReserved(key: string): boolean {
  const name = physicalName(key);
  return name.startsWith('pg_') || reservedNames.has(name) || reservedKeys.has(key.toLowerCase());
}
