import { identifier, renderSql, type SqlFragment } from '@atelier/expression';
import { bug } from '@atelier/problem';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { RecordValues } from '@atelier/entity';
import type { CellIssue, ParsedRow } from './row-parser.ts';

type Runner = Pick<Transaction, 'query'>;

export type RowOutcome = 'create' | 'update' | 'unchanged' | 'skip' | 'reject';

export interface StagedRow {
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly record_id: string | null;
  readonly cells: string[];
  /** What the cells say; kept where a record may be updated with it or something is wrong. */
  readonly given: RecordValues | null;
  /** All values of a new record. */
  readonly complete: RecordValues | null;
  readonly issues: readonly CellIssue[] | null;
}

/**
 * The rehearsed rows of one import: what stands in the file, what would be stored, what will become of
 * it. Unlogged: after a crash of PostgreSQL the rehearsal is done again.
 */
export function stagingTable(id: string): SqlFragment {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw bug(`not an id of an import: ${id}`);
  return identifier('staging', `import_${id.replaceAll('-', '')}`);
}

/** The name as text for statements that are written out. */
export function stagingName(id: string): string {
  return renderSql(stagingTable(id)).text;
}

export async function createStaging(run: Runner, id: string): Promise<void> {
  const table = stagingName(id);
  await run.query(`DROP TABLE IF EXISTS ${table}`);
  // `base` is what the row itself says; `outcome` what follows from it and from what is there already.
  await run.query(
    `CREATE UNLOGGED TABLE ${table} (
       line integer PRIMARY KEY, base text NOT NULL, outcome text NOT NULL, fresh_id uuid, record_id uuid, cells text[] NOT NULL,
       given jsonb, complete jsonb, search_text text, search_tokens text[], own_issues jsonb, issues jsonb, match text)`,
  );
}

export async function dropStaging(run: Runner, id: string): Promise<void> {
  await run.query(`DROP TABLE IF EXISTS ${stagingName(id)}`);
}

export async function hasStaging(run: Runner, id: string): Promise<boolean> {
  const name = stagingName(id);
  const [there] = await run.query<{ name: string | null }>('SELECT to_regclass($1)::text AS name', [name]);
  if (!there?.name) return false;
  const rows = await run.query(`SELECT 1 FROM ${name} LIMIT 1`);
  return rows.length > 0;
}

export interface StagingRow extends ParsedRow {
  /** The value, as text of the database, by which the row finds its record. */
  readonly match: string | null;
}

/** `keepGiven`: records may be updated, so what the cells say is needed apart from the defaults. */
export async function stageRows(
  run: Runner,
  id: string,
  { rows, keepGiven }: { rows: readonly StagingRow[]; keepGiven: boolean },
): Promise<void> {
  await run.query(
    `INSERT INTO ${stagingName(id)} (line, base, outcome, fresh_id, record_id, cells, given, complete, search_text, search_tokens, own_issues, issues, match)
     SELECT line, base, base, fresh_id, fresh_id, cells, given, complete, search_text, search_tokens, issues,
            CASE WHEN base IN ('skip', 'reject') THEN issues END, match
       FROM json_to_recordset($1::json) AS r (line int, base text, fresh_id uuid, cells text[], given jsonb, complete jsonb,
                                              search_text text, search_tokens text[], issues jsonb, match text)`,
    [JSON.stringify(rows.map((row) => stagedRow(row, keepGiven)))],
  );
}

function stagedRow(row: StagingRow, keepGiven: boolean): object {
  const { line, cells, match } = row;
  if (row.skip) return { line, base: 'skip', cells, issues: [{ code: row.skip, at: '' }] };
  if (row.issues.length > 0) return { line, base: 'reject', cells, given: row.given, issues: row.issues };
  const plain = { line, fresh_id: uuidv7(), cells, match };
  if (!row.creation.ok)
    return { ...plain, base: 'incomplete', given: row.given, issues: row.creation.issues };
  const { values, search } = row.creation;
  return {
    ...plain,
    base: 'create',
    ...(keepGiven ? { given: row.given } : {}),
    complete: values,
    search_text: search.text,
    search_tokens: search.tokens,
  };
}

export async function indexStaging(run: Runner, id: string): Promise<void> {
  await run.query(`CREATE INDEX ON ${stagingName(id)} (outcome, line)`);
  await run.query(`ANALYZE ${stagingName(id)}`);
}

export async function readStaged(
  run: Runner,
  id: string,
  page: { readonly outcome?: string | undefined; readonly after: number; readonly size: number },
): Promise<StagedRow[]> {
  return run.query<StagedRow>(
    `SELECT line, outcome, record_id, cells, given, complete, issues FROM ${stagingName(id)}
      WHERE line > $1 AND ($2::text IS NULL OR outcome = $2) ORDER BY line LIMIT $3`,
    [page.after, page.outcome ?? null, page.size],
  );
}

export interface RowMark {
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly issues?: readonly CellIssue[];
}

/** Sets the outcome of single rows. */
export async function markRows(run: Runner, id: string, rows: readonly RowMark[]): Promise<void> {
  if (rows.length === 0) return;
  await run.query(
    `UPDATE ${stagingName(id)} s SET outcome = r.outcome, issues = coalesce(r.issues, s.issues)
       FROM json_to_recordset($1::json) AS r (line int, outcome text, issues jsonb) WHERE r.line = s.line`,
    [JSON.stringify(rows)],
  );
}

export interface StagedCounts {
  readonly rows: number;
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly skip: number;
  readonly reject: number;
  readonly duplicates: number;
}

export async function countStaged(run: Runner, id: string): Promise<StagedCounts> {
  const of = (outcome: string): string =>
    `count(*) FILTER (WHERE outcome = '${outcome}')::int AS "${outcome}"`;
  const [counts] = await run.query<StagedCounts>(
    `SELECT count(*)::int AS rows, ${['create', 'update', 'unchanged', 'skip', 'reject'].map(of).join(', ')},
            count(*) FILTER (WHERE outcome = 'skip' AND base <> 'skip' AND issues @> '[{"code": "import.duplicate-in-file"}]')::int AS duplicates FROM ${stagingName(id)}`,
  );
  return counts ?? { rows: 0, create: 0, update: 0, unchanged: 0, skip: 0, reject: 0, duplicates: 0 };
}

export interface StagedReason {
  readonly code: string;
  readonly column: number | null;
  readonly count: number;
  readonly issue: CellIssue;
  readonly example: string | null;
}

/** What stands in the way most often, with a cell as it is. */
export function stagedReasons(run: Runner, id: string): Promise<StagedReason[]> {
  return run.query<StagedReason>(
    `SELECT i->>'code' AS code, (i->>'column')::int AS column, count(*)::int AS count, (array_agg(i))[1] AS issue,
            (array_agg(s.cells[(i->>'column')::int + 1]))[1] AS example
       FROM ${stagingName(id)} s CROSS JOIN LATERAL jsonb_array_elements(s.issues) i
      WHERE s.outcome IN ('reject', 'skip') GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 50`,
  );
}
