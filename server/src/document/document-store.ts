import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.ts';
import type { DocumentKind, DocumentState, DocumentVersionEntry } from './document.ts';
import { documentProblem } from './document-problems.ts';

export interface DocumentAddress {
  readonly kind: DocumentKind;
  readonly key: string;
}

export interface NewDocument<Body> extends DocumentAddress {
  readonly body: Body;
  readonly by: string | undefined;
  /** For personal documents. */
  readonly owner?: string;
}

/** A change by somebody who has seen `expectedVersion`; a stale one is refused with both sides. */
export interface DocumentChange extends DocumentAddress {
  readonly expectedVersion: number;
  readonly by: string | undefined;
}

interface DocumentRow {
  readonly kind: DocumentKind;
  readonly key: string;
  readonly version: number;
  readonly draft: unknown;
  readonly published: unknown;
  readonly published_version: number | null;
  readonly hidden: boolean;
  readonly owner: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly updated_by: string | null;
}

const selectDocuments = `
  SELECT d.kind, d.key, d.version, d.draft, d.published_version, d.hidden, d.owner,
         d.created_at, d.updated_at, d.updated_by, v.body AS published
    FROM atelier.document d
    LEFT JOIN atelier.document_version v
      ON v.kind = d.kind AND v.key = d.key AND v.version = d.published_version`;

/**
 * Drafts and immutable versions of everything a designer builds, one mechanism for all kinds. What a
 * body may say is checked by the room of its kind before it comes here; bodies are stored as they are
 * written (json, not jsonb: the order of an entity's fields is part of it).
 */
@Injectable()
export class DocumentStore {
  async list<Body>(tx: Transaction, kind: DocumentKind): Promise<DocumentState<Body>[]> {
    const rows = await tx.query<DocumentRow>(
      `${selectDocuments} WHERE d.kind = $1 ORDER BY d.created_at, d.key`,
      [kind],
    );
    return rows.map((row) => stateOf<Body>(row));
  }

  async find<Body>(tx: Transaction, address: DocumentAddress): Promise<DocumentState<Body> | undefined> {
    const [row] = await tx.query<DocumentRow>(`${selectDocuments} WHERE d.kind = $1 AND d.key = $2`, [
      address.kind,
      address.key,
    ]);
    return row && stateOf<Body>(row);
  }

  async get<Body>(tx: Transaction, address: DocumentAddress): Promise<DocumentState<Body>> {
    const found = await this.find<Body>(tx, address);
    if (!found) throw documentProblem('document.missing', { details: { key: address.key } });
    return found;
  }

  /** Like `get`; nobody else changes the document until the transaction ends. */
  async lock<Body>(tx: Transaction, address: DocumentAddress): Promise<DocumentState<Body>> {
    await tx.query('SELECT FROM atelier.document WHERE kind = $1 AND key = $2 FOR UPDATE', [
      address.kind,
      address.key,
    ]);
    return this.get<Body>(tx, address);
  }

  /** A new document with a draft; `document.exists` when the key is taken. */
  async create<Body>(tx: Transaction, document: NewDocument<Body>): Promise<DocumentState<Body>> {
    const created = await tx.query(
      `INSERT INTO atelier.document (kind, key, draft, owner, created_by, updated_by)
       VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING RETURNING key`,
      [
        document.kind,
        document.key,
        JSON.stringify(document.body),
        document.owner ?? null,
        document.by ?? null,
      ],
    );
    if (created.length === 0)
      throw documentProblem('document.exists', { at: '/key', details: { key: document.key } });
    return this.get<Body>(tx, document);
  }

  async saveDraft<Body>(
    tx: Transaction,
    change: DocumentChange & { body: Body },
  ): Promise<DocumentState<Body>> {
    await this.lockExpected<Body>(tx, change);
    await tx.query(
      `UPDATE atelier.document SET draft = $3, version = version + 1, updated_at = now(), updated_by = $4
        WHERE kind = $1 AND key = $2`,
      [change.kind, change.key, JSON.stringify(change.body), change.by ?? null],
    );
    return this.get<Body>(tx, change);
  }

  /** Makes `body`, or else the draft, the next immutable version; the draft is used up. */
  async publish<Body>(
    tx: Transaction,
    change: DocumentChange & { body?: Body; note?: string },
  ): Promise<DocumentState<Body>> {
    const state = await this.lockExpected<Body>(tx, change);
    const body = change.body ?? state.draft;
    if (body === undefined) throw documentProblem('document.no-draft', { details: { key: change.key } });
    await tx.query(
      `WITH next AS (
         SELECT coalesce(max(version), 0) + 1 AS version FROM atelier.document_version WHERE kind = $1 AND key = $2
       ), added AS (
         INSERT INTO atelier.document_version (kind, key, version, body, note, created_by)
         SELECT $1, $2, next.version, $3, $4, $5 FROM next RETURNING version
       )
       UPDATE atelier.document d
          SET draft = NULL, published_version = added.version, version = d.version + 1,
              updated_at = now(), updated_by = $5
         FROM added WHERE d.kind = $1 AND d.key = $2`,
      [change.kind, change.key, JSON.stringify(body), change.note ?? null, change.by ?? null],
    );
    return this.get<Body>(tx, change);
  }

