import {
  columnOf,
  createCatalog,
  tableOf,
  type Catalog,
  type EntityModel,
  type RecordValues,
} from '@atelier/entity';
import { identifier, joinSql, raw, renderSql, sql, type SqlFragment } from '@atelier/expression';
import { fieldKinds } from '@atelier/field-kinds';
import { bug, type Issue } from '@atelier/problem';
import {
  compileQuery,
  indexesFor,
  resolvePolicy,
  searchColumns,
  type EntityGrant,
  type Query,
  type QueryContext,
  type QueryPage,
  type QueryRow,
  type Viewer,
  type WholeOfGroups,
} from '@atelier/query';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { createTable } from '../entity/table-ddl.ts';
import { shapeOf } from '../entity/table-shape.ts';
import { typeParsers } from '../platform/database/type-parsers.ts';
import { testDatabase } from './test-database.ts';

/** The golden cases of @atelier/query; their statements run here, on PostgreSQL and the real kinds. */
export const golden = new URL('../../../packages/query/golden/', import.meta.url);

const shopModels: readonly EntityModel[] = JSON.parse(readFileSync(new URL('catalog.json', golden), 'utf8'));

/** The n-th of a family of ids, in their order: `idOf('c', 3)`. */
export function idOf(family: string, n: number): string {
  const letter = family.charCodeAt(0).toString(16).padStart(4, '0');
  return `01900000-0000-7000-${letter.replace(/^./, '8')}-${n.toString(16).padStart(12, '0')}`;
}

/** The person in whose name the golden cases are compiled. */
export const lin = '01900000-0000-7000-8000-000000000001';
export const zhou = '01900000-0000-7000-8000-000000000002';

export function viewerWith(roles: readonly (readonly EntityGrant[])[], userId = lin): Viewer {
  return {
    userId,
    name: '林一',
    language: 'zh',
    timeZone: 'Asia/Shanghai',
    roles: roles.map((grants, index) => ({ key: `role${index + 1}`, grants })),
    unrestricted: false,
  };
}

export const founder: Viewer = { ...viewerWith([]), unrestricted: true };

export const bund = idOf('b', 1);
export const forest = idOf('b', 2);
/** One of them is in the recycle bin. */
export const customers: readonly RecordValues[] = [
  {
    id: idOf('c', 1),
    name: '王小明',
    phone: '+8613800138000',
    level: 'gold',
    city: '上海',
    totalSpent: '1200.00',
    birthday: '1990-03-05',
    lastVisit: '2026-02-28T17:00:00.000Z',
    subscribed: true,
    tags: ['VIP', '老客户'],
    owner: lin,
    store: bund,
  },
  {
    id: idOf('c', 2),
    name: '李静',
    phone: '+8613900139000',
    level: 'normal',
    city: '北京',
    totalSpent: '0.10',
    lastVisit: '2026-02-10T01:00:00.000Z',
    tags: ['VIP'],
    owner: zhou,
    store: forest,
  },
  {
    id: idOf('c', 3),
    name: '陈思',
    level: 'gold',
    city: '上海',
    totalSpent: '0.20',
    lastVisit: null,
    owner: lin,
  },
  {
    id: idOf('c', 4),
    name: 'Anna Weiss',
    level: null,
    city: null,
    totalSpent: null,
    lastVisit: '2025-12-31T16:30:00.000Z',
    note: '喜欢 <b>金色</b>',
    store: bund,
  },
  {
    id: idOf('c', 5),
    name: '赵删',
    city: '上海',
    totalSpent: '99999.00',
    owner: lin,
    deletedAt: '2026-03-01T00:00:00.000Z',
  },
];

const purchases: readonly RecordValues[] = [
  {
    id: idOf('p', 1),
    number: 'A1',
    customer: idOf('c', 1),
    amount: '1000.00',
    orderedAt: '2026-01-01T00:00:00.000Z',
  },
  {
    id: idOf('p', 2),
    number: 'A2',
    customer: idOf('c', 1),
    amount: '6000.00',
    orderedAt: '2026-02-01T00:00:00.000Z',
  },
  {
    id: idOf('p', 3),
    number: 'A3',
    customer: idOf('c', 2),
    amount: '0.10',
    orderedAt: '2026-02-01T00:00:00.000Z',
  },
  { id: idOf('p', 4), number: 'A4', customer: idOf('c', 5), amount: '7.00', orderedAt: null },
  { id: idOf('p', 5), number: 'A5', customer: null, amount: null, orderedAt: null },
];

