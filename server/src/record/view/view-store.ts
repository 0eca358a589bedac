import type { DocumentVersion, View, ViewModel } from '@atelier/api';
import { under, type Issue } from '@atelier/problem';
import { checkQuery, compileQuery, type Query, type QueryContext, type Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DocumentStore } from '../../document/document-store.ts';
import type { DocumentState } from '../../document/document.ts';
import { DefaultViews } from '../../entity/default-views.ts';
import { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { RecordReader } from '../record-reader.ts';
import { viewProblem } from './view-problems.ts';

type ViewState = DocumentState<ViewModel>;

/** Saved views: personal ones, and shared ones for everybody. They are live as soon as they are saved. */
@Injectable()
export class ViewStore {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DocumentStore) private readonly documents: DocumentStore,
    @Inject(DefaultViews) private readonly defaults: DefaultViews,
    @Inject(RecordReader) private readonly reader: RecordReader,
  ) {}

  async list(entity: string, caller: Caller): Promise<View[]> {
    const defaults = await this.defaults.all();
    const states = await this.database.transaction((tx) => this.documents.published<ViewModel>(tx, 'view'));
    return states
      .filter((state) => state.published.entity === entity && isVisible(state, caller.viewer))
      .map((state) => this.viewOf(state, caller, defaults.get(entity)));
  }

  async create(request: { model: ViewModel; shared: boolean }, caller: Caller): Promise<View> {
    this.check(request, caller);
    const key = `v${uuidv7().replaceAll('-', '')}`;
    const { viewer } = caller;
    const state = await this.database.transaction(async (tx) => {
      const owner = request.shared ? {} : { owner: viewer.userId };
      const made = await this.documents.create(tx, {
        kind: 'view',
        key,
        body: request.model,
        by: viewer.userId,
        ...owner,
      });
      return this.documents.publish<ViewModel>(tx, {
        kind: 'view',
        key,
        expectedVersion: made.version,
        by: viewer.userId,
      });
    });
    return this.viewOf(state, caller, undefined);
  }

  async save(
    key: string,
    request: { model: ViewModel; shared: boolean; version: number },
    caller: Caller,
  ): Promise<View> {
    this.check(request, caller);
    const { viewer } = caller;
    return this.changing(key, caller, async (tx) => {
      await this.documents.setOwner(tx, {
        kind: 'view',
        key,
        owner: request.shared ? undefined : viewer.userId,
      });
      if (!request.shared) await this.defaults.forget(tx, key);
      return this.documents.publish<ViewModel>(tx, {
        kind: 'view',
        key,
        body: request.model,
        expectedVersion: request.version,
        by: viewer.userId,
      });
    });
  }

  async restore(
    key: string,
    request: { version: number; expectedVersion: number },
    caller: Caller,
  ): Promise<View> {
    return this.changing(key, caller, async (tx) => {
      const body = await this.documents.readVersion<ViewModel>(tx, {
        kind: 'view',
        key,
        version: request.version,
      });
      const { expectedVersion } = request;
      return this.documents.publish<ViewModel>(tx, {
        kind: 'view',
        key,
        body,
        expectedVersion,
        by: caller.viewer.userId,
      });
    });
  }

  async remove(key: string, caller: Caller): Promise<void> {
    await this.database.transaction(async (tx) => {
      this.requireEditable(await this.state(tx, key, caller), caller);
      await this.documents.remove(tx, { kind: 'view', key });
      await this.defaults.forget(tx, key);
    });
  }

  async versions(key: string, caller: Caller): Promise<DocumentVersion[]> {
    return this.database.transaction(async (tx) => {
      await this.state(tx, key, caller);
      return this.documents.versions(tx, { kind: 'view', key });
    });
  }

  async chooseDefault(entity: string, key: string | null, caller: Caller): Promise<void> {
    await this.database.transaction(async (tx) => {
      const state = key === null ? undefined : await this.state(tx, key, caller);
      if (state && (state.owner !== undefined || state.published?.entity !== entity))
        throw viewProblem('view.not-shared');
      await this.defaults.choose(tx, entity, key);
    });
  }

  private async changing(
    key: string,
    caller: Caller,
    work: (tx: Transaction) => Promise<ViewState>,
  ): Promise<View> {
    const state = await this.database.transaction(async (tx) => {
      this.requireEditable(await this.state(tx, key, caller), caller);
      return work(tx);
    });
    const defaults = await this.defaults.all();
    return this.viewOf(state, caller, defaults.get(state.published?.entity ?? ''));
  }

  /** A view of somebody else is not there. */
  private async state(tx: Transaction, key: string, { viewer }: Caller): Promise<ViewState> {
    const state = await this.documents.find<ViewModel>(tx, { kind: 'view', key });
    if (!state || !isVisible(state, viewer)) throw viewProblem('view.missing');
    return state;
  }

  private requireEditable(state: ViewState, caller: Caller): void {
    if (!isEditable(state, caller)) throw viewProblem('view.denied');
  }

  /** Nobody saves a view that would not work for them. */
  private check({ model, shared }: { model: ViewModel; shared: boolean }, caller: Caller): void {
    if (shared && !mayShare(caller)) throw viewProblem('view.share-denied', { at: '/shared' });
    const named = model.label.zh.trim() !== '' || model.label.en.trim() !== '';
    const issues: Issue[] = named ? [] : [{ code: 'view.no-label', at: '/label' }];
    issues.push(...checkModel(model, this.reader.contextOf({ viewer: caller.viewer })));
    if (issues.length > 0) throw viewProblem('view.invalid', { issues: under('/model', issues) });
  }

  private viewOf(state: ViewState, caller: Caller, defaultView: string | undefined): View {
    const model = state.published ?? state.draft;
    if (!model) throw viewProblem('view.missing');
    return {
      key: state.key,
      model,
      version: state.version,
      shared: state.owner === undefined,
      ...(state.owner === undefined ? {} : { owner: state.owner }),
      isDefault: defaultView === state.key,
      editable: isEditable(state, caller),
      missingFields: missingFields(model, this.reader.contextOf({ viewer: caller.viewer })),
      updatedAt: state.updatedAt,
    };
  }
}

