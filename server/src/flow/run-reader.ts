import type { InputOf, listRuns, Run, RunEntry, RunStep } from '@atelier/api';
import type { Flow, RunState } from '@atelier/flow';
import type { Issue } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { Texts } from '../platform/text/texts.ts';
import { RecordReader } from '../record/record-reader.ts';
import { flowProblem } from './flow-problems.ts';
import { readPlace, writePlace } from '../platform/http/place.ts';

interface EntryRow {
  readonly id: string;
  readonly flow: string;
  readonly label: Flow['label'];
  readonly flow_version: number;
  readonly status: RunEntry['status'];
  readonly entity: string;
  readonly record_id: string;
  readonly outcome: string | null;
  readonly issue: Issue | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

interface StepRow {
  readonly node: string;
  readonly iteration: number;
  readonly state: RunStep['state'];
  readonly at: Date;
  readonly port: string | null;
  readonly output: Record<string, unknown> | null;
  readonly issue: Issue | null;
}

type Search = InputOf<typeof listRuns>['search'];

const pageSize = 50;

const selectEntry = `
  SELECT r.id, r.flow, v.body -> 'label' AS label, r.flow_version, r.status, r.entity, r.record_id,
         r.outcome, r.issue, r.started_at, r.ended_at`;
const fromRuns = `
    FROM atelier.flow_run r
    LEFT JOIN atelier.document_version v ON v.kind = 'flow' AND v.key = r.flow AND v.version = r.flow_version`;

/** Runs as people look at them; records are named as the viewer may see them. */
@Injectable()
export class RunReader {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(Texts) private readonly texts: Texts,
  ) {}

  async list(search: Search, viewer: Viewer): Promise<{ rows: RunEntry[]; next?: string }> {
    const after = search?.after === undefined ? undefined : readPlace(search.after);
    const rows = await this.database.query<EntryRow>(
      `${selectEntry} ${fromRuns}
        WHERE ($1::text IS NULL OR r.flow = $1) AND ($2::text IS NULL OR r.status = $2)
          AND ($3::text IS NULL OR r.entity = $3) AND ($4::uuid IS NULL OR r.record_id = $4)
          AND ($5::timestamptz IS NULL OR (r.started_at, r.id) < ($5, $6::uuid))
        ORDER BY r.started_at DESC, r.id DESC LIMIT $7`,
      [
        search?.flow ?? null,
        search?.status ?? null,
        search?.entity ?? null,
        search?.record ?? null,
        after?.at ?? null,
        after?.id ?? null,
        pageSize + 1,
      ],
    );
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    const entries = await this.entries(page, viewer);
    return rows.length > pageSize && last
      ? { rows: entries, next: writePlace(last.started_at, last.id) }
      : { rows: entries };
  }

  async read(id: string, viewer: Viewer): Promise<Run> {
    const [row] = await this.database.query<EntryRow & { state: RunState; model: Flow }>(
      `${selectEntry}, r.state, v.body AS model ${fromRuns} WHERE r.id = $1`,
      [id],
    );
    const [entry] = row ? await this.entries([row], viewer) : [];
    if (!row || !entry) throw flowProblem('flow.run-missing');
    const steps = await this.database.query<StepRow>(
      'SELECT node, iteration, state, at, port, output, issue FROM atelier.flow_step WHERE run_id = $1 ORDER BY id',
      [id],
    );
    return {
      ...entry,
      model: row.model,
      steps: steps.map((step) => this.stepOf(step, viewer)),
      tokens: [...row.state.tokens].map(({ loaded: _values, effect: _values2, ...token }) => token),
    };
  }

  private async entries(rows: readonly EntryRow[], viewer: Viewer): Promise<RunEntry[]> {
    const wanted: Record<string, string[]> = {};
    for (const row of rows) (wanted[row.entity] ??= []).push(row.record_id);
    const titles = rows.length > 0 ? await this.records.titles(wanted, { viewer }) : {};
    return rows.map((row) => {
      const title = titles[row.entity]?.[row.record_id];
      return {
        id: row.id,
        flow: row.flow,
        flowLabel: row.label,
        flowVersion: row.flow_version,
        status: row.status,
        entity: row.entity,
        recordId: row.record_id,
        ...(title === undefined ? {} : { recordTitle: title }),
        ...(row.outcome === null ? {} : { outcome: row.outcome }),
        ...(row.issue === null ? {} : { issue: this.told(row.issue, viewer) }),
        startedAt: row.started_at.toISOString(),
        ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
      };
    });
  }

  private stepOf(row: StepRow, viewer: Viewer): RunStep {
    return {
      node: row.node,
      iteration: row.iteration,
      state: row.state,
      at: row.at.toISOString(),
      ...(row.port === null ? {} : { port: row.port }),
      ...(row.output === null ? {} : { output: row.output }),
      ...(row.issue === null ? {} : { issue: this.told(row.issue, viewer) }),
    };
  }

  private told(issue: Issue, viewer: Viewer) {
    return { ...issue, message: this.texts.textOf(issue, viewer.language) };
  }
}
