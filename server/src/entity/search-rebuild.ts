import { columnOf, physicalName, searchableFields, tableOf, type Catalog } from '@atelier/entity';
import { joinSql, parameter, raw, sql } from '@atelier/expression';
import { searchColumns } from '@atelier/query';
import type { Database } from '../platform/database/database.ts';
import type { PreparedChange } from './prepare-change.ts';

const batchSize = 1000;

/** Whether records are found by other words after the change. */
export function changesSearch({ steps, catalogBefore, catalogAfter, before }: PreparedChange): boolean {
  return steps.some(({ step }) => {
    if (step.field === undefined || before === undefined) return false;
    const touches =
      /^(drop-field|restore-field|change-kind|change-settings|rename-option|generate-values|fill-default)$/.test(
        step.kind,
      );
    return (
      touches &&
      [catalogBefore, catalogAfter].some((catalog) => isSearchable(catalog, before.key, step.field ?? ''))
    );
  });
}

function isSearchable(catalog: Catalog, entity: string, key: string): boolean {
  return searchableFields(catalog, entity).some((field) => field.key === key);
}

export interface RebuildWatch {
  readonly signal?: AbortSignal;
  progress?(done: number): void;
}

/**
 * Writes anew by which words each record is found. A record that is edited meanwhile keeps what the
 * edit wrote, which is newer.
 */
export async function rebuildSearch(
  database: Database,
  catalog: Catalog,
  entity: string,
  watch: RebuildWatch = {},
): Promise<void> {
  const fields = searchableFields(catalog, entity);
  const columns = [sql`"id"`, sql`"version"`, ...fields.map(({ key }) => columnOf(key))];
  let last = '00000000-0000-0000-0000-000000000000';
  for (let done = 0; !watch.signal?.aborted;) {
    const rows = await database.run<Record<string, unknown> & { id: string; version: number }>(
      sql`SELECT ${joinSql(columns, ', ')} FROM ${tableOf(entity)} WHERE "id" > ${parameter(last, 'uuid')} ORDER BY "id" LIMIT ${raw(String(batchSize))}`,
    );
    if (rows.length === 0) return;
    const written = rows.map((row) => {
      const values = Object.fromEntries(
        fields.map((field) => [
          field.key,
          catalog.kindOf(field).behaviour.fromDatabase(row[physicalName(field.key)], field.settings),
        ]),
      );
      return { id: row.id, version: row.version, ...searchColumns(catalog, entity, values) };
    });
    await database.run(sql`UPDATE ${tableOf(entity)} t SET "search_text" = w.text, "search_tokens" = w.tokens
      FROM json_to_recordset(${parameter(JSON.stringify(written), 'json')}) AS w (id uuid, version integer, text text, tokens text[])
     WHERE t."id" = w.id AND t."version" = w.version AND t."search_text" <> w.text`);
    last = rows.at(-1)?.id ?? last;
    done += rows.length;
    watch.progress?.(done);
  }
}
