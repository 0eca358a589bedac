import './node-version.mjs';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildWhenNeeded } from './build.mjs';
import { root } from './fingerprint.mjs';
import { installWhenNeeded } from './install.mjs';
import { onLauncherGone } from './launcher.mjs';
import { main } from './paint.mjs';

await main(async () => {
  await installWhenNeeded();
  await buildWhenNeeded();
  process.exitCode = await runServer(process.argv.slice(2));
});

/**
 * The server runs in the foreground as a child in a session of its own: Ctrl-C would otherwise reach it
 * (and its PostgreSQL) several times at once, from the terminal, from npm and from here, and cut its
 * orderly shutdown short. The channel lets it notice when this process is killed outright.
 */
function runServer(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'server/dist/main.js'), ...args], {
      cwd: root,
      env: { NODE_ENV: 'production', ...process.env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(
        signal,
        once(() => child.kill(signal)),
      );
    onLauncherGone(() => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** One key press arrives more than once; a second one, later, means that somebody is impatient. */
function once(act) {
  let last = -Infinity;
  return () => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    act();
  };
}
