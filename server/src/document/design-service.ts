import type { DesignEntry } from '@atelier/api';
import type { Issue, Localized, Result } from '@atelier/problem';
import { Problem } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Texts } from '../platform/text/texts.ts';
import type { DocumentKind, DocumentState, DocumentVersionEntry } from './document.ts';
import type { DocumentStore } from './document-store.ts';

/** What a kind of design is made of, apart from being a design. */
export interface DesignRoom<Model> {
  readonly kind: DocumentKind;
  /** Code of the problem that a refused draft or publish is, e.g. 'flow.refused'. */
  readonly refused: string;
  /** The shape of a draft; what is unfinished is allowed. */
  read(input: unknown): Result<Model>;
  /** What keeps it from being published, for this person. */
  check(model: Model, viewer: Viewer): Issue[];
  /** Told in the transaction after something went live, paused or changed back. */
  changed?(tx: Transaction, state: DocumentState<Model>): Promise<void>;
}

export interface Design<Model> {
  readonly key: string;
  readonly draft?: Model;
  readonly published?: Model;
  readonly version: number;
  readonly publishedVersion?: number;
  readonly paused: boolean;
  readonly updatedAt: string;
  readonly updatedBy?: string;
  readonly issues: (Issue & { readonly message: string })[];
}

interface Named {
  readonly key: string;
  readonly label: Localized;
  readonly description?: Localized;
}

export interface DesignServiceParts {
  readonly database: Database;
  readonly documents: DocumentStore;
  readonly texts: Texts;
}

/** Draft, publish, versions and restore for one kind of design; the room says what a design may be. */
export class DesignService<Model extends Named> {
  constructor(
    private readonly room: DesignRoom<Model>,
    private readonly parts: DesignServiceParts,
  ) {}

  /** Those who may not design see what is live, and nothing else. */
  async list(mayDesign: boolean): Promise<{ entries: DesignEntry[] }> {
    const states = await this.parts.database.transaction((tx) =>
      this.parts.documents.list<Model>(tx, this.room.kind),
    );
    const entries = states
      .filter((state) => mayDesign || (state.published !== undefined && !state.hidden))
      .flatMap((state) => {
        const model = mayDesign ? (state.draft ?? state.published) : state.published;
        return model ? [entryOf(state, model)] : [];
      });
    return { entries };
  }

  async read(key: string, viewer: Viewer, mayDesign: boolean): Promise<Design<Model>> {
    const state = await this.parts.database.transaction((tx) =>
      this.parts.documents.get<Model>(tx, { kind: this.room.kind, key }),
    );
    if (mayDesign) return this.designOf(state, viewer);
    if (state.published === undefined || state.hidden) {
      throw new Problem('document.missing', 'missing', { details: { key } });
    }
    const { draft: _unseen, ...live } = state;
    return this.designOf(live, viewer);
  }

  async create(input: unknown, viewer: Viewer): Promise<Design<Model>> {
    const model = this.accept(input);
    const state = await this.parts.database.transaction((tx) =>
      this.parts.documents.create<Model>(tx, {
        kind: this.room.kind,
        key: model.key,
        body: model,
        by: viewer.userId,
      }),
    );
    return this.designOf(state, viewer);
  }

  async save(change: Change & { readonly model: unknown }, viewer: Viewer): Promise<Design<Model>> {
    // The key is the design's name for ever; a body that says otherwise does not rename it.
    const body: Model = { ...this.accept(change.model), key: change.key };
    const state = await this.parts.database.transaction((tx) =>
      this.parts.documents.saveDraft<Model>(tx, { ...this.address(change, viewer), body }),
    );
    return this.designOf(state, viewer);
  }

  async discard(change: Change, viewer: Viewer): Promise<{ design?: Design<Model> }> {
    const state = await this.parts.database.transaction((tx) =>
      this.parts.documents.discardDraft<Model>(tx, this.address(change, viewer)),
    );
    return state ? { design: this.designOf(state, viewer) } : {};
  }

