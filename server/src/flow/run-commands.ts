import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { flowProblem } from './flow-problems.ts';
import { RunEngine } from './run-engine.ts';
import { RunStore } from './run-store.ts';
import { RunWaker } from './run-waker.ts';

/** Hears, inside the transaction, that a run was ended from outside: what it left open is withdrawn. */
export type RunEndListener = (tx: Transaction, runId: string) => Promise<void>;

/** What a designer may do to a run. */
@Injectable()
export class RunCommands {
  private readonly listeners: RunEndListener[] = [];

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RunStore) private readonly runs: RunStore,
    @Inject(RunEngine) private readonly engine: RunEngine,
    @Inject(RunWaker) private readonly waker: RunWaker,
  ) {}

  onCancel(listener: RunEndListener): void {
    this.listeners.push(listener);
  }

  async cancel(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (!run) throw flowProblem('flow.run-missing');
      if (run.state.status !== 'running' && run.state.status !== 'waiting')
        throw flowProblem('flow.run-finished');
      await this.engine.cancel(tx, run);
      for (const listener of this.listeners) await listener(tx, id);
    });
  }

  async retry(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (!run) throw flowProblem('flow.run-missing');
      if (run.state.status !== 'failed' || !run.state.failure?.node) throw flowProblem('flow.run-not-failed');
      await this.engine.retry(tx, run);
      this.waker.wake(tx);
    });
  }
}
