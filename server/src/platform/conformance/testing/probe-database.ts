import {
  identifier,
  joinSql,
  parameter,
  raw,
  renderSql,
  sql,
  toPredicate,
  toSql,
  type Checked,
  type SqlFragment,
  type SqlTarget,
  type ValueType,
} from '@atelier/expression';
import {
  me,
  probeFields,
  probeKeys,
  users,
  type ProbeLine,
  type ProbeRecord,
} from '@atelier/expression/testing';
import pg from 'pg';
import { serverUrl } from '../../../testing/test-database.ts';

/** One checked expression, to be run on one stored record. */
export interface Run {
  readonly checked: Checked;
  readonly record: number;
  readonly now: string;
  readonly zone: string;
}

export interface RunResult {
  /** The value as text, in the form of `asText`; null for null. */
  readonly value: string | null;
  /** Whether the record is found where the expression stands in WHERE; only for conditions. */
  readonly found: boolean | undefined;
}

/** Runs of one statement; more only makes planning slow. */
const runsPerStatement = 40;

const columnTypes: Readonly<Record<ValueType, string>> = {
  text: 'text COLLATE "zh-x-icu"',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'timestamptz',
  list: 'text[]',
  record: 'uuid',
  user: 'uuid',
  null: 'text',
};

/**
 * The world of the conformance tables as temporary tables of one connection, with the collation that
 * record tables have.
 */
export class ProbeDatabase {
  private constructor(private readonly client: pg.Client) {}

  static async open(): Promise<ProbeDatabase> {
    const client = new pg.Client({ connectionString: serverUrl() });
    await client.connect();
    // Nothing may depend on the settings of a session.
    await client.query("SET TIME ZONE 'Pacific/Auckland'; SET DateStyle = 'SQL, DMY'");
    const columns = probeKeys.map((key) => `"${key}" ${columnTypes[probeFields[key]]}`).join(', ');
    await client.query(`CREATE TEMP TABLE probe (id integer PRIMARY KEY, ${columns})`);
    await client.query(
      'CREATE TEMP TABLE line (probe integer, amount numeric, label text COLLATE "zh-x-icu")',
    );
    await client.query('CREATE TEMP TABLE person (id uuid PRIMARY KEY, name text)');
    await client.query('INSERT INTO person VALUES ($1, $2), ($3, $4)', [
      users.anna,
      me.name,
      users.bao,
      '宝',
    ]);
    return new ProbeDatabase(client);
  }

  close(): Promise<void> {
    return this.client.end();
  }

  /** Stores records; their numbers are those of the list, counted from `first`. */
  async store(
    records: readonly { readonly record: ProbeRecord; readonly lines?: readonly ProbeLine[] }[],
    first: number,
  ): Promise<void> {
    const rows = records.map(({ record }, index) => ({ id: first + index, ...record }));
    const columns = probeKeys.map((key) => `"${key}"`).join(', ');
    await this.client.query(
      `INSERT INTO probe (id, ${columns}) SELECT id, ${columns} FROM jsonb_populate_recordset(NULL::probe, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
    const lines = records.flatMap(({ lines: own = [] }, index) =>
      own.map((line) => ({ probe: first + index, ...line })),
    );
    await this.client.query(
      'INSERT INTO line SELECT * FROM jsonb_populate_recordset(NULL::line, $1::jsonb)',
      [JSON.stringify(lines)],
    );
  }

  async run(runs: readonly Run[]): Promise<RunResult[]> {
    const results: RunResult[] = [];
    for (let start = 0; start < runs.length; start += runsPerStatement) {
      results.push(...(await this.runStatement(runs.slice(start, start + runsPerStatement))));
    }
    return results;
  }

  private async runStatement(runs: readonly Run[]): Promise<RunResult[]> {
    const selects = runs.map((run, index) => {
      const { value, found } = compile(run);
      const row = parameter(run.record, 'integer');
      const hit = sql`EXISTS (SELECT 1 FROM probe AS "p" WHERE "p".id = ${row} AND ${found})`;
      return sql`SELECT ${raw(String(index))} AS place, ${value} AS value, ${hit} AS found FROM probe AS "p" WHERE "p".id = ${row}`;
    });
    const { text, values } = renderSql(
      sql`SELECT value, found FROM (${joinSql(selects, ' UNION ALL ')}) AS runs ORDER BY place`,
    );
    const { rows } = await this.client.query<{ value: string | null; found: boolean }>(text, values);
    return rows.map((row, index) => ({
      value: row.value,
      found: runs[index]?.checked.type === 'boolean' ? row.found : undefined,
    }));
  }
}

/** The SQL of one run, for tests that look at the text. */
export function compile(run: Run): { readonly value: SqlFragment; readonly found: SqlFragment } {
  const target = probeTarget('p', run);
  return {
    value: asText(toSql(run.checked, target), run.checked.type),
    found: run.checked.type === 'boolean' ? toPredicate(run.checked, target) : raw('TRUE'),
  };
}

function probeTarget(alias: string, run: Pick<Run, 'now' | 'zone'>): SqlTarget {
  return {
    now: run.now,
    timeZone: run.zone,
    field: ([key = '', next]) => {
      const column = identifier(alias, key);
      if (next === undefined) return column;
      return sql`(SELECT person.${identifier(next)} FROM person WHERE person.id = ${column})`;
    },
    variable: (_, [key]) => (key === 'name' ? parameter(me.name, 'text') : parameter(me.id, 'uuid')),
    related: (_, compileWhere) => {
      const lines = identifier('l');
      const inner = {
        ...probeTarget('l', run),
        field: ([key = '']: readonly string[]) => identifier('l', key),
      };
      return sql`EXISTS (SELECT 1 FROM line AS ${lines} WHERE ${lines}.probe = ${identifier(alias)}.id AND ${compileWhere(inner)})`;
    },
  };
}

/** Values in one text form that loses nothing, to be compared with `textOf` of the value in memory. */
function asText(value: SqlFragment, type: ValueType): SqlFragment {
  if (type === 'number') return sql`trim_scale(${value})::text`;
  if (type === 'dateTime') return sql`(extract(epoch FROM ${value}) * 1000000)::bigint::text`;
  if (type === 'date') return sql`to_char(${value}, 'YYYY-MM-DD')`;
  if (type === 'list') return sql`to_jsonb(${value})::text`;
  return sql`(${value})::text`;
}