  /** All or nothing: a draft with a single issue stays a draft. */
  async publish(change: Change & { readonly note?: string }, viewer: Viewer): Promise<Design<Model>> {
    const state = await this.parts.database.transaction(async (tx) => {
      const current = await this.parts.documents.lock<Model>(tx, { kind: this.room.kind, key: change.key });
      const model = current.draft ?? current.published;
      const issues = model ? this.room.check(model, viewer) : [];
      if (issues.length > 0) throw new Problem(this.room.refused, 'invalid', { issues });
      const published = await this.parts.documents.publish<Model>(tx, {
        ...this.address(change, viewer),
        ...(change.note === undefined ? {} : { note: change.note }),
      });
      await this.room.changed?.(tx, published);
      return published;
    });
    return this.designOf(state, viewer);
  }

  async pause(change: Change & { readonly paused: boolean }, viewer: Viewer): Promise<Design<Model>> {
    const address = this.address(change, viewer);
    const state = await this.parts.database.transaction(async (tx) => {
      await this.parts.documents.setHidden(tx, { ...address, hidden: change.paused, by: viewer.userId });
      const paused = await this.parts.documents.get<Model>(tx, address);
      await this.room.changed?.(tx, paused);
      return paused;
    });
    return this.designOf(state, viewer);
  }

  async versions(key: string): Promise<{ versions: DocumentVersionEntry[] }> {
    const versions = await this.parts.database.transaction((tx) =>
      this.parts.documents.versions(tx, { kind: this.room.kind, key }),
    );
    return { versions };
  }

  async readVersion(key: string, version: number): Promise<{ model: Model }> {
    const model = await this.parts.database.transaction((tx) =>
      this.parts.documents.readVersion<Model>(tx, { kind: this.room.kind, key, version }),
    );
    return { model };
  }

  /** An earlier version becomes the draft; it goes live by publishing, like any other. */
  async restore(change: Change & { readonly restored: number }, viewer: Viewer): Promise<Design<Model>> {
    const state = await this.parts.database.transaction(async (tx) => {
      const address = { kind: this.room.kind, key: change.key, version: change.restored };
      const body = await this.parts.documents.readVersion<Model>(tx, address);
      return this.parts.documents.saveDraft<Model>(tx, { ...this.address(change, viewer), body });
    });
    return this.designOf(state, viewer);
  }

  private accept(input: unknown): Model {
    const model = this.room.read(input);
    if (!model.ok) throw new Problem(this.room.refused, 'invalid', { issues: model.issues });
    return model.value;
  }

  private address({ key, version }: Change, { userId }: Viewer) {
    return { kind: this.room.kind, key, expectedVersion: version, by: userId };
  }

  private designOf(state: DocumentState<Model>, viewer: Viewer): Design<Model> {
    const model = state.draft ?? state.published;
    const issues = model ? this.room.check(model, viewer) : [];
    return {
      key: state.key,
      ...(state.draft === undefined ? {} : { draft: state.draft }),
      ...(state.published === undefined ? {} : { published: state.published }),
      ...(state.publishedVersion === undefined ? {} : { publishedVersion: state.publishedVersion }),
      version: state.version,
      paused: state.hidden,
      updatedAt: state.updatedAt,
      ...(state.updatedBy === undefined ? {} : { updatedBy: state.updatedBy }),
      issues: issues.map((issue) => ({ ...issue, message: this.parts.texts.textOf(issue, viewer.language) })),
    };
  }
}

interface Change {
  readonly key: string;
  readonly version: number;
}

function entryOf<Model extends Named>(state: DocumentState<Model>, model: Model): DesignEntry {
  return {
    key: state.key,
    label: model.label,
    ...(model.description ? { description: model.description } : {}),
    state: stateName(state),
    paused: state.hidden,
    ...(state.publishedVersion === undefined ? {} : { publishedVersion: state.publishedVersion }),
    updatedAt: state.updatedAt,
    ...(state.updatedBy === undefined ? {} : { updatedBy: state.updatedBy }),
  };
}

function stateName(state: DocumentState<unknown>): DesignEntry['state'] {
  if (state.published === undefined) return 'draft';
  return state.draft === undefined ? 'published' : 'changed';
}