export interface Answer extends QueryPage {
  readonly count?: number;
  readonly totals?: QueryRow;
  /** Count and totals as the rows themselves tell them, where they do. */
  readonly whole?: WholeOfGroups;
}

/** Tables of stores, customers and purchases in a database of their own, and queries over them. */
export class QueryShop {
  private constructor(
    readonly client: pg.Client,
    readonly catalog: Catalog,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(models: readonly EntityModel[] = shopModels): Promise<QueryShop> {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.url, types: typeParsers });
    await client.connect();
    const shop = new QueryShop(
      client,
      createCatalog({ version: 1, kinds: fieldKinds, entities: models }),
      () => database.drop(),
    );
    for (const [id, name] of [
      [lin, '林一'],
      [zhou, '周二'],
    ]) {
      await client.query('INSERT INTO atelier."user" (id, name, email) VALUES ($1, $2, $3)', [
        id,
        name,
        `${id}@example.com`,
      ]);
    }
    for (const model of models) await shop.createTable(model);
    return shop;
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.drop();
  }

  private async createTable(model: EntityModel): Promise<void> {
    await this.run(createTable(model.key, shapeOf(model, [], fieldKinds)));
    for (const { name, method, definition } of indexesFor(model, this.catalog)) {
      await this.run(
        sql`CREATE INDEX ${identifier(name)} ON ${tableOf(model.key)} USING ${raw(method)} ${definition}`,
      );
    }
  }

  run(fragment: SqlFragment): Promise<pg.QueryResult> {
    return this.client.query(renderSql(fragment));
  }

  /** Records as the store would write them; system columns may be among the values. */
  async insert(entity: string, records: readonly RecordValues[]): Promise<void> {
    for (const values of records) {
      const { text, tokens } = searchColumns(this.catalog, entity, values);
      const given = { createdBy: lin, updatedBy: lin, ...values };
      const columns = Object.keys(given).map((key) => renderSql(columnOf(key)).text);
      const stored = Object.entries(given).map(([key, value]) => this.stored(entity, key, value));
      const slots = [...stored, text, tokens].map((_, index) => `$${index + 1}`);
      await this.client.query(
        `INSERT INTO ${renderSql(tableOf(entity)).text} (${[...columns, 'search_text', 'search_tokens'].join(', ')}) VALUES (${slots.join(', ')})`,
        [...stored, text, tokens],
      );
    }
  }

  private stored(entity: string, key: string, value: unknown): unknown {
    const field = this.catalog.field(entity, key);
    if (!field) throw bug(`no field ${entity}.${key}`);
    return value === null ? null : this.catalog.kindOf(field).behaviour.toDatabase(value, field.settings);
  }

  /** Two stores, their customers and what they bought. */
  async fill(): Promise<void> {
    await this.insert('store', [
      { id: bund, name: '外滩店', region: '华东', manager: lin, rent: '100.00' },
      { id: forest, name: '森林店', region: '华北', manager: zhou, rent: '200.00' },
    ]);
    await this.insert('customer', customers);
    await this.insert('purchase', purchases);
  }

  async empty(...entities: readonly string[]): Promise<void> {
    await this.run(sql`TRUNCATE ${joinSql(entities.map(tableOf), ', ')} CASCADE`);
  }

  context(viewer: Viewer, action?: QueryContext['action']): QueryContext {
    const policy = resolvePolicy(viewer, this.catalog);
    return {
      catalog: this.catalog,
      viewer,
      policy,
      now: '2026-03-15T02:00:00.000Z',
      ...(action ? { action } : {}),
    };
  }

  async ask(query: Query, viewer: Viewer = founder, action?: QueryContext['action']): Promise<Answer> {
    const compiled = compileQuery(query, this.context(viewer, action));
    if (!compiled.ok) throw bug(`refused: ${JSON.stringify(compiled.issues)}`);
    const { statement, countStatement, totalsStatement, readPage, readTotals, readWhole } = compiled.value;
    const { rows } = await this.client.query(statement);
    const counted = countStatement && (await this.client.query(countStatement)).rows[0];
    const totals = totalsStatement && (await this.client.query(totalsStatement)).rows[0];
    const whole = readWhole?.(rows);
    return {
      ...readPage(rows),
      ...(whole ? { whole } : {}),
      ...(counted ? { count: Number(counted.count) } : {}),
      ...(totals ? { totals: readTotals(totals) } : {}),
    };
  }

  /** Why a query is refused; empty when it is not. */
  refused(query: Query, viewer: Viewer, action?: QueryContext['action']): readonly Issue[] {
    const compiled = compileQuery(query, this.context(viewer, action));
    return compiled.ok ? [] : compiled.issues;
  }
}
