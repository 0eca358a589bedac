import type { SqlFragment } from '@atelier/expression';
import { bug, type Result } from '@atelier/problem';
import type { QueryContext, Statement } from './compiled.ts';
import type { RecordAction } from './policy.ts';
import type { Filter } from './query.ts';

export interface RowsRequest {
  readonly entity: string;
  readonly action: RecordAction;
  readonly ids: readonly string[];
  /** Fields about to be written: a row counts only if for each of them one role grants row and field. */
  readonly fields?: readonly string[];
  /** Look at rows in the recycle bin (restore, purge); default: at those outside it. */
  readonly deleted?: boolean;
}

/** Which of `ids` the viewer may do this to. Gives rows `{ id }`. */
export function rowsAllowed(_request: RowsRequest, _context: QueryContext): Result<Statement> {
  throw bug('being built');
}

export interface PredicateRequest {
  readonly entity: string;
  /** Alias of the entity's table in the caller's statement. */
  readonly alias: string;
  readonly action?: RecordAction;
  readonly filter?: Filter;
  readonly search?: string;
  readonly deleted?: boolean;
}

/** A boolean fragment: policy, recycle bin, filter and search over one table alias, without joins of its own. */
export function compilePredicate(_request: PredicateRequest, _context: QueryContext): Result<SqlFragment> {
  throw bug('being built');
}

export interface TriggerMatchRequest {
  readonly entity: string;
  /** Conditions over the record after the change; `before` is the record before it. */
  readonly triggers: readonly { readonly key: string; readonly filter?: Filter }[];
  readonly records: readonly { readonly id: string; readonly before: Readonly<Record<string, unknown>> | null }[];
}

/** Which trigger matches which changed record. Gives rows `{ trigger, id }`. */
export function compileTriggerMatch(_request: TriggerMatchRequest, _context: QueryContext): Result<Statement> {
  throw bug('being built');
}
