import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { BareServer } from './bare-server.ts';
import { casesOf, type Case } from './cases.ts';
import { importRows, insertRows, type ImportTimes, type Rows } from './imports.ts';
import { LoadProcess } from './load-process.ts';
import { firstNumber, measure, median, type Extent, type Measured } from './measure.ts';
import { highestWhile, residentMegabytes } from './memory.ts';
import { ProcessorTimes } from './processor-times.ts';
import { freePort, Product, root } from './product.ts';
import { markdownOf, type ImportMeasured, type Weighed } from './results.ts';
import { seed } from './seed.ts';
import { buildWorkspace } from './workspace.ts';

const usage = `npm run bench -- [--million] [--quick] [--only=word] [--node=flag] [--data=folder]
  --million    also import 1,000,000 rows and watch the memory of the server (takes minutes)
  --quick      one short run of everything; nothing is written
  --only=word  only what has the word in its name; nothing is written
  --node=flag  start the product with a flag of Node, e.g. --node=--cpu-prof
  --data=folder  keep the records in a folder and use them again next time
`;

interface Options {
  readonly million: boolean;
  readonly quick: boolean;
  readonly only: string | undefined;
  readonly nodeFlags: readonly string[];
  readonly keptFolder: string | undefined;
}

interface Bench {
  readonly options: Options;
  readonly extent: Extent;
  readonly product: Product;
  readonly load: LoadProcess;
  readonly client: pg.Client;
  readonly userId: string;
}

/** Starts everything, measures, writes `RESULTS.md`, and leaves nothing behind. */
export async function bench(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  if (!options) return void process.stdout.write(usage);
  const loadBefore = loadavg()[0] ?? 0;
  const program = process.argv[1] ?? '';
  const stops: (() => unknown)[] = [];
  try {
    const product = await Product.start(options);
    stops.push(() => product.stop());
    const load = LoadProcess.start(program);
    stops.push(() => load.stop());
    const databaseUrl = await product.databaseUrl();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    stops.push(() => client.end());
    const idle = await idleMemory(product);
    const { id: userId } = await product.call<{ id: string }>('GET', '/api/me');
    if (!(await isSeeded(client))) {
      say('Building the workspace and 100,000 customers with 300,000 sales');
      await buildWorkspace(product);
      await seed(client, product, userId);
    }
    const bare = await BareServer.start(program, { databaseUrl, port: await freePort(), userId });
    stops.push(() => bare.stop());
    const parts: Bench = { options, extent: extentOf(options), product, load, client, userId };
    const measured = await measureCases(parts, bare);
    const imports = await measureImports(parts);
    const weighed = [idle, ...(await million(parts)), ...(await scriptSize())];
    const { rows } = await client.query<{ shown: string }>(
      `SELECT current_setting('server_version') AS shown`,
    );
    const text = markdownOf({ measured, imports, weighed, postgres: rows[0]?.shown ?? '', loadBefore });
    process.stdout.write(`\n${text}`);
    if (!options.quick && options.only === undefined)
      await writeFile(join(root, 'e2e/load/RESULTS.md'), text);
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

async function isSeeded(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ table: string | null }>(`SELECT to_regclass('record.sale') AS table`);
  return rows[0]?.table !== null;
}

function optionsOf(args: readonly string[]): Options | undefined {
  const known = /^--(?:million|quick|only=.+|node=.+|data=.+)$/;
  if (args.some((arg) => !known.test(arg))) return undefined;
  const valuesOf = (name: string) =>
    args.flatMap((arg) => (arg.startsWith(`--${name}=`) ? [arg.slice(name.length + 3)] : []));
  return {
    million: args.includes('--million'),
    quick: args.includes('--quick'),
    only: valuesOf('only')[0],
    nodeFlags: valuesOf('node'),
    keptFolder: valuesOf('data')[0],
  };
}

function extentOf({ quick }: Options): Extent {
  return quick
    ? { runs: 1, slices: 2, sliceMilliseconds: 500, warmUpMilliseconds: 500 }
    : { runs: 3, slices: 4, sliceMilliseconds: 800, warmUpMilliseconds: 1500 };
}

async function measureCases(
  { options, extent, product, load, client }: Bench,
  bare: BareServer,
): Promise<Measured[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM record.customer ORDER BY random() LIMIT 5000',
  );
  const cases = casesOf({ product, barePort: bare.port, ids: rows.map(({ id }) => id) }).filter(({ name }) =>
    isWanted(options, name),
  );
  const servers = { product: product.pid, bare: bare.pid };
  const times = new ProcessorTimes({ servers, postmaster: await product.databasePid() });
  const measured: Measured[] = [];
  for (const one of cases) {
    for (const concurrency of [1, 16]) {
      const result = await measure({ load, times }, one, { concurrency, extent });
      measured.push(result);
      say(sentenceOf(result));
      await quiet(client, one);
    }
  }
  return measured;
}

