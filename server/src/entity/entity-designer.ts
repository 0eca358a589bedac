import type {
  Dependent,
  DocumentVersion,
  EntityDesign,
  EntityDesignEntry,
  EntityPlan,
  Job,
} from '@atelier/api';
import { checkKey, type EntityModel } from '@atelier/entity';
import { pointer, type Language } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentStore, type DocumentAddress } from '../document/document-store.ts';
import type { DocumentState } from '../document/document.ts';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { jobAnswer } from '../platform/jobs/job.controller.ts';
import { Texts } from '../platform/text/texts.ts';
import { readCatalog } from './catalog-source.ts';
import { entityProblem } from './entity-problems.ts';
import { EntityPublisher } from './entity-publisher.ts';
import { EntityStore } from './entity-store.ts';
import { countRows, roughRows } from './existing-table.ts';
import { prepareChange, type PreparedChange } from './prepare-change.ts';
import { changedFields, presentPlan } from './present-plan.ts';
import { modelOf, readModel } from './read-model.ts';

type State = DocumentState<unknown>;

/** Designing entities: drafts, plans, publishing, versions. */
@Injectable()
export class EntityDesigner {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(EntityPublisher) private readonly publisher: EntityPublisher,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  async list(): Promise<EntityDesignEntry[]> {
    return this.database.transaction(async (tx) => {
      const states = await this.documents.list<unknown>(tx, 'entity');
      const rows = await roughRows(
        tx,
        states.filter(({ published }) => published !== undefined).map(({ key }) => key),
      );
      return states.map((state) => entryOf(state, rows.get(state.key) ?? 0));
    });
  }

  async read(key: string): Promise<EntityDesign> {
    return this.database.transaction(async (tx) => this.design(tx, await this.state(tx, key)));
  }

  async create(input: unknown, by: string): Promise<EntityDesign> {
    const model = accepted(input);
    // A key never changes, so a wrong one is refused at once and not only when publishing.
    const code = checkKey(model.key);
    if (code)
      throw entityProblem('entity.invalid', {
        issues: [{ code, at: '/model/key', details: { key: model.key } }],
      });
    return this.database.transaction(async (tx) =>
      this.design(tx, await this.documents.create<unknown>(tx, { ...address(model.key), body: model, by })),
    );
  }

  async save(key: string, change: { model: unknown; version: number }, by: string): Promise<EntityDesign> {
    const model = accepted(change.model);
    if (model.key !== key) throw entityProblem('entity.key-changed', { at: '/model/key' });
    return this.database.transaction(async (tx) =>
      this.design(
        tx,
        await this.documents.saveDraft<unknown>(tx, {
          ...address(key),
          body: model,
          expectedVersion: change.version,
          by,
        }),
      ),
    );
  }

  async discard(key: string, version: number, by: string): Promise<EntityDesign | undefined> {
    return this.database.transaction(async (tx) => {
      const state = await this.documents.discardDraft<unknown>(tx, {
        ...address(key),
        expectedVersion: version,
        by,
      });
      return state && this.design(tx, state);
    });
  }

  async plan(key: string, language: Language): Promise<EntityPlan> {
    return this.database.transaction(async (tx) => {
      const state = await this.state(tx, key);
      const prepared = await prepareChange(tx, draftOf(state), await readCatalog(tx));
      const dependents = await this.dependents(tx, prepared);
      return presentPlan(prepared, { version: state.version, dependents, texts: this.texts, language });
    });
  }

  /** The plan of a model that is not saved anywhere, such as the new fields of an import. */
  async planModel(model: EntityModel, language: Language): Promise<EntityPlan> {
    return this.database.transaction(async (tx) => {
      const prepared = await prepareChange(tx, model, await readCatalog(tx));
      return presentPlan(prepared, { version: 0, dependents: [], texts: this.texts, language });
    });
  }

  async publish(
    key: string,
    request: { version: number; note?: string },
    viewer: Viewer,
  ): Promise<{ design: EntityDesign; job?: Job }> {
    const by = viewer.userId;
    const { design, jobs } = await this.publisher.whenFree(key, async (tx) => {
      const { note, version: expectedVersion } = request;
      const model = draftOf(
        await this.documents.lockExpected<unknown>(tx, { ...address(key), expectedVersion, by }),
      );
      const started = await this.publisher.publish(tx, [model], {
        by,
        ...(note === undefined ? {} : { note }),
      });
      const published = await this.state(tx, key);
      // A draft that changes nothing is used up all the same.
      const settled =
        published.draft === undefined
          ? published
          : await this.documents.discardDraft<unknown>(tx, {
              ...address(key),
              expectedVersion: published.version,
              by,
            });
      return { design: await this.design(tx, settled ?? published), jobs: started };
    });
    const [job] = jobs;
    return { design, ...(job ? { job: jobAnswer(job, this.texts, viewer.language) } : {}) };
  }

