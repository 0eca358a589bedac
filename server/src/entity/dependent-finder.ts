import type { Dependent } from '@atelier/api';
import type { Transaction } from '../platform/database/transaction.ts';

/** What is about to change, for those who may depend on it. */
export interface ChangedFields {
  readonly entity: string;
  /** Fields that go away or change their kind: what mentions them breaks. */
  readonly breaking: readonly string[];
  /** Fields whose values or options change: what mentions them should be looked at. */
  readonly changing: readonly string[];
}

/**
 * Rooms above register one (`EntityStore.addDependentFinder`), so that the plan of a publish can name
 * what in their documents mentions a changed field. Reads only.
 */
export interface DependentFinder {
  findDependents(tx: Transaction, changed: ChangedFields): Promise<readonly Dependent[]>;
}
