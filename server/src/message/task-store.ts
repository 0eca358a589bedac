import type { InputOf, listTasks, Task } from '@atelier/api';
import type { Localized } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import { Inject, Injectable } from '@nestjs/common';
import { RunEngine } from '../flow/run-engine.ts';
import { RunWaker } from '../flow/run-waker.ts';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { readPlace, writePlace } from '../platform/http/place.ts';
import { RecordReader } from '../record/record-reader.ts';
import { messageProblem } from './message-problems.ts';

interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly state: Task['state'];
  readonly due_at: Date | null;
  readonly entity: string | null;
  readonly record_id: string | null;
  readonly run_id: string | null;
  readonly node: string | null;
  readonly iteration: number | null;
  readonly flow: string | null;
  readonly flow_label: Localized | null;
  readonly created_at: Date;
  readonly done_at: Date | null;
  readonly done_by: string | null;
  readonly done_by_name: string | null;
  readonly comment: string | null;
  readonly assignees: readonly { readonly id: string; readonly name: string }[];
  /** What lists are ordered by: due time of open tasks, end of closed ones. */
  readonly place: Date;
}

type Search = InputOf<typeof listTasks>['search'];

const pageSize = 50;

const selectTask = `
  SELECT t.id, t.title, t.description, t.state, t.due_at, t.entity, t.record_id, t.run_id, t.node, t.iteration,
         r.flow, v.body -> 'label' AS flow_label, t.created_at, t.done_at, t.done_by, d.name AS done_by_name, t.comment,
         (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name)
            FROM atelier.task_assignee a JOIN atelier."user" u ON u.id = a.user_id WHERE a.task_id = t.id) AS assignees`;
const fromTask = `
    FROM atelier.task t
    LEFT JOIN atelier.flow_run r ON r.id = t.run_id
    LEFT JOIN atelier.document_version v ON v.kind = 'flow' AND v.key = r.flow AND v.version = r.flow_version
    LEFT JOIN atelier."user" d ON d.id = t.done_by`;
const isMine = `EXISTS (SELECT FROM atelier.task_assignee m WHERE m.task_id = t.id AND m.user_id = $1)`;

/** Open tasks without a due time come after those with one. */
const openPlace = `coalesce(t.due_at, 'infinity'::timestamptz)`;