  /** Drops the draft; a document that was never published goes altogether (answers undefined). */
  async discardDraft<Body>(
    tx: Transaction,
    change: DocumentChange,
  ): Promise<DocumentState<Body> | undefined> {
    const state = await this.lockExpected<Body>(tx, change);
    if (state.publishedVersion === undefined) {
      await this.remove(tx, change);
      return undefined;
    }
    await tx.query(
      `UPDATE atelier.document SET draft = NULL, version = version + 1, updated_at = now(), updated_by = $3
        WHERE kind = $1 AND key = $2`,
      [change.kind, change.key, change.by ?? null],
    );
    return this.get<Body>(tx, change);
  }

  /** Makes an old version the draft. */
  async restore<Body>(
    tx: Transaction,
    change: DocumentChange & { version: number },
  ): Promise<DocumentState<Body>> {
    const body = await this.readVersion<Body>(tx, change);
    return this.saveDraft(tx, { ...change, body });
  }

  /** Newest first. */
  async versions(tx: Transaction, address: DocumentAddress): Promise<DocumentVersionEntry[]> {
    const rows = await tx.query<{
      version: number;
      note: string | null;
      created_at: Date;
      created_by: string | null;
      name: string | null;
    }>(
      `SELECT v.version, v.note, v.created_at, v.created_by, u.name
         FROM atelier.document_version v LEFT JOIN atelier."user" u ON u.id = v.created_by
        WHERE v.kind = $1 AND v.key = $2 ORDER BY v.version DESC`,
      [address.kind, address.key],
    );
    return rows.map((row) => ({
      version: row.version,
      at: row.created_at.toISOString(),
      ...(row.created_by === null ? {} : { by: row.created_by }),
      ...(row.name === null ? {} : { byName: row.name }),
      ...(row.note === null ? {} : { note: row.note }),
    }));
  }

  async readVersion<Body>(tx: Transaction, address: DocumentAddress & { version: number }): Promise<Body> {
    const [row] = await tx.query<{ body: Body }>(
      'SELECT body FROM atelier.document_version WHERE kind = $1 AND key = $2 AND version = $3',
      [address.kind, address.key, address.version],
    );
    if (!row) {
      throw documentProblem('document.version-missing', {
        details: { key: address.key, version: address.version },
      });
    }
    return row.body;
  }

  /** What is live of a kind, hidden documents left out. */
  async published<Body>(
    tx: Transaction,
    kind: DocumentKind,
  ): Promise<(DocumentState<Body> & { readonly published: Body })[]> {
    const states = await this.list<Body>(tx, kind);
    return states.flatMap((state) =>
      state.published === undefined || state.hidden ? [] : [{ ...state, published: state.published }],
    );
  }

  async setHidden(tx: Transaction, change: DocumentAddress & { hidden: boolean; by: string }): Promise<void> {
    const rows = await tx.query(
      `UPDATE atelier.document SET hidden = $3, version = version + 1, updated_at = now(), updated_by = $4
        WHERE kind = $1 AND key = $2 RETURNING key`,
      [change.kind, change.key, change.hidden, change.by],
    );
    if (rows.length === 0) throw documentProblem('document.missing', { details: { key: change.key } });
  }

  /** Gives a document to one person, or (undefined) to everyone. */
  async setOwner(tx: Transaction, change: DocumentAddress & { owner: string | undefined }): Promise<void> {
    await tx.query('UPDATE atelier.document SET owner = $3 WHERE kind = $1 AND key = $2', [
      change.kind,
      change.key,
      change.owner ?? null,
    ]);
  }

  /** Removes a document with all its versions. */
  async remove(tx: Transaction, address: DocumentAddress): Promise<void> {
    const rows = await tx.query('DELETE FROM atelier.document WHERE kind = $1 AND key = $2 RETURNING key', [
      address.kind,
      address.key,
    ]);
    if (rows.length === 0) throw documentProblem('document.missing', { details: { key: address.key } });
  }

  /** Like `lock`, and `document.stale` with both sides when somebody else changed it meanwhile. */
  async lockExpected<Body>(tx: Transaction, change: DocumentChange): Promise<DocumentState<Body>> {
    const state = await this.lock<Body>(tx, change);
    if (state.version !== change.expectedVersion) {
      throw documentProblem('document.stale', {
        details: {
          key: change.key,
          version: state.version,
          expected: change.expectedVersion,
          current: state.draft ?? state.published,
          changedAt: state.updatedAt,
          ...(state.updatedBy === undefined ? {} : { changedBy: state.updatedBy }),
        },
      });
    }
    return state;
  }
}

function stateOf<Body>(row: DocumentRow): DocumentState<Body> {
  return {
    kind: row.kind,
    key: row.key,
    version: row.version,
    ...(row.draft === null ? {} : { draft: row.draft as Body }),
    ...(row.published === null ? {} : { published: row.published as Body }),
    ...(row.published_version === null ? {} : { publishedVersion: row.published_version }),
    hidden: row.hidden,
    ...(row.owner === null ? {} : { owner: row.owner }),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(row.updated_by === null ? {} : { updatedBy: row.updated_by }),
  };
}
