import type { Dependent } from '@atelier/api';
import type { Catalog } from '@atelier/entity';
import type { Transaction } from '../platform/database/transaction.ts';

/** What is about to change, for those who may depend on it. */
export interface ChangedFields {
  readonly entity: string;
  /** Fields that go away or change their kind: what mentions them breaks. */
  readonly breaking: readonly string[];
  /** Fields whose values or options change: what mentions them should be looked at. */
  readonly changing: readonly string[];
  /** As published, and as it would be: what checks under the one and not under the other breaks. */
  readonly before: Catalog;
  readonly after: Catalog;
}

/**
 * Rooms above register one (`EntityStore.addDependentFinder`), so that the plan of a publish can name
 * what in their documents mentions a changed field. Reads only.
 */
export interface DependentFinder {
  findDependents(tx: Transaction, changed: ChangedFields): Promise<readonly Dependent[]>;
}

/** Whether a document names one of these fields anywhere: as a value or key of its own, or in a formula. */
export function namesField(document: unknown, fields: readonly string[]): string[] {
  if (fields.length === 0) return [];
  const text = JSON.stringify(document);
  return fields.filter((field) => new RegExp(`(^|[^a-zA-Z0-9])${field}($|[^a-zA-Z0-9])`).test(text));
}
