import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { Signals } from '../database/signals.ts';
import { JobQueue } from '../jobs/job-queue.ts';

/** How long an answer serves everyone who asks: probes must not become a load of their own. */
const keptFor = 2000;
const patience = 3000;

export interface Condition {
  readonly ready: boolean;
  readonly parts: Readonly<Record<'database' | 'workers' | 'signals' | 'running', boolean>>;
}

/** Whether this process should be given requests now. Not being ready is no reason to be killed. */
@Injectable()
export class Readiness {
  private stopping = false;
  private kept: { at: number; condition: Promise<Condition> } | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(Signals) private readonly signals: Signals,
  ) {}

  get isStopping(): boolean {
    return this.stopping;
  }

  /** The first step of every stop: whoever distributes requests sends no more. */
  stop(): void {
    this.stopping = true;
    this.kept = undefined;
  }

  /** However many ask at once, one looks. */
  condition(): Promise<Condition> {
    const now = performance.now();
    if (!this.kept || now - this.kept.at > keptFor) this.kept = { at: now, condition: this.look() };
    return this.kept.condition;
  }

  private async look(): Promise<Condition> {
    const parts = {
      database: await this.databaseAnswers(),
      workers: this.queue.isWorking,
      signals: this.signals.isListening,
      running: !this.stopping,
    };
    // Without signals everything still works, only caches are not used.
    return { ready: parts.database && parts.workers && parts.running, parts };
  }

  private async databaseAnswers(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), patience);
    });
    const answer = this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const answered = await Promise.race([answer, late]);
    clearTimeout(timer);
    return answered;
  }
}