function sentenceOf({ name, concurrency, product, bare, ratio, cost }: Measured): string {
  const costs = [cost.product, cost.bare].map(
    ({ server, database }) => `${server.toFixed(2)} + ${database.toFixed(2)} ms`,
  );
  return `${name}, ${concurrency} at once: ${product.toFixed(0)}/s to ${bare.toFixed(0)}/s = ${ratio.toFixed(2)}; ${costs.join(' to ')}`;
}

/** Runs that were started go on in the background; the next measurement must not pay for them. */
async function quiet(client: pg.Client, { startsRuns }: Case): Promise<void> {
  const until = performance.now() + 180_000;
  while (startsRuns && performance.now() < until) {
    const { rows } = await client.query(`SELECT 1 FROM atelier.flow_run WHERE status = 'running' LIMIT 1`);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function measureImports({
  options,
  extent,
  product,
  client,
  userId,
}: Bench): Promise<ImportMeasured[]> {
  if (!isWanted(options, 'import')) return [];
  const count = options.quick ? 5000 : 20_000;
  const times: { product: ImportTimes; bare: number }[] = [];
  // The first one of each side warms up.
  for (let run = 0; run <= extent.runs; run += 1) {
    const rowsOf = (prefix: string): Rows => ({ count, prefix, from: firstNumber + run * count });
    const product_ = await importRows(product, rowsOf('135'));
    const bare = await insertRows(client, rowsOf('136'), userId);
    if (run > 0) times.push({ product: product_, bare });
    say(`Import of ${count} rows: ${JSON.stringify(product_)}, plain INSERT: ${bare.toFixed(2)} s`);
  }
  const entry = (name: string, secondsOf: (one: ImportTimes) => number, target?: number): ImportMeasured => ({
    name,
    product: count / median(times.map((one) => secondsOf(one.product))),
    bare: count / median(times.map(({ bare }) => bare)),
    ratio: median(times.map((one) => one.bare / secondsOf(one.product))),
    ...(target === undefined ? {} : { target }),
  });
  const rows = `${count.toLocaleString('en-US')} rows`;
  return [
    entry(`Import of ${rows}: the commit`, ({ commit }) => commit, 0.25),
    entry(
      `Import of ${rows}: upload, rehearsal and commit`,
      ({ upload, rehearse, commit }) => upload + rehearse + commit,
    ),
  ];
}

async function idleMemory(product: Product): Promise<Weighed> {
  // Start-up leaves garbage that goes away by itself or never.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return memory('Memory of the server, idle', await residentMegabytes(product.pid), 250);
}

async function million({ options, product }: Bench): Promise<Weighed[]> {
  if (!options.million) return [];
  say('Importing 1,000,000 rows');
  const before = memory('Memory of the server after all this', await residentMegabytes(product.pid), 250);
  const { result, megabytes } = await highestWhile(product.pid, () =>
    importRows(product, { count: 1_000_000, prefix: '137', from: firstNumber }),
  );
  say(`1,000,000 rows: ${JSON.stringify(result)}`);
  const seconds = result.upload + result.rehearse + result.commit;
  return [
    before,
    memory(
      `Memory of the server at most, importing 1,000,000 rows (${Math.round(seconds)} s)`,
      megabytes,
      400,
    ),
  ];
}

function memory(name: string, megabytes: number, limit: number): Weighed {
  return { name, value: `${megabytes.toFixed(0)} MB`, limit: `${limit} MB`, isReached: megabytes <= limit };
}

async function scriptSize(): Promise<Weighed[]> {
  const run = promisify(execFile)(process.execPath, ['scripts/run.mjs', 'tools/bundle-size/main.ts'], {
    cwd: root,
  });
  const { stdout } = await run.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
  const [, size, limit] = /needs ([\d.]+) KB.*?; ([\d.]+) KB/.exec(stdout) ?? [];
  if (size === undefined || limit === undefined) return [];
  return [
    {
      name: 'Compressed script before the list of customers',
      value: `${size} KB`,
      limit: `${limit} KB`,
      isReached: Number(size) <= Number(limit),
    },
  ];
}

function isWanted({ only }: Options, name: string): boolean {
  return only === undefined || name.toLowerCase().includes(only.toLowerCase());
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
