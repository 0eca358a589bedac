import { bug } from '@atelier/problem';
import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  parseCronItems,
  run,
  runMigrations,
  type CronItem,
  type Runner,
  type TaskList,
} from 'graphile-worker';
import type { Pool } from 'pg';
import type { Transaction } from '../database/transaction.ts';
import { problemOf } from '../http/problem-of.ts';
import type { Log } from '../log/log.ts';
import type { Task } from './task.ts';
import { quietLogger } from './worker-logger.ts';

export interface WakeUp<Payload extends object> {
  readonly payload: Payload;
  /** Waiting wake-ups with the same key are one; one that is being worked on does not count. */
  readonly key?: string;
  /** Not before this time. Something due at a time is a row of its own; this only saves looking. */
  readonly at?: Date;
}

/** What a handler may want to know. */
export interface TaskFacts {
  /** Raised when the server stops: leave things as they are, somebody else goes on. */
  readonly signal: AbortSignal;
}

export type TaskHandler<Payload> = (payload: Payload, facts: TaskFacts) => Promise<void>;

interface WaitingJob {
  readonly identifier: string;
  readonly payload: object;
  readonly job_key: string | null;
  readonly run_at: Date | null;
}

export interface JobQueueOptions {
  readonly pool: Pool;
  readonly concurrency: number;
  /** False: wake-ups are kept, somebody else's workers take them. */
  readonly works: boolean;
  /** How often rooms should look for work that was left behind, in milliseconds. */
  readonly lookEvery: number;
}

/**
 * Wakes workers up, in this process or another. What is to be done stands in the tables of the rooms;
 * a wake-up may come twice or get lost with a killed worker, so every room that relies on it also has
 * a schedule that looks for work left behind.
 */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly handlers: TaskList = {};
  private readonly schedules: CronItem[] = [];
  private readonly gathered = new WeakMap<Transaction, Map<string, WaitingJob>>();
  private readonly stopping = new AbortController();
  private runner: Runner | undefined;

  constructor(
    private readonly options: JobQueueOptions,
    private readonly log: Log,
  ) {}

  get works(): boolean {
    return this.options.works;
  }

  get lookEvery(): number {
    return this.options.lookEvery;
  }

  /** Is anyone working? For readiness. */
  get isWorking(): boolean {
    return this.runner !== undefined || !this.options.works;
  }

  /** Called while modules are set up. One handler per task. */
  handle<Payload extends object>(task: Task<Payload>, handler: TaskHandler<Payload>): void {
    if (this.handlers[task.name]) throw bug(`task ${task.name} has two handlers`);
    const facts: TaskFacts = { signal: this.stopping.signal };
    this.handlers[task.name] = (payload) => this.attempt(task.name, () => handler(payload as Payload, facts));
  }

  /** Wakes a task by the clock: five fields of cron, in UTC. Missed times are not made up for. */
  schedule(task: Task<Record<string, never>>, cron: string): void {
    this.schedules.push({
      task: task.name,
      match: cron,
      identifier: task.name,
      options: { backfillPeriod: 0, maxAttempts: 1 },
    });
  }

  /** Wakes a worker when `tx` commits, and not if it does not. All wake-ups of a transaction go out together. */
  wake<Payload extends object>(tx: Transaction, task: Task<Payload>, wakeUp: WakeUp<Payload>): void {
    const key = wakeUp.key === undefined ? null : `${task.name}:${wakeUp.key}`;
    const job = { identifier: task.name, payload: wakeUp.payload, job_key: key, run_at: wakeUp.at ?? null };
    let jobs = this.gathered.get(tx);
    if (!jobs) {
      const fresh = new Map<string, WaitingJob>();
      this.gathered.set(tx, fresh);
      tx.beforeCommit(() => send(tx, fresh));
      jobs = fresh;
    }
    jobs.set(key ?? `${task.name}#${jobs.size}`, job);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.options.works) return;
    this.runner = await run({
      pgPool: this.options.pool,
      concurrency: this.options.concurrency,
      taskList: this.handlers,
      parsedCronItems: parseCronItems(this.schedules),
      noHandleSignals: true,
      logger: quietLogger(this.log),
      pollInterval: 2000,
    });
    // A worker that ends by itself is a defect that readiness has to show.
    this.runner.promise.catch((error: unknown) => {
      this.runner = undefined;
      this.log.error('workers ended', error);
    });
  }

  /** Takes no more work, asks what runs to come to an end, and waits for it. */
  async stop(): Promise<void> {
    const { runner } = this;
    this.runner = undefined;
    this.stopping.abort();
    await runner?.stop().catch((error: unknown) => this.log.error('workers did not stop in order', error));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.options.pool.end();
  }

  /** Only what may go better next time is tried again; everything else is told and left to the tables. */
  private async attempt(task: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      this.log.problem(problem, { task });
      if (problem.kind === 'unavailable') throw error;
    }
  }
}

/** The tables of the queue; part of migrating. */
export function migrateQueue(pool: Pool): Promise<void> {
  return runMigrations({ pgPool: pool });
}

async function send(tx: Transaction, jobs: Map<string, WaitingJob>): Promise<void> {
  if (jobs.size === 0) return;
  const specs = JSON.stringify([...jobs.values()]);
  jobs.clear();
  await tx.query(
    `SELECT graphile_worker.add_jobs(array(
       SELECT spec FROM json_populate_recordset(NULL::graphile_worker.job_spec, $1::json) AS spec))`,
    [specs],
  );
}
