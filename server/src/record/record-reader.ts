import type { HistoryEntry, RecordAnswer, Titles } from '@atelier/api';
import { bug } from '@atelier/problem';
import type { Query, QueryColumn, QueryRow, Viewer } from '@atelier/query';
import type { Transaction } from '../platform/database/transaction.ts';

export interface RecordPage {
  readonly rows: readonly QueryRow[];
  readonly columns: readonly QueryColumn[];
  readonly next?: string;
  readonly total?: number;
  readonly totals?: Readonly<Record<string, unknown>>;
}

/** On whose behalf something is read, and in which transaction, where it has to be one. */
export interface ReadContext {
  readonly viewer: Viewer;
  readonly tx?: Transaction;
}

/** Every read of user records: checks, compiles under the viewer's policy, runs. */
export class RecordReader {
  /** Rows of a list, groups and measures of a report. Takes what came from outside: it checks it. */
  async query(_query: Query, _context: ReadContext): Promise<RecordPage> {
    throw bug('being built');
  }

  /** One record; `record.missing` where there is none to see. */
  async get(_address: { entity: string; id: string }, _context: ReadContext): Promise<RecordAnswer> {
    throw bug('being built');
  }

  /** Names of records (or of users, target 'user') that the viewer may see. */
  async titles(_wanted: Readonly<Record<string, readonly string[]>>, _context: ReadContext): Promise<Titles> {
    throw bug('being built');
  }

  async history(
    _request: { entity: string; id: string; after?: string },
    _context: ReadContext,
  ): Promise<{ rows: HistoryEntry[]; next?: string; titles: Titles }> {
    throw bug('being built');
  }
}