/** What is wrong with a view for whoever looks, with pointers into the model. */
export function checkModel(model: ViewModel, context: QueryContext): Issue[] {
  const query = queryOf(model);
  const checked = checkQuery(query);
  const compiled = checked.ok ? compileQuery(checked.value, context) : checked;
  if (compiled.ok) return [];
  return compiled.issues.map((issue) => ({
    ...issue,
    at: issue.at.replace(/^\/select\/(\d+)/, '/fields/$1/field'),
  }));
}

/** The rows that a view lists. */
export function queryOf(model: ViewModel): Query {
  const { entity, fields, filter, search, sort } = model;
  return {
    entity,
    ...(fields.length > 0 ? { select: fields.map(({ field }) => field) } : {}),
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
    ...(sort.length > 0 ? { sort } : {}),
  };
}

/** Fields that are gone or out of sight: columns, sort and filter, each asked for alone. */
function missingFields(model: ViewModel, context: QueryContext): string[] {
  if (checkModel(model, context).length === 0) return [];
  const paths = [
    ...model.fields.map(({ field }) => field),
    ...model.sort.map(({ field }) => field),
    ...(model.quickFilters ?? []),
  ];
  const missing = [...new Set(paths)].filter(
    (path) =>
      checkModel(
        { ...model, fields: [{ field: path }], filter: undefined, search: undefined, sort: [] },
        context,
      ).length > 0,
  );
  const filterIssues = model.filter
    ? checkModel({ ...model, fields: [{ field: 'id' }], search: undefined, sort: [] }, context)
    : [];
  const named = filterIssues.flatMap(({ details }) =>
    typeof details?.['field'] === 'string' ? [details['field']] : [],
  );
  return [...new Set([...missing, ...named])];
}

function isVisible(state: ViewState, viewer: Viewer): boolean {
  return state.owner === undefined || state.owner === viewer.userId;
}

function isEditable(state: ViewState, caller: Caller): boolean {
  return state.owner === undefined ? mayShare(caller) : state.owner === caller.viewer.userId;
}

function mayShare({ viewer, permissions }: Caller): boolean {
  return viewer.unrestricted || permissions.has('view:share');
}
