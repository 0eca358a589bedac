import { bug, type Issue, type Problem, type ProblemKind } from '@atelier/problem';
import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { problemOf } from '../http/problem-of.ts';
import { Log } from '../log/log.ts';
import { jobProblem } from './job-problems.ts';
import { JobQueue } from './job-queue.ts';
import { defineTask } from './task.ts';

/** What a kind of long work is told, and what it has to show for it. Both are JSON. */
export interface LongJob<Payload extends object> {
  readonly id: string;
  readonly payload: Payload;
  /** Who started it. */
  readonly userId: string | undefined;
  /** 1 the first time; above, somebody was interrupted: find out how far they came and go on. */
  readonly attempt: number;
  /** Raised when the server stops or when somebody else has taken over: do no more. */
  readonly signal: AbortSignal;
  /** Steps done and in all; tell as often as you like. */
  progress(done: number, total: number): void;
}

export type LongJobRunner<Payload extends object> = (job: LongJob<Payload>) => Promise<unknown>;

/** A problem as it waits in a table for whoever asks, in whatever language. */
export interface StoredProblem {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly details: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

export interface JobState {
  readonly id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly result: unknown;
  readonly problem: StoredProblem | null;
}

interface ClaimedRow {
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  readonly created_by: string | null;
  readonly attempts: number;
  readonly lease_epoch: number;
}

const runLongJob = defineTask<{ id: string }>('platform.long-job');

const leaseSeconds = 20;
const mostAttempts = 5;
const progressEvery = 250;

const columns = 'id, kind, state, done, total, result, problem';

/**
 * Work that takes longer than a request: imports, backfills. Its row is the truth; a worker holds it on
 * a lease, and when the worker dies another one takes over where the runner's own tables say it stood.
 */
@Injectable()
export class LongJobs implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly runners = new Map<string, LongJobRunner<object>>();
  private looking: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(Log) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.queue.handle(runLongJob, ({ id }, { signal }) => this.run(id, signal));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.queue.works) return;
    await this.wakeLeft();
    this.looking = setInterval(() => {
      this.wakeLeft().catch((error: unknown) => this.log.problem(problemOf(error), { event: 'left jobs' }));
    }, this.queue.lookEvery);
    this.looking.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  /** Called while modules are set up: says how work of a kind is done. */
  define<Payload extends object>(kind: string, runner: LongJobRunner<Payload>): void {
    if (this.runners.has(kind)) throw bug(`long job ${kind} is defined twice`);
    this.runners.set(kind, runner as LongJobRunner<object>);
  }

  /** Starts when `tx` commits. Answers the state to show meanwhile. */
  async start(
    tx: Transaction,
    job: { readonly kind: string; readonly payload: object; readonly userId?: string },
  ): Promise<JobState> {
    if (!this.runners.has(job.kind)) throw bug(`no such long job: ${job.kind}`);
    const id = uuidv7();
    const [row] = await tx.query<JobState>(
      `INSERT INTO atelier.job (id, kind, payload, created_by) VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
      [id, job.kind, JSON.stringify(job.payload), job.userId ?? null],
    );
    this.queue.wake(tx, runLongJob, { payload: { id }, key: id });
    if (!row) throw bug('a job row was not made');
    return row;
  }

  /** What a person may see: their own; `everyone` for those who pass all checks. */
  async find(id: string, viewer: { readonly userId: string; readonly everyone: boolean }): Promise<JobState> {
    const [row] = await this.database.query<JobState>(
      `SELECT ${columns} FROM atelier.job WHERE id = $1 AND ($3 OR created_by = $2)`,
      [id, viewer.userId, viewer.everyone],
    );
    if (!row) throw jobProblem('job.missing');
    return row;
  }

  /** Under way or ended within a day, newest first. */
  async recent(userId: string): Promise<JobState[]> {
    return this.database.query<JobState>(
      `SELECT ${columns} FROM atelier.job
        WHERE created_by = $1 AND (ended_at IS NULL OR ended_at > now() - interval '1 day')
        ORDER BY id DESC LIMIT 100`,
      [userId],
    );
  }

  /** Jobs whose worker died, or whose wake-up got lost. */
  private async wakeLeft(): Promise<void> {
    const left = await this.database.query<{ id: string }>(
      `SELECT id FROM atelier.job
        WHERE state IN ('waiting', 'running') AND coalesce(lease_until, created_at + interval '10 seconds') < now()`,
    );
    if (left.length === 0) return;
    await this.database.transaction(async (tx) => {
      for (const { id } of left) this.queue.wake(tx, runLongJob, { payload: { id }, key: id });
    });
  }

  private async run(id: string, stopping: AbortSignal): Promise<void> {
    const row = await this.claim(id);
    if (!row) return;
    const lease = new Lease(this.database, row, stopping);
    try {
      if (row.attempts > mostAttempts) throw jobProblem('job.gave-up');
      const runner = this.runners.get(row.kind);
      if (!runner) throw bug(`no such long job: ${row.kind}`);
      const result = await runner({
        id,
        payload: row.payload,
        userId: row.created_by ?? undefined,
        attempt: row.attempts,
        signal: lease.signal,
        progress: (done, total) => lease.progress(done, total),
      });
      await lease.end('done', { result });
    } catch (error) {
      await this.fail(row, lease, error);
    } finally {
      lease.release();
    }
  }

  /** One worker at a time: a fresh job, or one whose worker has not been heard of for a while. */
  private async claim(id: string): Promise<ClaimedRow | undefined> {
    const [row] = await this.database.query<ClaimedRow>(
      `UPDATE atelier.job
          SET state = 'running', attempts = attempts + 1, lease_epoch = lease_epoch + 1, updated_at = now(),
              lease_until = now() + make_interval(secs => $2)
        WHERE id = $1 AND (state = 'waiting' OR (state = 'running' AND lease_until < now()))
        RETURNING id, kind, payload, created_by, attempts, lease_epoch`,
      [id, leaseSeconds],
    );
    return row;
  }

  private async fail(row: ClaimedRow, lease: Lease, error: unknown): Promise<void> {
    const problem = problemOf(error);
    this.log.problem(problem, { jobId: row.id, kind: row.kind });
    const isWorthAnother =
      lease.signal.aborted || (problem.kind === 'unavailable' && row.attempts < mostAttempts);
    if (isWorthAnother) await lease.giveBack();
    else await lease.end('failed', { problem: stored(problem) });
  }
}

function stored(problem: Problem): StoredProblem {
  const { code, kind, details, issues } = problem;
  return kind === 'bug' ? { code: 'bug', kind, details: {}, issues: [] } : { code, kind, details, issues };
}

/** The right to work on one job, renewed while it lasts. Whoever lost it changes nothing any more. */
class Lease {
  private readonly controller = new AbortController();
  private readonly renewal: NodeJS.Timeout;
  private told = 0;
  private pending: { done: number; total: number } | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly row: ClaimedRow,
    private readonly stopping: AbortSignal,
  ) {
    this.renewal = setInterval(() => this.write(), (leaseSeconds * 1000) / 3);
    this.stopping.addEventListener('abort', this.abort, { once: true });
    if (stopping.aborted) this.abort();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  progress(done: number, total: number): void {
    this.pending = { done, total };
    const now = performance.now();
    if (now - this.told < progressEvery) return;
    this.told = now;
    this.write();
  }

  async end(state: 'done' | 'failed', outcome: { result?: unknown; problem?: StoredProblem }): Promise<void> {
    await this.writing;
    await this.database.query(
      `UPDATE atelier.job SET state = $3, result = $4, problem = $5, done = coalesce($6, done), total = coalesce($7, total),
              lease_until = NULL, updated_at = now(), ended_at = now()
        WHERE id = $1 AND lease_epoch = $2 AND state = 'running'`,
      [
        ...this.identity,
        state,
        outcome.result === undefined ? null : JSON.stringify(outcome.result),
        outcome.problem ? JSON.stringify(outcome.problem) : null,
        this.pending?.done ?? null,
        this.pending?.total ?? null,
      ],
    );
  }

  /** For somebody else to go on with, at once or when whoever looks for left work finds it. */
  async giveBack(): Promise<void> {
    await this.writing;
    await this.database.query(
      `UPDATE atelier.job SET state = 'waiting', lease_until = now() + interval '2 seconds', updated_at = now()
        WHERE id = $1 AND lease_epoch = $2 AND state = 'running'`,
      this.identity,
    );
  }

  release(): void {
    clearInterval(this.renewal);
    this.stopping.removeEventListener('abort', this.abort);
  }

  private get identity(): [string, number] {
    return [this.row.id, this.row.lease_epoch];
  }

  private readonly abort = (): void => this.controller.abort();

  /** Writes follow one another; one that is lost is made up for by the next. */
  private write(): void {
    this.writing = this.writing.then(() => this.renew()).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    const held = await this.database.query(
      `UPDATE atelier.job SET done = coalesce($3, done), total = coalesce($4, total), updated_at = now(),
              lease_until = now() + make_interval(secs => $5)
        WHERE id = $1 AND lease_epoch = $2 AND state = 'running' RETURNING id`,
      [...this.identity, this.pending?.done ?? null, this.pending?.total ?? null, leaseSeconds],
    );
    if (held.length === 0) this.abort();
  }
}
