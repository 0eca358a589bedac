import { bug } from '@atelier/problem';

export const keyPattern = /^[a-z][a-zA-Z0-9]{0,39}$/;

/** PostgreSQL cuts longer names silently. */
export const physicalNameLimit = 63;

/** The code of what is wrong with a key of an entity or field; undefined when it may be used. */
export function checkKey(_key: string): 'entity.key-pattern' | 'entity.key-reserved' | 'entity.key-long' | undefined {
  throw bug('being built');
}
