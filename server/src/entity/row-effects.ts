import {
  columnOf,
  physicalName,
  tableOf,
  titleOf,
  type Catalog,
  type EntityModel,
  type FieldModel,
  type PlanStep,
  type RowEffect,
} from '@atelier/entity';
import { identifier, joinSql, parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import type { Issue } from '@atelier/problem';
import type { Transaction } from '../platform/database/transaction.ts';
import type { StagedConversion } from './convert-values.ts';

export interface PlannedTable {
  readonly entity: string;
  readonly before: EntityModel | undefined;
  readonly after: EntityModel;
  readonly kept: readonly FieldModel[];
  readonly catalogBefore: Catalog;
  readonly catalogAfter: Catalog;
  readonly staged: ReadonlyMap<string, StagedConversion>;
  /** Fields that get their default in every row where they are empty. */
  readonly filled: ReadonlySet<string>;
  readonly total: number;
}

const mostSamples = 5;
const mostFailures = 1000;

interface FoundRow {
  readonly id: string;
  readonly title: unknown;
  readonly value?: unknown;
}

/** Counts what each step of a plan means for the rows that are there, as they will be after the steps before it. */
export class RowEffects {
  constructor(
    private readonly tx: Transaction,
    private readonly planned: PlannedTable,
  ) {}

  async of(step: PlanStep): Promise<RowEffect> {
    const { total } = this.planned;
    const nothing: RowEffect = { total, converts: 0, fails: 0, samples: [], failing: [] };
    if (!step.needsRows || this.planned.before === undefined || total === 0) return nothing;
    switch (step.kind) {
      case 'add-field':
        return { ...nothing, converts: total };
      case 'drop-field':
      case 'restore-field':
        return { ...nothing, converts: await this.countFilled(step.field ?? '') };
      case 'change-kind':
      case 'change-settings':
        return { ...nothing, ...(await this.conversion(step.field ?? '')) };
      case 'remove-option':
        return this.failingWhere(this.hasOption(step), { code: 'entity.option-in-use', at: '' }, step.field);
      case 'generate-values':
      case 'fill-default':
        return { ...nothing, converts: await this.countEmpty(step.field ?? '') };
      case 'require':
        return this.failingWhere(
          sql`${this.valueAfter(step.field ?? '')} IS NULL`,
          { code: 'value.required', at: '' },
          step.field,
        );
      case 'unique':
        return this.repeated([step.field ?? '']);
      case 'add-unique-key':
        return this.repeated(Array.isArray(step.to) ? step.to.map(String) : []);
      default:
        return nothing;
    }
  }

  /** The value a field will have: converted, filled, or as it is; null for a column that is not there yet. */
  private valueAfter(key: string): SqlFragment {
    const { staged, filled, after } = this.planned;
    const conversion = staged.get(key);
    const column = this.hasColumn(key) ? sql`t.${columnOf(key)}` : sql`NULL`;
    let value = column;
    if (conversion) {
      const kept =
        conversion.newType === undefined
          ? sql`CASE WHEN s.id IS NULL THEN ${column} ELSE s.value END`
          : sql`s.value`;
      value = sql`(SELECT ${kept} FROM (SELECT) one LEFT JOIN ${identifier(conversion.table)} s ON s.id = t."id")`;
    }
    if (!filled.has(key)) return value;
    const field = after.fields.find((one) => one.key === key);
    return field ? sql`COALESCE(${value}, ${this.defaultValue(field)})` : value;
  }

  private defaultValue(field: FieldModel): SqlFragment {
    const { behaviour } = this.planned.catalogAfter.kindOf(field);
    const type = behaviour.column(field.settings).type.replace(/ COLLATE .*$/, '');
    return parameter(behaviour.toDatabase(field.default, field.settings), type);
  }

  private hasColumn(key: string): boolean {
    const { before, kept } = this.planned;
    return (
      (before?.fields ?? []).some((field) => field.key === key) || kept.some((field) => field.key === key)
    );
  }

  private hasOption(step: PlanStep): SqlFragment {
    const column = sql`t.${columnOf(step.field ?? '')}`;
    const value = parameter(step.from, 'text');
    const field = this.planned.before?.fields.find((one) => one.key === step.field);
    const isList = field !== undefined && this.planned.catalogBefore.kindOf(field).definition.traits.multiple;
    return isList ? sql`${value} = ANY (${column})` : sql`${column} = ${value}`;
  }

  private async countFilled(key: string): Promise<number> {
    const [row] = await this.tx.run<{ count: number }>(
      sql`SELECT count(${columnOf(key)}) AS count FROM ${tableOf(this.planned.entity)} WHERE "deleted_at" IS NULL`,
    );
    return row?.count ?? 0;
  }

  private async countEmpty(key: string): Promise<number> {
    if (!this.hasColumn(key)) return this.planned.total;
    return this.planned.total - (await this.countFilled(key));
  }

  private async conversion(
    key: string,
  ): Promise<Pick<RowEffect, 'converts' | 'fails' | 'samples' | 'failing'>> {
    const staged = this.planned.staged.get(key);
    if (!staged) return { converts: 0, fails: 0, samples: [], failing: [] };
    const table = identifier(staged.table);
    const samples = await this.tx.run<{ id: string; title: string; before: string; after: string }>(
      // Spellings that differ tell more than the same change five times.
      sql`SELECT id, title, before, after FROM (
            SELECT DISTINCT ON (before) id, title, before, after FROM ${table} WHERE issue IS NULL ORDER BY before, id) s
          ORDER BY (before = after), id LIMIT ${raw(String(mostSamples))}`,
    );
    const failing = await this.tx.run<{ id: string; title: string; before: string; issue: Issue }>(
      sql`SELECT id, title, before, issue FROM ${table} WHERE issue IS NOT NULL ORDER BY id LIMIT ${raw(String(mostFailures))}`,
    );
    return { converts: staged.converted, fails: staged.failed, samples, failing };
  }

  private async failingWhere(
    condition: SqlFragment,
    issue: Issue,
    shown: string | undefined,
  ): Promise<RowEffect> {
    const from = sql`FROM ${tableOf(this.planned.entity)} t WHERE t."deleted_at" IS NULL AND ${condition}`;
    const [count] = await this.tx.run<{ count: number }>(sql`SELECT count(*) AS count ${from}`);
    const rows = await this.tx.run<FoundRow>(
      sql`SELECT t."id", ${this.titleColumn()} AS title, ${shown !== undefined && this.hasColumn(shown) ? sql`t.${columnOf(shown)}` : sql`NULL`} AS value
          ${from} ORDER BY t."id" LIMIT ${raw(String(mostFailures))}`,
    );
    return this.failed(count?.count ?? 0, rows, (row) => ({ ...issue, details: { value: row.value } }));
  }

  private async repeated(keys: readonly string[]): Promise<RowEffect> {
    const values = keys.map((key) => this.valueAfter(key));
    const columns = values.map((value, index) => sql`${value} AS ${raw(`v${index}`)}`);
    const names = values.map((_, index) => raw(`v${index}`));
    const filled = names.map((name) => sql`${name} IS NOT NULL`);
    const found = sql`WITH r AS (SELECT t."id", ${this.titleColumn()} AS title, ${joinSql(columns, ', ')}
        FROM ${tableOf(this.planned.entity)} t WHERE t."deleted_at" IS NULL),
      g AS (SELECT r.id, r.title, ${joinSql(
        names.map((name) => sql`${name}::text`),
        " || ' · ' || ",
      )} AS value, count(*) OVER (PARTITION BY ${joinSql(names, ', ')}) AS times
        FROM r WHERE ${joinSql(filled, ' AND ')})`;
    const [count] = await this.tx.run<{ count: number }>(
      sql`${found} SELECT count(*) AS count FROM g WHERE times > 1`,
    );
    if (!count || count.count === 0) return this.failed(0, [], () => ({ code: 'record.not-unique', at: '' }));
    const rows = await this.tx.run<FoundRow>(
      sql`${found} SELECT id, title, value FROM g WHERE times > 1 ORDER BY value, id LIMIT ${raw(String(mostFailures))}`,
    );
    return this.failed(count.count, rows, (row) => ({
      code: 'entity.value-repeated',
      at: '',
      details: { value: row.value },
    }));
  }

  private failed(fails: number, rows: readonly FoundRow[], issueOf: (row: FoundRow) => Issue): RowEffect {
    return {
      total: this.planned.total,
      converts: 0,
      fails,
      samples: [],
      failing: rows.map((row) => ({
        id: row.id,
        title: this.titleText(row.title),
        before: row.value ?? null,
        issue: issueOf(row),
      })),
    };
  }

  private titleColumn(): SqlFragment {
    return sql`t.${columnOf(this.planned.before?.titleField ?? 'id')}`;
  }

  private titleText(stored: unknown): string {
    const { catalogBefore, entity, before } = this.planned;
    const key = before?.titleField ?? 'id';
    const field = catalogBefore.field(entity, key);
    const value = field ? catalogBefore.kindOf(field).behaviour.fromDatabase(stored, field.settings) : stored;
    return titleOf(catalogBefore, entity, {
      values: { [key]: value },
      format: { language: 'zh', timeZone: 'UTC' },
    });
  }
}

/** Name of the helper column of a field whose type changes. */
export function nextColumn(key: string): string {
  return `${physicalName(key)}__next`;
}
