import type { SqlFragment } from '@atelier/expression';
import type { EntityManager } from 'typeorm';

/**
 * An open transaction. Whoever writes takes one as an argument, so that the signature shows what
 * commits together. Statements go out on one connection, in order; several that are started without
 * waiting for each other travel together and cost one trip.
 */
export interface Transaction {
  /** A statement written by us, values as $1, $2 … */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A composed statement; user text can only be inside its parameters. */
  run<Row>(fragment: SqlFragment): Promise<Row[]>;
  /** TypeORM on the same connection, for the platform's own tables. */
  readonly manager: EntityManager;
  /** Runs inside the transaction just before it commits: gather small writes and send them at once. */
  beforeCommit(action: () => void | Promise<void>): void;
  /** Runs once the transaction is committed (wake a worker, drop a cache); never if it rolls back. */
  afterCommit(action: () => void | Promise<void>): void;
}
