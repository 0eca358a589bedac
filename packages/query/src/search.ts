import type { Catalog } from '@atelier/entity';
import { bug } from '@atelier/problem';

/**
 * What a record is found by: values for its columns `search_text` (text COLLATE "C") and
 * `search_tokens` (text[]). `values` are JSON values of the whole record after the change.
 */
export function searchColumns(
  _catalog: Catalog,
  _entity: string,
  _values: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly tokens: readonly string[] } {
  throw bug('being built');
}
