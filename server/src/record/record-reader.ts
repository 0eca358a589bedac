import type { RecordAnswer, Titles } from '@atelier/api';
import { userTarget, type Catalog } from '@atelier/entity';
import {
  checkQuery,
  compileRecordRights,
  isGrouped,
  queryFailure,
  type CompiledQuery,
  type FieldRight,
  type Query,
  type QueryColumn,
  type QueryContext,
  type QueryRow,
  type RecordRights,
  type Viewer,
} from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { EntityStore } from '../entity/entity-store.ts';
import { Policies } from '../entity/policies.ts';
import { Clock } from '../platform/clock/clock.ts';
import { Database } from '../platform/database/database.ts';
import { sqlStateOf } from '../platform/database/pg-errors.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { CompiledQueries } from './compiled-queries.ts';
import { recordProblem } from './record-problems.ts';
import { Remembered } from './remembered.ts';

export interface RecordPage {
  readonly rows: readonly QueryRow[];
  readonly columns: readonly QueryColumn[];
  /** Names of what the rows point at, as far as the viewer may see them. */
  readonly titles: Titles;
  readonly next?: string;
  readonly total?: number;
  readonly totals?: QueryRow;
}

/** On whose behalf something is read, and in which transaction, where it has to be one. */
export interface ReadContext {
  readonly viewer: Viewer;
  readonly tx?: Transaction;
  /** 'report': on connections of their own, read-only and with a time limit. */
  readonly lane?: 'main' | 'report';
  readonly action?: QueryContext['action'];
}

/** Stands for the id of any record while the statement that reads one is made. */
const anyId = '00000000-0000-7fff-8000-00000000a7e1';

