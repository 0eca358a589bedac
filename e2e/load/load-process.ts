import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { generateLoad, type LoadBounds, type LoadOutcome, type RequestPlan } from './load-generator.ts';

interface Order {
  readonly plan: RequestPlan;
  readonly bounds: LoadBounds;
}

type Report = { readonly outcome: LoadOutcome } | { readonly failure: string };

/** The sender of requests, in a process of its own: it must not wait for whoever writes down the results. */
export class LoadProcess {
  private constructor(private readonly child: ChildProcess) {}

  static start(program: string): LoadProcess {
    return new LoadProcess(fork(program, ['load'], { execArgv: [] }));
  }

  async run(plan: RequestPlan, bounds: LoadBounds): Promise<LoadOutcome> {
    const settled = new AbortController();
    const { signal } = settled;
    try {
      const answered = once(this.child, 'message', { signal }) as Promise<[Report]>;
      const ended = once(this.child, 'exit', { signal }).then(() =>
        Promise.reject(new Error('the load process ended')),
      );
      const order: Order = { plan, bounds };
      this.child.send(order);
      const [report] = await Promise.race([answered, ended]);
      if ('failure' in report) throw new Error(`${plan.method} ${plan.path}: ${report.failure}`);
      return report.outcome;
    } finally {
      settled.abort();
    }
  }

  stop(): void {
    this.child.kill();
  }
}

/** The part inside that process. */
export function serveLoadOrders(): void {
  process.on('message', (order: Order) => {
    generateLoad(order.plan, order.bounds).then(
      (outcome) => report({ outcome }),
      (error: unknown) => report({ failure: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}

function report(what: Report): void {
  process.send?.(what);
}
