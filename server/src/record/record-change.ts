import type { RecordValues } from '@atelier/entity';
import type { Transaction } from '../platform/database/transaction.ts';

/** What made a change, kept with it in the history. */
export interface ChangeCause {
  readonly kind: 'person' | 'import' | 'flow' | 'pack' | 'undo' | 'api-key';
  /** Import id, run id, pack key, key id … */
  readonly id?: string;
}

/** One accepted change of one record, as history keeps it and listeners hear it. */
export interface RecordChange {
  readonly entity: string;
  readonly id: string;
  readonly action: 'created' | 'updated' | 'deleted' | 'restored';
  readonly version: number;
  readonly before: RecordValues | null;
  readonly after: RecordValues | null;
  /** Keys whose value differs. */
  readonly changed: readonly string[];
  readonly by: string;
  readonly cause: ChangeCause;
  /** Runs that led here, oldest first; a flow that finds itself in it is a loop. */
  readonly causation: readonly string[];
}

/**
 * Hears accepted changes inside the transaction that makes them: what it writes commits with them,
 * what it throws refuses them. Called once per statement with all its changes, never per record.
 */
export interface RecordListener {
  /** Cheap and synchronous: lets the store skip reading `before` images nobody needs. */
  listensTo(entity: string): boolean;
  recordsChanged(tx: Transaction, changes: readonly RecordChange[]): Promise<void>;
  /**
   * Whether it will surely do nothing about a change that is about to be made; asked so that a change
   * nobody has anything to do with needs no transaction around it. Id and times of `change` are not
   * final yet. Absent: never sure.
   */
  ignores?(change: RecordChange): boolean;
}