/** Every read of user records: checks, compiles under the viewer's policy, runs. */
@Injectable()
export class RecordReader {
  private readonly queries = new CompiledQueries();
  private readonly readings = new Remembered<ReadingOfOne>(400);

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EntityStore) private readonly entities: EntityStore,
    @Inject(Policies) private readonly policies: Policies,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Rows of a list, groups and measures of a report. Takes what came from outside: it checks it. */
  async query(query: Query, context: ReadContext): Promise<RecordPage> {
    return this.withCurrentCatalog(context, () => this.runPage(this.compile(query, context), context));
  }

  /** A checked query as statements, for those who stream its rows. */
  compile(query: Query, context: ReadContext): CompiledQuery {
    const checked = checkQuery(query);
    if (!checked.ok) throw queryFailure(checked.issues);
    return this.queries.get(this.withTitles(checked.value, context), this.contextOf(context));
  }

  /** One record; `record.missing` where there is none to see. */
  async get({ entity, id }: { entity: string; id: string }, context: ReadContext): Promise<RecordAnswer> {
    return this.withCurrentCatalog(context, async () => {
      const { compiled, everyRight } = this.readingOf(entity, context);
      const { text, values } = compiled.statement;
      const [rows, rights] = await Promise.all([
        this.rowsOf(context, { text, values: values.map((value) => (value === anyId ? id : value)) }),
        everyRight ?? this.rightsOn({ entity, id }, context),
      ]);
      const { rows: found, titles } = compiled.readPage(rows);
      const [record] = found;
      if (!record || !rights) throw recordProblem('record.missing');
      return { record, titles: copied(titles), rights: withoutHidden(rights) };
    });
  }

  /** What the viewer may do with one record, in the recycle bin or not; undefined for one out of sight. */
  async rightsOn(
    { entity, id }: { entity: string; id: string },
    context: ReadContext,
  ): Promise<RecordRights | undefined> {
    const query = this.contextOf(context);
    if (query.policy.unrestricted) return this.everyRight(entity);
    const compiled = compileRecordRights({ entity, ids: [id] }, query);
    if (!compiled.ok) throw queryFailure(compiled.issues);
    const [row] = await this.rowsOf(context, compiled.value.statement);
    return row && compiled.value.read(row).rights;
  }

  /** Names of records (or of users, target 'user') that the viewer may see. */
  async titles(wanted: Readonly<Record<string, readonly string[]>>, context: ReadContext): Promise<Titles> {
    const titles: Titles = {};
    for (const [target, ids] of Object.entries(wanted)) {
      const known = (titles[target] = {} as Record<string, string>);
      for (let at = 0; at < ids.length; at += 500) {
        const part = [...new Set(ids.slice(at, at + 500))];
        Object.assign(known, await this.titlesOf(target, part, context));
      }
    }
    return titles;
  }

  /** What a compiler needs to know of this moment and viewer. */
  contextOf({ viewer, action }: ReadContext): QueryContext {
    return {
      catalog: this.entities.catalog(),
      policy: this.policies.of(viewer),
      viewer,
      now: this.clock.now().toISOString(),
      ...(action ? { action } : {}),
    };
  }

  private async runPage(compiled: CompiledQuery, context: ReadContext): Promise<RecordPage> {
    const { rows, total, totals } = await this.resultOf(compiled, context);
    const page = compiled.readPage(rows);
    return {
      rows: page.rows,
      columns: compiled.columns,
      titles: copied(page.titles),
      ...(page.next === undefined ? {} : { next: page.next }),
      ...(total === undefined ? {} : { total }),
      ...(totals === undefined ? {} : { totals }),
    };
  }

  /** Count and totals come with the rows where these can carry them, else from statements of their own. */
  private async resultOf(
    compiled: CompiledQuery,
    context: ReadContext,
  ): Promise<{ rows: Record<string, unknown>[]; total?: number; totals?: QueryRow }> {
    const { statement, countStatement, totalsStatement } = compiled;
    const first = compiled.readWhole && (await this.rowsOf(context, statement));
    const whole = first && compiled.readWhole?.(first);
    const [rows, counts, sums] = await Promise.all([
      first ?? this.rowsOf(context, statement),
      whole?.count === undefined && countStatement ? this.rowsOf(context, countStatement) : undefined,
      whole?.totals === undefined && totalsStatement ? this.rowsOf(context, totalsStatement) : undefined,
    ]);
    const total = whole?.count ?? (counts?.[0] && Number(counts[0]['count']));
    const totals = whole?.totals ?? (sums?.[0] && compiled.readTotals(sums[0]));
    return { rows, ...(total === undefined ? {} : { total }), ...(totals === undefined ? {} : { totals }) };
  }

  private async rowsOf(
    context: ReadContext,
    statement: { text: string; values: unknown[] },
  ): Promise<Record<string, unknown>[]> {
    const from = context.tx ?? (context.lane === 'report' ? this.database.reports : this.database);
    return from.query<Record<string, unknown>>(statement.text, statement.values);
  }

  /** Rows show names, not ids: what they point at comes along. */
  withTitles(query: Query, { viewer }: Pick<ReadContext, 'viewer'>): Query {
    if (isGrouped(query) || query.entity === userTarget) return query;
    const catalog = this.entities.catalog();
    const policy = this.policies.of(viewer);
    const named = new Set(query.expand?.map(({ relation }) => relation));
    const pointing = (query.select ?? catalog.fields(query.entity).map(({ key }) => key)).filter((path) =>
      pointsAway(catalog, query.entity, path),
    );
    const missing = pointing.filter(
      (path) => !named.has(path) && isReadable(policy.fieldRight(query.entity, path, 'read')),
    );
    if (missing.length === 0) return query;
    const room = mostTitles - named.size;
    return {
      ...query,
      expand: [
        ...(query.expand ?? []),
        ...missing.slice(0, Math.max(0, room)).map((relation) => ({ relation })),
      ],
    };
  }

  private async titlesOf(
    target: string,
    ids: readonly string[],
    context: ReadContext,
  ): Promise<Record<string, string>> {
    if (ids.length === 0) return {};
    if (target === userTarget) {
      const names = await (context.tx ?? this.database).query<{ id: string; name: string }>(
        'SELECT id, name FROM record."user" WHERE id = ANY ($1::uuid[])',
        [ids],
      );
      return Object.fromEntries(names.map(({ id, name }) => [id, name]));
    }
    const model = this.entities.catalog().entity(target);
    const policy = this.policies.of(context.viewer);
    if (!model || !policy.mayDo(target, 'read')) return {};
    // Asking for the id as a relation to the entity itself gives the title as the viewer may see it.
    const filter = {
      combinator: 'and' as const,
      rules: [{ field: 'id', operator: 'oneOf' as const, value: [...ids] }],
    };
    const page = await this.query(
      { entity: target, select: ['id'], expand: [{ relation: 'id' }], filter, page: { size: 500 } },
      context,
    );
    return { ...page.titles[target] };
  }

  /** Everything about reading one record that does not depend on which one it is. */
  private readingOf(entity: string, context: ReadContext): ReadingOfOne {
    const { viewer, action } = context;
    const key = `${action ?? 'read'} ${this.policies.of(viewer).hash} ${entity}`;
    let reading = this.readings.get(key);
    if (!reading) {
      const compiled = this.compile(byId(entity), context);
      reading = {
        compiled,
        ...(this.policies.of(viewer).unrestricted ? { everyRight: this.everyRight(entity) } : {}),
      };
      if (reading.compiled.timeless) this.readings.set(key, reading);
    }
    return reading;
  }

  private everyRight(entity: string): RecordRights {
    const fields = this.entities
      .catalog()
      .fields(entity)
      .map(({ key, system }) => [key, system ? 'read' : 'write'] as const);
    return { update: true, delete: true, fields: Object.fromEntries(fields) };
  }

  /** A query made for tables that have just changed is made anew once, instead of failing. */
  private async withCurrentCatalog<T>(context: ReadContext, work: () => Promise<T>): Promise<T> {
    const { version } = this.entities.catalog();
    try {
      return await work();
    } catch (error) {
      if (context.tx || !/^(42|22)/.test(sqlStateOf(error) ?? '')) throw error;
      const current = await this.entities.currentCatalog();
      if (current.version === version) throw error;
      return work();
    }
  }
}

/** A field without any right is not even named. */
function withoutHidden({ fields, ...rights }: RecordRights): RecordRights {
  return {
    ...rights,
    fields: Object.fromEntries(Object.entries(fields).filter(([, right]) => right !== 'none')),
  };
}

interface ReadingOfOne {
  readonly compiled: CompiledQuery;
  /** For those who may do everything; for others it depends on the record. */
  readonly everyRight?: RecordRights;
}

const mostTitles = 12;

function isReadable(right: FieldRight): boolean {
  return right === 'read' || right === 'write';
}

function pointsAway(catalog: Catalog, entity: string, path: string): boolean {
  if (path === 'id' || path.includes('.')) return false;
  const field = catalog.field(entity, path);
  return field !== undefined && catalog.targetOf(field) !== undefined;
}

function byId(entity: string): Query {
  return {
    entity,
    filter: { combinator: 'and', rules: [{ field: 'id', operator: 'equal', value: anyId }] },
    page: { size: 1 },
  };
}

function copied(titles: Readonly<Record<string, Readonly<Record<string, string>>>>): Titles {
  return Object.fromEntries(Object.entries(titles).map(([target, names]) => [target, { ...names }]));
}
