import type { BulkAnswer, Selection, UndoAnswer } from '@atelier/api';
import type { RecordValues } from '@atelier/entity';
import { bug } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import type { Transaction } from '../platform/database/transaction.ts';
import type { ChangeCause, RecordListener } from './record-change.ts';

/** On whose behalf and why something is written. */
export interface WriteContext {
  readonly viewer: Viewer;
  readonly cause: ChangeCause;
  /**
   * Writes commit with it; without one the store opens its own. A change that other processes made
   * in between is retried only in the latter case.
   */
  readonly tx?: Transaction;
}

export interface WrittenRecord {
  readonly id: string;
  readonly version: number;
  /** All own and system fields after the write, whatever the viewer may read: not for the outside. */
  readonly values: RecordValues;
  readonly cause: ChangeCause;
}

/** The one door: every write of user records goes through it. */
export class RecordStore {
  addListener(_listener: RecordListener): void {
    throw bug('being built');
  }

  async create(
    _request: { entity: string; values: RecordValues; submission?: string },
    _context: WriteContext,
  ): Promise<WrittenRecord> {
    throw bug('being built');
  }

  async createMany(
    _request: { entity: string; records: readonly RecordValues[] },
    _context: WriteContext,
  ): Promise<WrittenRecord[]> {
    throw bug('being built');
  }

  /** Sets the given fields. `version` absent: whatever version there is (flows). */
  async update(
    _request: { entity: string; id: string; version?: number; values: RecordValues },
    _context: WriteContext,
  ): Promise<WrittenRecord> {
    throw bug('being built');
  }

  /** The same values on many records. */
  async updateMany(
    _request: { entity: string; select: Selection; values: RecordValues },
    _context: WriteContext,
  ): Promise<BulkAnswer> {
    throw bug('being built');
  }

  async remove(
    _request: { entity: string; id: string; version?: number },
    _context: WriteContext,
  ): Promise<{ id: string; version: number; cause: ChangeCause }> {
    throw bug('being built');
  }

  async restore(
    _request: { entity: string; id: string },
    _context: WriteContext,
  ): Promise<{ id: string; version: number; cause: ChangeCause }> {
    throw bug('being built');
  }

  async undoCause(_cause: ChangeCause, _context: WriteContext): Promise<UndoAnswer> {
    throw bug('being built');
  }
}
