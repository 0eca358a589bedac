import type { Import, ImportColumn, ImportSettings, Rehearsal } from '@atelier/api';
import type { EntityModel } from '@atelier/entity';
import type { Transaction } from '../../platform/database/transaction.ts';
import { importProblem } from './import-problems.ts';

export type ImportState = Import['state'];

/** An import as its row keeps it. */
export interface ImportRecord {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly entity: string;
  readonly newEntity: EntityModel | undefined;
  readonly state: ImportState;
  readonly sheets: readonly string[];
  readonly columns: readonly ImportColumn[];
  readonly settings: ImportSettings;
  readonly rehearsal: Rehearsal | undefined;
  readonly result: ImportResult | undefined;
  readonly jobId: string | undefined;
  readonly createdAt: string;
  readonly createdBy: string;
}

export interface ImportResult {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly rejected: number;
}

interface ImportRow {
  readonly id: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly entity: string;
  readonly new_entity: EntityModel | null;
  readonly state: ImportState;
  readonly sheets: string[];
  readonly columns: ImportColumn[];
  readonly settings: ImportSettings;
  readonly rehearsal: Rehearsal | null;
  readonly result: ImportResult | null;
  readonly job_id: string | null;
  readonly created_at: Date;
  readonly created_by: string;
}

type Runner = Pick<Transaction, 'query'>;

export async function insertImport(
  run: Runner,
  record: Omit<ImportRecord, 'state' | 'rehearsal' | 'result' | 'jobId' | 'createdAt'>,
): Promise<void> {
  await run.query(
    `INSERT INTO atelier.import (id, file_name, bytes, sha256, entity, new_entity, state, sheets, columns, settings, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, 'recognized', $7, $8, $9, $10)`,
    [
      record.id,
      record.fileName,
      record.bytes,
      record.sha256,
      record.entity,
      record.newEntity ? JSON.stringify(record.newEntity) : null,
      record.sheets,
      JSON.stringify(record.columns),
      JSON.stringify(record.settings),
      record.createdBy,
    ],
  );
}

/** The import of this person; `import.missing` for those of others. `lock` holds it until the transaction ends. */
export async function readImport(
  run: Runner,
  id: string,
  viewer: { readonly userId: string; readonly unrestricted: boolean },
  lock = false,
): Promise<ImportRecord> {
  const [row] = await run.query<ImportRow>(
    `SELECT * FROM atelier.import WHERE id = $1 AND (created_by = $2 OR $3)${lock ? ' FOR UPDATE' : ''}`,
    [id, viewer.userId, viewer.unrestricted],
  );
  if (!row) throw importProblem('import.missing');
  return recordOf(row);
}

export async function listImports(
  run: Runner,
  request: { userId: string; entity?: string | undefined },
): Promise<ImportRecord[]> {
  const rows = await run.query<ImportRow>(
    `SELECT * FROM atelier.import WHERE created_by = $1 AND ($2::text IS NULL OR entity = $2) ORDER BY created_at DESC LIMIT 50`,
    [request.userId, request.entity ?? null],
  );
  return rows.map(recordOf);
}

/** The last time that this very file went into this entity. */
export async function earlierImport(
  run: Runner,
  record: ImportRecord,
): Promise<{ id: string; at: string } | undefined> {
  const [row] = await run.query<{ id: string; updated_at: Date }>(
    `SELECT id, updated_at FROM atelier.import WHERE sha256 = $1 AND entity = $2 AND state = 'done' AND id <> $3 ORDER BY updated_at DESC LIMIT 1`,
    [record.sha256, record.entity, record.id],
  );
  return row && { id: row.id, at: row.updated_at.toISOString() };
}

export interface ImportPatch {
  readonly state?: ImportState;
  readonly columns?: readonly ImportColumn[];
  readonly settings?: ImportSettings;
  readonly newEntity?: EntityModel;
  readonly rehearsal?: Rehearsal | null;
  readonly result?: ImportResult;
  readonly jobId?: string;
}

export async function changeImport(run: Runner, id: string, patch: ImportPatch): Promise<void> {
  const json = (value: unknown): string | null =>
    value === undefined || value === null ? null : JSON.stringify(value);
  await run.query(
    `UPDATE atelier.import SET updated_at = now(), state = coalesce($2, state), columns = coalesce($3::json, columns),
            settings = coalesce($4::json, settings), new_entity = coalesce($5::json, new_entity),
            rehearsal = CASE WHEN $6 THEN $7::json ELSE rehearsal END, result = coalesce($8::json, result), job_id = coalesce($9, job_id)
      WHERE id = $1`,
    [
      id,
      patch.state ?? null,
      json(patch.columns),
      json(patch.settings),
      json(patch.newEntity),
      patch.rehearsal !== undefined,
      json(patch.rehearsal),
      json(patch.result),
      patch.jobId ?? null,
    ],
  );
}

function recordOf(row: ImportRow): ImportRecord {
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
    entity: row.entity,
    newEntity: row.new_entity ?? undefined,
    state: row.state,
    sheets: row.sheets,
    columns: row.columns,
    settings: row.settings,
    rehearsal: row.rehearsal ?? undefined,
    result: row.result ?? undefined,
    jobId: row.job_id ?? undefined,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}
