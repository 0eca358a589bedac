import type { Value } from '@atelier/expression';
import { toPlain } from '@atelier/expression';

/** A value in memory in the text form in which the database gives its own. */
export function textOf(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? JSON.stringify(value) : String(toPlain(value));
}

/** PostgreSQL writes a blank after commas in JSON. */
export function normalized(text: string | null, isList: boolean): string | null {
  return text !== null && isList ? JSON.stringify(JSON.parse(text)) : text;
}
