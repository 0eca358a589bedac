/** What a designer builds. Each kind keeps its own checks in its own room. */
export type DocumentKind = 'entity' | 'view' | 'flow' | 'dashboard' | 'role';

/** A document as it stands: perhaps a draft, perhaps a published version, at least one of them. */
export interface DocumentState<Body> {
  readonly kind: DocumentKind;
  readonly key: string;
  /** Rises with every change of draft, publication or visibility; what a client sends back. */
  readonly version: number;
  readonly draft?: Body;
  readonly published?: Body;
  /** Number of the published version, counted from 1 in each document. */
  readonly publishedVersion?: number;
  readonly hidden: boolean;
  /** Set for personal documents. */
  readonly owner?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy?: string;
}

export interface DocumentVersionEntry {
  readonly version: number;
  readonly at: string;
  readonly by?: string;
  readonly byName?: string;
  readonly note?: string;
}
