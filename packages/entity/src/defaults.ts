import type { EvaluationContext } from '@atelier/expression';
import { bug } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import type { RecordValues } from './model.ts';

/** The world a default formula may ask: the acting user as variable `me`, the time and the zone. */
export type DefaultContext = Omit<EvaluationContext, 'record'> & { readonly values: RecordValues };

export function applyDefaults(_catalog: Catalog, _entity: string, _context: DefaultContext): RecordValues {
  throw bug('being built');
}
