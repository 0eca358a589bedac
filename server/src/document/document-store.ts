import { bug } from '@atelier/problem';
import type { Transaction } from '../platform/database/transaction.ts';
import type { DocumentKind, DocumentState, DocumentVersionEntry } from './document.ts';

export interface DocumentAddress {
  readonly kind: DocumentKind;
  readonly key: string;
}

export interface DocumentChange<Body> extends DocumentAddress {
  readonly body: Body;
  /** The `version` the author has seen; a stale one is refused with both sides. */
  readonly expectedVersion: number;
  readonly by: string | undefined;
}

/** Drafts and immutable versions of everything a designer builds, one mechanism for all kinds. */
export class DocumentStore {
  async list<Body>(_tx: Transaction, _kind: DocumentKind): Promise<DocumentState<Body>[]> {
    throw bug('being built');
  }

  async find<Body>(_tx: Transaction, _address: DocumentAddress): Promise<DocumentState<Body> | undefined> {
    throw bug('being built');
  }

  /** Like `find`, and `document.missing` where there is none. Locks the row when `lock` is set. */
  async get<Body>(_tx: Transaction, _address: DocumentAddress & { lock?: boolean }): Promise<DocumentState<Body>> {
    throw bug('being built');
  }

  /** A new document with a draft; `document.exists` when the key is taken. */
  async create<Body>(
    _tx: Transaction,
    _document: Omit<DocumentChange<Body>, 'expectedVersion'> & { owner?: string },
  ): Promise<DocumentState<Body>> {
    throw bug('being built');
  }

  async saveDraft<Body>(_tx: Transaction, _change: DocumentChange<Body>): Promise<DocumentState<Body>> {
    throw bug('being built');
  }

  /** Makes the draft (or `body`, where given) the next immutable version. */
  async publish<Body>(
    _tx: Transaction,
    _change: Omit<DocumentChange<Body>, 'body'> & { body?: Body; note?: string },
  ): Promise<DocumentState<Body>> {
    throw bug('being built');
  }

  /** Drops the draft; a document that was never published goes altogether (answers undefined). */
  async discardDraft<Body>(
    _tx: Transaction,
    _change: Omit<DocumentChange<Body>, 'body'>,
  ): Promise<DocumentState<Body> | undefined> {
    throw bug('being built');
  }

  /** Makes an old version the draft. */
  async restore<Body>(
    _tx: Transaction,
    _change: Omit<DocumentChange<Body>, 'body'> & { version: number },
  ): Promise<DocumentState<Body>> {
    throw bug('being built');
  }

  async versions(_tx: Transaction, _address: DocumentAddress): Promise<DocumentVersionEntry[]> {
    throw bug('being built');
  }

  async readVersion<Body>(_tx: Transaction, _address: DocumentAddress & { version: number }): Promise<Body> {
    throw bug('being built');
  }

  /** Published bodies by key, e.g. every live flow. Hidden ones are left out. */
  async published<Body>(_tx: Transaction, _kind: DocumentKind): Promise<DocumentState<Body>[]> {
    throw bug('being built');
  }

  async setHidden(_tx: Transaction, _address: DocumentAddress & { hidden: boolean; by: string }): Promise<void> {
    throw bug('being built');
  }

  /** Removes a document with all its versions. */
  async remove(_tx: Transaction, _address: DocumentAddress): Promise<void> {
    throw bug('being built');
  }
}
