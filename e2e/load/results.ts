import { cpus, totalmem } from 'node:os';
import type { Measured } from './measure.ts';

/** A number that stands beside its limit, not beside another number. */
export interface Weighed {
  readonly name: string;
  readonly value: string;
  readonly limit: string;
  readonly isReached: boolean;
}

export interface Results {
  readonly measured: readonly Measured[];
  readonly imports: readonly ImportMeasured[];
  readonly weighed: readonly Weighed[];
  readonly postgres: string;
  /** How busy the machine was beside this: the usual load average before it began. */
  readonly loadBefore: number;
}

export interface ImportMeasured {
  readonly name: string;
  readonly product: number;
  readonly bare: number;
  readonly ratio: number;
  readonly target?: number;
}

export function markdownOf(results: Results): string {
  const { measured, imports, weighed, postgres, loadBefore } = results;
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB of memory`;
  return [
    '# Speed, as measured',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.versions.node}, PostgreSQL ${postgres}. ` +
      `Load average before it began: ${loadBefore.toFixed(1)}.`,
    '',
    'Written by `npm run bench`. Product, bare server, sender and PostgreSQL share the machine; the two servers take turns' +
      ' of about a second, and a ratio is the median of the ratios of three runs. Ratios mean something, absolute numbers little.' +
      ' "ms" is processor time of a server and of PostgreSQL for one request, and "by ms" the ratio of the two: it does not' +
      ' depend on what else the machine was doing.',
    '',
    '| Requests per second | at once | product | bare `pg` | ratio | target | 99 % within | ms product | ms bare | by ms |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...measured.map(rowOf),
    '',
    ...(imports.length > 0
      ? [
          '| Rows per second | product | multi-row INSERT | ratio | target |',
          '| --- | ---: | ---: | ---: | ---: |',
          ...imports.map(
            ({ name, product, bare, ratio, target }) =>
              `| ${name} | ${whole(product)} | ${whole(bare)} | ${ratio.toFixed(2)} | ${verdict(ratio, target)} |`,
          ),
          '',
        ]
      : []),
    '| Weight | measured | limit | |',
    '| --- | ---: | ---: | --- |',
    ...weighed.map(
      ({ name, value, limit, isReached }) =>
        `| ${name} | ${value} | ${limit} | ${isReached ? 'reached' : 'not reached'} |`,
    ),
    '',
  ].join('\n');
}

function rowOf({ name, concurrency, product, bare, ratio, slowest, target, cost }: Measured): string {
  const spent = {
    product: cost.product.server + cost.product.database,
    bare: cost.bare.server + cost.bare.database,
  };
  // Targets speak of 16 at once.
  const judged = concurrency === 16 ? verdict(ratio, target) : '';
  return `| ${name} | ${concurrency} | ${whole(product)} | ${whole(bare)} | ${ratio.toFixed(2)} | ${judged} | ${slowest.toFixed(0)} ms | ${spent.product.toFixed(2)} | ${spent.bare.toFixed(2)} | ${(spent.bare / spent.product).toFixed(2)} |`;
}

function verdict(ratio: number, target: number | undefined): string {
  if (target === undefined) return '';
  return `${target} ${ratio >= target ? 'reached' : '**not reached**'}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
