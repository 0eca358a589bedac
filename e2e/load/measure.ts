import type { Case, Side } from './cases.ts';
import type { LoadBounds } from './load-generator.ts';
import type { LoadProcess } from './load-process.ts';
import type { ProcessorTime, ProcessorTimes } from './processor-times.ts';

export interface Extent {
  readonly runs: number;
  /** Slices of time of each side within a run, taken in turns: what else the machine does hits both. */
  readonly slices: number;
  readonly sliceMilliseconds: number;
  readonly warmUpMilliseconds: number;
}

export interface Measured {
  readonly name: string;
  readonly concurrency: number;
  /** Requests in a second, medians over the runs. */
  readonly product: number;
  readonly bare: number;
  /** Median of the ratios of the runs. */
  readonly ratio: number;
  /** 99 of 100 requests took at most this long, in milliseconds; median over the runs. */
  readonly slowest: number;
  readonly target?: number;
  /** Processor time for one request, over all runs. */
  readonly cost: Readonly<Record<Side, ProcessorTime>>;
}

export interface Bearing {
  readonly load: LoadProcess;
  readonly times: ProcessorTimes;
}

const sides: readonly Side[] = ['product', 'bare'];
const most = 50_000;

/** Where numbers begin in this run: records of earlier ones may have been kept. */
export const firstNumber = Math.floor(Date.now() / 10) % 90_000_000;

/** Numbers that were given away, for each case: what is sent must be new every time. */
const given = new Map<string, number>();

interface Run {
  readonly rate: Readonly<Record<Side, number>>;
  readonly slowest: number;
}

interface Total {
  done: number;
  seconds: number;
  server: number;
  database: number;
}

export async function measure(
  bearing: Bearing,
  one: Case,
  how: { concurrency: number; extent: Extent },
): Promise<Measured> {
  const { concurrency, extent } = how;
  const warm = { concurrency, milliseconds: extent.warmUpMilliseconds, most };
  for (const side of sides) await slice(bearing, one, { side, bounds: warm });
  const all = emptyTotals();
  const runs: Run[] = [];
  for (let run = 0; run < extent.runs; run += 1) {
    const total = emptyTotals();
    const slow: number[] = [];
    for (let turn = 0; turn < extent.slices; turn += 1) {
      // Who goes first changes, so that neither always finds the other's warm caches.
      for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
        const outcome = await slice(bearing, one, {
          side,
          bounds: { concurrency, milliseconds: extent.sliceMilliseconds, most },
        });
        add(total[side], outcome);
        add(all[side], outcome);
        if (side === 'product') slow.push(outcome.slowest);
      }
    }
    runs.push({ rate: { product: rateOf(total.product), bare: rateOf(total.bare) }, slowest: median(slow) });
  }
  return {
    name: one.name,
    concurrency,
    product: median(runs.map(({ rate }) => rate.product)),
    bare: median(runs.map(({ rate }) => rate.bare)),
    ratio: median(runs.map(({ rate }) => rate.product / rate.bare)),
    slowest: median(runs.map(({ slowest }) => slowest)),
    cost: { product: costOf(all.product), bare: costOf(all.bare) },
    ...(one.target === undefined ? {} : { target: one.target }),
  };
}

function emptyTotals(): Record<Side, Total> {
  return {
    product: { done: 0, seconds: 0, server: 0, database: 0 },
    bare: { done: 0, seconds: 0, server: 0, database: 0 },
  };
}

function add(total: Total, { done, seconds, server, database }: Total): void {
  total.done += done;
  total.seconds += seconds;
  total.server += server;
  total.database += database;
}

function costOf({ done, server, database }: Total): ProcessorTime {
  return { server: server / done, database: database / done };
}

function rateOf({ done, seconds }: Total): number {
  return done / seconds;
}

async function slice(
  { load, times }: Bearing,
  one: Case,
  { side, bounds }: { side: Side; bounds: LoadBounds },
) {
  const key = `${one.name} ${side}`;
  const from = given.get(key) ?? firstNumber;
  const before = await times.read(side);
  const outcome = await load.run(one.plan(side, from), bounds);
  const after = await times.read(side);
  given.set(key, from + outcome.done + bounds.concurrency);
  return { ...outcome, server: after.server - before.server, database: after.database - before.database };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
