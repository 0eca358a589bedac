import { spawn } from 'node:child_process';
import { fingerprint, isStamped, root, stamp } from './fingerprint.mjs';
import { Stop, dim, elapsed, say } from './paint.mjs';

const stampFile = 'node_modules/.atelier-installed';
const manifests = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'packages',
  'server',
  'web',
  'e2e',
  'tools',
];

/**
 * Brings node_modules in line with the lockfile and costs nothing when it already is. pnpm itself comes
 * through npx, so Node and npm are all a machine needs.
 */
export async function installWhenNeeded() {
  const wanted = await fingerprint(manifests, (file) => /[\\/](package\.json|pnpm-[a-z]+\.yaml)$/.test(file));
  if (await isStamped(stampFile, wanted)) return;
  const since = performance.now();
  say(dim('Installing packages (the first time takes about a minute)'));
  const { code, output } = await runQuietly('npx', ['--yes', 'pnpm@12', 'install', '--frozen-lockfile']);
  if (code !== 0) throw new Stop(`${output}\n\n${adviceFor(output)}`);
  await stamp(stampFile, wanted);
  say(`Installed in ${elapsed(since)}`);
}

function adviceFor(output) {
  if (/ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/.test(output))
    return 'A package.json was changed without the lockfile. Run `npx pnpm@12 install` and try again.';
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET/.test(output))
    return 'The npm registry could not be reached. Check the connection, or name a nearer registry with `npm config set registry <address>`, and run the command again.';
  if (/ENOSPC/.test(output)) return 'The disk is full. Free about 2 GB and run the command again.';
  if (/EACCES|EPERM/.test(output))
    return 'A file could not be written. Check who owns this folder and run the command again.';
  return 'The packages could not be installed; the lines above say why. Run the command again once that is solved.';
}

/** CI=1 keeps pnpm from asking questions that nobody would see. */
function runQuietly(command, args) {
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    const env = { ...process.env, CI: '1' };
    const child = spawn(command, args, { cwd: root, env, shell: windows, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    child.stdout.on('data', (chunk) => lines.push(chunk));
    child.stderr.on('data', (chunk) => lines.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: Buffer.concat(lines).toString().trimEnd() }));
  });
}
