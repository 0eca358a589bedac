import { identifier, sql } from '@atelier/expression';
import { issue } from '../messages.ts';
import type { Query } from '../query.ts';
import { Table, type Compilation } from './compilation.ts';
import { fieldOutput, titleOutput, type Output, type Selected, type TitleOutput } from './output.ts';
import { findField, joinRecord, targetOf } from './path.ts';
import { rightOn, shownCell, usableCell } from './rights.ts';
import { titleFieldOf } from './sort.ts';

/** Alias under which the rows of a page are known while what they point at is looked up. */
export const pageAlias = 'p';

/**
 * What a row query gives. Own fields are selected with the rows; what lies behind relations is
 * looked up for the rows of the page only, when the page is already cut.
 */
export interface Selection {
  readonly outputs: readonly Output[];
  /** Of `outputs`, those behind relations. */
  readonly late: ReadonlySet<Output>;
  readonly titles: readonly TitleOutput[];
  /** Relation values that the page must carry for the look-ups. */
  readonly keys: readonly Selected[];
  /** Holds the joins of the look-ups. */
  readonly page: Table;
}

export function compileSelection(table: Table, query: Query): Selection {
  const selecting = new Selecting(table);
  const paths = query.select ?? readableFields(table, query.deleted ?? false);
  paths.forEach((path, index) => selecting.select(path, query.select ? `/select/${index}` : ''));
  query.expand?.forEach((expand, index) => {
    selecting.title(expand.relation, `/expand/${index}/relation`);
    expand.select?.forEach((key, place) =>
      selecting.select(`${expand.relation}.${key}`, `/expand/${index}/select/${place}`),
    );
  });
  return selecting.done();
}

function readableFields(table: Table, deleted: boolean): string[] {
  const { compilation, entity } = table;
  return compilation.context.catalog
    .fields(entity)
    .map((field) => field.key)
    .filter((key) => rightOn(compilation, entity, key) !== 'none' && (deleted || key !== 'deletedAt'));
}

class Selecting {
  private readonly outputs = new Map<string, Output>();
  private readonly late = new Set<Output>();
  private readonly titles = new Map<string, TitleOutput>();
  private readonly keys: Selected[] = [];
  private readonly records = new Map<string, Table>();
  private readonly page: Table;
  private readonly compilation: Compilation;

  constructor(private readonly table: Table) {
    this.compilation = table.compilation;
    this.page = new Table(this.compilation, table.entity, { alias: pageAlias, reach: 'join' });
  }

  done(): Selection {
    const { late, keys, page } = this;
    return { outputs: [...this.outputs.values()], late, titles: [...this.titles.values()], keys, page };
  }

  select(path: string, at: string): void {
    if (this.outputs.has(path)) return;
    const keys = path.split('.');
    const owner = keys.length === 1 ? this.table : this.record(keys.slice(0, -1), at);
    const field = owner && findField(owner, keys.at(-1) ?? '', { sight: 'viewer', at, whole: path });
    if (!owner || !field) return;
    const alias = `c${this.outputs.size + 1}`;
    const output = fieldOutput(this.compilation, shownCell(owner, field), {
      name: path,
      entity: owner.entity,
      alias,
    });
    this.outputs.set(path, output);
    if (owner !== this.table) this.late.add(output);
  }

  title(relation: string, at: string): void {
    const record = this.titles.has(relation) ? undefined : this.record(relation.split('.'), at);
    if (!record) return;
    const key = titleFieldOf(this.compilation, record.entity);
    const field = this.compilation.context.catalog.field(record.entity, key);
    const seen = field && rightOn(this.compilation, record.entity, key) !== 'none';
    const alias = `r${this.titles.size + 1}`;
    const title = seen ? { title: shownCell(record, field) } : {};
    this.titles.set(
      relation,
      titleOutput(this.compilation, { target: record.entity, id: record.column('id'), alias, ...title }),
    );
  }

  /** The record at the end of a path of relations, joined to the page. */
  private record(keys: readonly string[], at: string): Table | undefined {
    const whole = keys.join('.');
    const known = this.records.get(whole);
    if (known) return known;
    const owner = keys.length === 1 ? this.table : this.record(keys.slice(0, -1), at);
    if (!owner) return undefined;
    const mention = { sight: 'viewer', at, whole } as const;
    const field = findField(owner, keys.at(-1) ?? '', mention);
    const cell = field && usableCell(owner, field, mention);
    if (!cell) return undefined;
    const target = targetOf(owner, field);
    if (target === undefined) {
      this.compilation.report(issue('query.not-a-relation', at, { field: whole }));
      return undefined;
    }
    this.compilation.countOutputJoin(at);
    let id = cell.sql;
    if (owner === this.table) {
      const alias = `k${this.keys.length + 1}`;
      this.keys.push({ alias, sql: cell.sql });
      id = sql`${this.page.alias}.${identifier(alias)}`;
    }
    const record = joinRecord(owner === this.table ? this.page : owner, { id, target }, 'viewer');
    this.records.set(whole, record);
    return record;
  }
}
