import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { problemOf } from '../platform/http/problem-of.ts';
import { JobQueue } from '../platform/jobs/job-queue.ts';
import { defineTask } from '../platform/jobs/task.ts';
import { Log } from '../platform/log/log.ts';
import { RunEngine } from './run-engine.ts';
import { RunStore } from './run-store.ts';

const workOff = defineTask<Record<string, never>>('flow.work-off');

/** How often somebody looks for what no wake-up told of: due waits, lost wake-ups, dead workers. */
const lookEvery = 5_000;

/**
 * Sends workers to the runs. A wake-up only says "look": the tables say what there is to do, so a
 * lost one costs a few seconds and a doubled one nothing.
 */
@Injectable()
export class RunWaker implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private looking: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(RunStore) private readonly runs: RunStore,
    @Inject(RunEngine) private readonly engine: RunEngine,
    @Inject(Log) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.queue.handle(workOff, (_nothing, { signal }) => this.engine.work({ signal }));
  }

  onApplicationBootstrap(): void {
    if (!this.queue.works) return;
    this.looking = setInterval(() => {
      this.reconcile().catch((error: unknown) => this.log.problem(problemOf(error), { event: 'left runs' }));
    }, lookEvery);
    this.looking.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  /** When `tx` commits, and not if it does not. */
  wake(tx: Transaction): void {
    this.queue.wake(tx, workOff, { payload: {}, key: 'runs' });
  }

  private async reconcile(): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (await this.runs.hasWork(tx)) this.wake(tx);
    });
  }
}
