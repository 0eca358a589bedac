import './node-version.mjs';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './fingerprint.mjs';
import { installWhenNeeded } from './install.mjs';
import { bold, dim, elapsed, green, red, say } from './paint.mjs';

const node = process.execPath;
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
// Every worker of the integration tests keeps connections to the one PostgreSQL of the run.
const workers = String(Math.min(availableParallelism(), 6));
const results = await mkdtemp(join(tmpdir(), 'atelier-test-results-'));

/** In this order, the cheap ones first; each names what a person runs to see only that step again. */
const steps = [
  check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.'], 'npm run format'),
  check('types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], 'npm run check'),
  check('lint', ['node_modules/oxlint/bin/oxlint'], 'npm run lint'),
  check('boundaries', ['scripts/run.mjs', 'tools/boundaries/main.ts'], 'npm run lint'),
  jestRun('unit tests', ['unit', 'web'], 'npm run test:unit'),
  jestRun('integration tests on PostgreSQL', ['integration'], 'npm run test:int'),
  check('build', ['scripts/build.mjs'], 'npm run build'),
  check('bundle size', ['scripts/run.mjs', 'tools/bundle-size/main.ts'], 'npm run build'),
  {
    name: 'journeys in a browser',
    again: 'npm run test:e2e',
    cwd: join(root, 'e2e'),
    args: ['node_modules/@playwright/test/cli.js', 'test'],
    env: { E2E_RESULTS: join(results, 'journeys.json') },
    count: () => countJourneys(join(results, 'journeys.json')),
  },
];

try {
  await installWhenNeeded();
  process.exitCode = await runAll();
} catch (error) {
  say(red(error.message));
  process.exitCode = 1;
} finally {
  await rm(results, { recursive: true, force: true });
}

async function runAll() {
  let passed = 0;
  for (const step of steps) {
    const since = performance.now();
    say(bold(step.name));
    const code = await run(step);
    const counted = code !== 0 ? { ran: 0, problem: '' } : step.count ? await step.count() : { ran: 0 };
    if (counted.problem !== undefined) {
      const why = counted.problem ? ` (${counted.problem})` : '';
      say(
        `\n${red(`Failed at ${step.name}${why} after ${elapsed(since)}.`)} To run only this again: ${step.again}`,
      );
      return 1;
    }
    passed += counted.ran;
    say(dim(`  ${green('ok')} in ${elapsed(since)}${step.count ? `, ${amount(counted.ran, 'test')}` : ''}`));
  }
  say(`${passed} passed, 0 failed`);
  return 0;
}

function check(name, args, again) {
  return { name, args, again, quiet: true };
}

function jestRun(name, projects, again) {
  const file = join(results, `${projects[0]}.json`);
  const args = [
    ...jest,
    '--selectProjects',
    ...projects,
    // A limit for tests that hang; stated here because projects cannot state it.
    '--testTimeout=60000',
    '--maxWorkers',
    workers,
    '--json',
    '--outputFile',
    file,
  ];
  return { name, args, again, count: () => countJest(file) };
}

/** Output of a quiet step is shown only when the step fails. */
function run({ args, cwd = root, env = {}, quiet = false }) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'];
    const child = spawn(node, args, { cwd, stdio, env: { ...process.env, ...env } });
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

async function countJest(file) {
  const report = JSON.parse(await readFile(file, 'utf8'));
  return counted(report.numPassedTests, report.numPendingTests + report.numTodoTests);
}

async function countJourneys(file) {
  const { stats } = JSON.parse(await readFile(file, 'utf8'));
  return counted(stats.expected, stats.skipped);
}

function amount(count, thing) {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** A skipped test proves nothing, and nobody reads that it was skipped: it counts as a failure. */
function counted(ran, skipped) {
  if (skipped > 0) return { ran, problem: `${amount(skipped, 'test')} skipped` };
  return ran > 0 ? { ran } : { ran, problem: 'no test ran' };
}
