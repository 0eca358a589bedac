import type { JsonSchema } from '@atelier/entity';
import { bug, type Result } from '@atelier/problem';
import type { Query } from './query.ts';

export const querySchema: JsonSchema = {};

/** Shape and limits of a query from outside; every unknown property is an issue. */
export function checkQuery(_input: unknown): Result<Query> {
  throw bug('being built');
}
