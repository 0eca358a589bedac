import {
  columnOf,
  physicalName,
  tableOf,
  titleOf,
  validateRecord,
  type Catalog,
  type FieldModel,
} from '@atelier/entity';
import { identifier, parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import type { Issue, Result } from '@atelier/problem';
import type { Transaction } from '../platform/database/transaction.ts';
import { typeSql } from './table-ddl.ts';
import { References } from './references.ts';

/** A field whose stored values have to become values of another kind or other settings. */
export interface Conversion {
  readonly entity: string;
  readonly from: FieldModel;
  readonly to: FieldModel;
  /** As published, and as it will be. */
  readonly before: Catalog;
  readonly after: Catalog;
}

/** Where the outcome of a conversion waits: a table of the transaction with the rows that change or fail. */
export interface StagedConversion {
  readonly field: FieldModel;
  readonly table: string;
  /** The column gets another type: then every filled row is in the table. */
  readonly newType: string | undefined;
  readonly converted: number;
  readonly failed: number;
}

interface SourceRow {
  readonly id: string;
  readonly stored: unknown;
  readonly title: unknown;
}

interface Outcome {
  readonly value: unknown;
  readonly text: string;
  readonly changed: boolean;
  readonly issue: Issue | undefined;
}

const batchSize = 2000;
const mostRemembered = 50_000;

/**
 * Converts every filled value of the field, the recycle bin included, into a temporary table; the rows
 * themselves stay as they are. Values repeat, so each distinct one is converted once.
 */
export async function stageConversion(tx: Transaction, conversion: Conversion): Promise<StagedConversion> {
  const { from, to, after } = conversion;
  const type = after.kindOf(to).behaviour.column(to.settings).type;
  const newType =
    conversion.before.kindOf(from).behaviour.column(from.settings).type === type ? undefined : type;
  const table = `converted_${physicalName(to.key)}`;
  await tx.run(
    sql`CREATE TEMPORARY TABLE ${identifier(table)} (id uuid PRIMARY KEY, value ${typeSql(type)}, title text, before text, after text, issue jsonb) ON COMMIT DROP`,
  );
  const converter = new ValueConverter(tx, conversion);
  let converted = 0;
  let failed = 0;
  let last: string | undefined;
  for (;;) {
    const rows: SourceRow[] = await tx.run<SourceRow>(selectBatch(conversion, last));
    if (rows.length === 0) break;
    last = rows.at(-1)?.id;
    await converter.prepare(rows);
    const staged = rows.flatMap((row) => {
      const outcome = converter.convert(row.stored);
      if (outcome.issue) failed += 1;
      else if (newType !== undefined || outcome.changed) converted += 1;
      else return [];
      return [
        { ...outcome, id: row.id, title: converter.titleOf(row.title), before: converter.textOf(row.stored) },
      ];
    });
    if (staged.length > 0) await tx.run(insertStaged(table, type, staged));
    if (rows.length < batchSize) break;
  }
  await tx.run(sql`ANALYZE ${identifier(table)}`);
  return { field: to, table, newType, converted, failed };
}

function selectBatch({ entity, from, before }: Conversion, last: string | undefined): SqlFragment {
  const title = columnOf(before.entity(entity)?.titleField ?? 'id');
  const beyond = last === undefined ? sql`true` : sql`"id" > ${parameter(last, 'uuid')}`;
  return sql`SELECT "id", ${columnOf(from.key)} AS stored, ${title} AS title FROM ${tableOf(entity)}
    WHERE ${columnOf(from.key)} IS NOT NULL AND ${beyond} ORDER BY "id" LIMIT ${raw(String(batchSize))}`;
}

type Staged = Outcome & { readonly id: string; readonly title: string; readonly before: string };

/** One JSON text, whatever the type: arrays of arrays have no plain form as a parameter. */
function insertStaged(table: string, type: string, rows: readonly Staged[]): SqlFragment {
  const base = type.replace(/ COLLATE .*$/, '');
  const json = JSON.stringify(
    rows.map((row) => ({
      id: row.id,
      value: row.issue ? null : row.value,
      title: row.title,
      before: row.before,
      after: row.text,
      issue: row.issue ?? null,
    })),
  );
  return sql`INSERT INTO ${identifier(table)} (id, value, title, before, after, issue)
    SELECT id, value, title, before, after, issue FROM json_to_recordset(${parameter(json, 'json')})
      AS r (id uuid, value ${typeSql(base)}, title text, before text, after text, issue jsonb)`;
}

class ValueConverter {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly old: References;
  private readonly next: References;

  constructor(
    tx: Transaction,
    private readonly conversion: Conversion,
  ) {
    this.old = new References(tx, { catalog: conversion.before, language: 'zh' });
    this.next = new References(tx, { catalog: conversion.after, language: 'zh' });
  }

  /** Names of what values point at have to be known before values are converted. */
  async prepare(rows: readonly SourceRow[]): Promise<void> {
    const { from, to, before, after } = this.conversion;
    const oldTarget = before.targetOf(from);
    if (oldTarget !== undefined)
      await this.old.loadTitles(
        oldTarget,
        rows.map((row) => String(row.stored)),
      );
    const newTarget = after.targetOf(to);
    if (newTarget !== undefined)
      await this.next.loadIds(
        newTarget,
        rows.map((row) => this.textOf(row.stored)),
      );
  }

  convert(stored: unknown): Outcome {
    const key = JSON.stringify(stored);
    const known = this.outcomes.get(key);
    if (known) return known;
    if (this.outcomes.size >= mostRemembered) this.outcomes.clear();
    const outcome = this.work(stored);
    this.outcomes.set(key, outcome);
    return outcome;
  }

  textOf(stored: unknown): string {
    const { from, before } = this.conversion;
    const { behaviour } = before.kindOf(from);
    return behaviour.formatText(
      behaviour.fromDatabase(stored, from.settings),
      from.settings,
      this.format(this.old),
    );
  }

  titleOf(stored: unknown): string {
    const { before, entity } = this.conversion;
    const key = before.entity(entity)?.titleField ?? 'id';
    const field = before.field(entity, key);
    const value = field ? before.kindOf(field).behaviour.fromDatabase(stored, field.settings) : stored;
    return titleOf(before, entity, { values: { [key]: value }, format: this.format(this.old) });
  }

  private work(stored: unknown): Outcome {
    const { to, after } = this.conversion;
    const { behaviour } = after.kindOf(to);
    const read = this.read(stored);
    if (!read.ok) return { value: null, text: '', changed: true, issue: read.issues[0] };
    const text = behaviour.formatText(read.value, to.settings, this.format(this.next));
    const value = read.value === null ? null : behaviour.toDatabase(read.value, to.settings);
    return {
      value,
      text,
      changed: JSON.stringify(read.value) !== JSON.stringify(this.valueOf(stored)),
      issue: undefined,
    };
  }

  private read(stored: unknown): Result<unknown> {
    const { from, to, before, after, entity } = this.conversion;
    const { behaviour } = after.kindOf(to);
    const value = this.valueOf(stored);
    const sameTarget = before.targetOf(from) === after.targetOf(to);
    // An id means nothing in another entity; there the record of the same name is looked for.
    const bridged =
      sameTarget && from.kind !== to.kind ? behaviour.convertFrom?.(value, from, to.settings) : undefined;
    const read =
      sameTarget && from.kind === to.kind
        ? { ok: true as const, value }
        : (bridged ??
          behaviour.parseText(this.textOf(stored), to.settings, {
            language: 'zh',
            timeZone: 'UTC',
            dayFirst: true,
            resolve: (target, text) => this.next.idOf(target, text),
          }));
    if (!read.ok || read.value === null || after.kindOf(to).definition.traits.generated) return read;
    const checked = validateRecord(after, entity, { values: { [to.key]: read.value }, mode: 'update' });
    return checked.ok ? { ok: true, value: checked.value[to.key] } : checked;
  }

  private valueOf(stored: unknown): unknown {
    const { from, before } = this.conversion;
    return before.kindOf(from).behaviour.fromDatabase(stored, from.settings);
  }

  private format(references: References): {
    language: 'zh';
    timeZone: string;
    title(target: string, id: string): string | undefined;
  } {
    return { language: 'zh', timeZone: 'UTC', title: (target, id) => references.titleOf(target, id) };
  }
}