  async versions(key: string): Promise<DocumentVersion[]> {
    return this.database.transaction((tx) => this.documents.versions(tx, address(key)));
  }

  async readVersion(key: string, version: number): Promise<EntityModel> {
    return this.database.transaction(async (tx) =>
      understood(await this.documents.readVersion(tx, { ...address(key), version })),
    );
  }

  async restore(
    key: string,
    request: { version: number; expectedVersion: number; by: string },
  ): Promise<EntityDesign> {
    return this.database.transaction(async (tx) => {
      const model = understood(
        await this.documents.readVersion(tx, { ...address(key), version: request.version }),
      );
      const { expectedVersion, by } = request;
      return this.design(
        tx,
        await this.documents.saveDraft<unknown>(tx, { ...address(key), body: model, expectedVersion, by }),
      );
    });
  }

  async hide(key: string, hidden: boolean, by: string): Promise<EntityDesign> {
    return this.database.transaction(async (tx) => {
      await this.documents.setHidden(tx, { ...address(key), hidden, by });
      await this.entities.announce(tx);
      return this.design(tx, await this.state(tx, key));
    });
  }

  private async dependents(tx: Transaction, prepared: PreparedChange): Promise<Dependent[]> {
    const changed = changedFields(prepared);
    if (changed.breaking.length === 0 && changed.changing.length === 0) return [];
    const found: Dependent[] = [];
    for (const finder of this.entities.dependentFinders())
      found.push(...(await finder.findDependents(tx, changed)));
    return found.toSorted((a, b) => Number(b.breaks) - Number(a.breaks));
  }

  private async state(tx: Transaction, key: string): Promise<State> {
    const state = await this.documents.find<unknown>(tx, address(key));
    if (!state) throw entityProblem('entity.missing', { details: { entity: key } });
    return state;
  }

  private async design(tx: Transaction, state: State): Promise<EntityDesign> {
    const { kept } = await readCatalog(tx);
    const isLive = state.published !== undefined;
    return {
      key: state.key,
      ...(state.draft === undefined ? {} : { draft: understood(state.draft) }),
      ...(isLive ? { published: understood(state.published) } : {}),
      version: state.version,
      ...(state.publishedVersion === undefined ? {} : { publishedVersion: state.publishedVersion }),
      hidden: state.hidden,
      keptFields: [...(kept.get(state.key) ?? [])],
      rows: isLive ? (await countRows(tx, state.key)).present : 0,
      updatedAt: state.updatedAt,
      ...(state.updatedBy === undefined ? {} : { updatedBy: state.updatedBy }),
    };
  }
}

function address(key: string): DocumentAddress & { readonly kind: 'entity' } {
  return { kind: 'entity', key };
}

function accepted(input: unknown): EntityModel {
  const read = readModel(input);
  if (!read.ok) {
    throw entityProblem('entity.invalid', {
      issues: read.issues.map((issue) => ({ ...issue, at: pointer('model') + issue.at })),
    });
  }
  return read.value;
}

function understood(body: unknown): EntityModel {
  const read = modelOf(body);
  if (!read.ok) throw entityProblem('entity.invalid', { issues: read.issues });
  return read.value;
}

/** What is to be published: the draft, or what is live (a plan of nothing). */
function draftOf(state: State): EntityModel {
  return understood(state.draft ?? state.published);
}

function entryOf(state: State, rows: number): EntityDesignEntry {
  const model = understood(state.draft ?? state.published);
  return {
    key: state.key,
    label: model.label,
    ...(model.icon === undefined ? {} : { icon: model.icon }),
    ...(model.color === undefined ? {} : { color: model.color }),
    state: state.published === undefined ? 'draft' : state.draft === undefined ? 'published' : 'changed',
    hidden: state.hidden,
    fields: model.fields.length,
    rows,
    updatedAt: state.updatedAt,
    ...(state.updatedBy === undefined ? {} : { updatedBy: state.updatedBy }),
  };
}