/** Tasks of people: only those who were given one may see or complete it. */
@Injectable()
export class TaskStore {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecordReader) private readonly records: RecordReader,
    @Inject(RunEngine) private readonly engine: RunEngine,
    @Inject(RunWaker) private readonly waker: RunWaker,
  ) {}

  async list(search: Search, viewer: Viewer): Promise<{ rows: Task[]; next?: string }> {
    const rows = await (search?.state === 'closed' ? this.closed(search, viewer) : this.open(search, viewer));
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    const tasks = await this.tasksOf(page, viewer);
    return rows.length > pageSize && last
      ? { rows: tasks, next: writePlace(last.place, last.id) }
      : { rows: tasks };
  }

  /** The second of two clicks gets told who was first; the flow hears of it once. */
  async complete(id: string, comment: string | undefined, viewer: Viewer): Promise<Task> {
    await this.database.transaction(async (tx) => {
      const task = await this.lock(tx, id, viewer);
      if (task.state === 'cancelled') throw messageProblem('task.cancelled');
      if (task.state === 'done') {
        const details = { name: task.done_by_name ?? '', at: task.done_at?.toISOString() ?? '' };
        throw messageProblem('task.already-done', { details });
      }
      await tx.query(
        `UPDATE atelier.task SET state = 'done', done_at = now(), done_by = $2, comment = $3 WHERE id = $1`,
        [id, viewer.userId, comment ?? null],
      );
      if (await this.tellFlow(tx, task, { outcome: 'done', by: viewer.userId })) this.waker.wake(tx);
    });
    return this.read(id, viewer);
  }

  async reopen(id: string, viewer: Viewer): Promise<Task> {
    await this.database.transaction(async (tx) => {
      const task = await this.lock(tx, id, viewer);
      if (task.state !== 'done') throw messageProblem('task.not-done');
      if (await this.wentOn(tx, task)) throw messageProblem('task.flow-went-on');
      await tx.query(
        `UPDATE atelier.task SET state = 'open', done_at = NULL, done_by = NULL, comment = NULL WHERE id = $1`,
        [id],
      );
    });
    return this.read(id, viewer);
  }

  async counts(viewer: Viewer): Promise<{ open: number; overdue: number; unread: number }> {
    const [row] = await this.database.query<{ open: number; overdue: number; unread: number }>(
      `SELECT count(*) FILTER (WHERE t.state = 'open')::integer AS open,
              count(*) FILTER (WHERE t.state = 'open' AND t.due_at < now())::integer AS overdue,
              (SELECT count(*)::integer FROM atelier.notice WHERE user_id = $1 AND read_at IS NULL) AS unread
         FROM atelier.task t JOIN atelier.task_assignee a ON a.task_id = t.id AND a.user_id = $1
        WHERE t.state = 'open'`,
      [viewer.userId],
    );
    return row ?? { open: 0, overdue: 0, unread: 0 };
  }

  private open(search: Search, viewer: Viewer): Promise<TaskRow[]> {
    const after = search?.after === undefined ? undefined : readPlace(search.after);
    return this.database.query<TaskRow>(
      `${selectTask}, least(${openPlace}, '9999-01-01'::timestamptz) AS place ${fromTask}
        WHERE ${isMine} AND t.state = 'open' AND ($2::text IS NULL OR t.entity = $2)
          AND ($3::uuid IS NULL OR t.record_id = $3)
          AND ($4::timestamptz IS NULL OR (least(${openPlace}, '9999-01-01'::timestamptz), t.id) > ($4, $5::uuid))
        ORDER BY least(${openPlace}, '9999-01-01'::timestamptz), t.id LIMIT $6`,
      [
        viewer.userId,
        search?.entity ?? null,
        search?.record ?? null,
        after?.at ?? null,
        after?.id ?? null,
        pageSize + 1,
      ],
    );
  }

  private closed(search: Search, viewer: Viewer): Promise<TaskRow[]> {
    const after = search?.after === undefined ? undefined : readPlace(search.after);
    return this.database.query<TaskRow>(
      `${selectTask}, coalesce(t.done_at, t.created_at)::timestamptz(3) AS place ${fromTask}
        WHERE ${isMine} AND t.state <> 'open' AND ($2::text IS NULL OR t.entity = $2)
          AND ($3::uuid IS NULL OR t.record_id = $3)
          AND ($4::timestamptz IS NULL OR (coalesce(t.done_at, t.created_at)::timestamptz(3), t.id) < ($4, $5::uuid))
        ORDER BY coalesce(t.done_at, t.created_at)::timestamptz(3) DESC, t.id DESC LIMIT $6`,
      [
        viewer.userId,
        search?.entity ?? null,
        search?.record ?? null,
        after?.at ?? null,
        after?.id ?? null,
        pageSize + 1,
      ],
    );
  }

  private async read(id: string, viewer: Viewer): Promise<Task> {
    const rows = await this.database.query<TaskRow>(
      `${selectTask}, t.created_at AS place ${fromTask} WHERE ${isMine} AND t.id = $2`,
      [viewer.userId, id],
    );
    const [task] = await this.tasksOf(rows, viewer);
    if (!task) throw messageProblem('task.missing');
    return task;
  }

  private async lock(tx: Transaction, id: string, viewer: Viewer): Promise<TaskRow> {
    const [row] = await tx.query<TaskRow>(
      `${selectTask}, t.created_at AS place ${fromTask} WHERE ${isMine} AND t.id = $2 FOR UPDATE OF t`,
      [viewer.userId, id],
    );
    if (!row) throw messageProblem('task.missing');
    return row;
  }

  private tellFlow(
    tx: Transaction,
    task: TaskRow,
    output: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const { run_id: runId, node, iteration } = task;
    if (runId === null || node === null || iteration === null) return Promise.resolve(false);
    const event = { kind: 'event', node, iteration, output: { task: task.id, ...output } } as const;
    return this.engine.deliver(tx, runId, event);
  }

  /** Whether the run left the node of the task after the task was done. */
  private async wentOn(tx: Transaction, task: TaskRow): Promise<boolean> {
    if (task.run_id === null) return false;
    const [row] = await tx.query<{ waited: boolean }>(
      `SELECT EXISTS (SELECT FROM atelier.flow_step
                       WHERE run_id = $1 AND node = $2 AND iteration = $3 AND state = 'waiting') AS waited`,
      [task.run_id, task.node, task.iteration],
    );
    return row?.waited ?? false;
  }

  private async tasksOf(rows: readonly TaskRow[], viewer: Viewer): Promise<Task[]> {
    const wanted: Record<string, string[]> = {};
    for (const { entity, record_id: id } of rows)
      if (entity !== null && id !== null) (wanted[entity] ??= []).push(id);
    const titles = Object.keys(wanted).length > 0 ? await this.records.titles(wanted, { viewer }) : {};
    return rows.map((row) => taskOf(row, titles));
  }
}

function taskOf(row: TaskRow, titles: Readonly<Record<string, Readonly<Record<string, string>>>>): Task {
  const { entity, record_id: recordId } = row;
  const title = entity === null || recordId === null ? undefined : titles[entity]?.[recordId];
  return {
    id: row.id,
    title: row.title,
    ...(row.description === null ? {} : { description: row.description }),
    state: row.state,
    ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
    assignees: [...row.assignees],
    ...(entity === null || recordId === null
      ? {}
      : { record: { entity, id: recordId, ...(title === undefined ? {} : { title }) } }),
    ...(row.flow === null || row.flow_label === null || row.run_id === null
      ? {}
      : { flow: { key: row.flow, label: row.flow_label, run: row.run_id } }),
    createdAt: row.created_at.toISOString(),
    ...(row.done_at === null ? {} : { doneAt: row.done_at.toISOString() }),
    ...(row.done_by === null || row.done_by_name === null
      ? {}
      : { doneBy: { id: row.done_by, name: row.done_by_name } }),
    ...(row.comment === null ? {} : { comment: row.comment }),
  };
}
