import './node-version.mjs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverBundle } from './build.mjs';
import { root } from './fingerprint.mjs';
import { installWhenNeeded } from './install.mjs';
import { dim, main, red, say } from './paint.mjs';

/** The server, built again and restarted at each change, beside Vite with hot reloading. */
await main(async () => {
  await installWhenNeeded();
  await watchServer();
  const vitePath = createRequire(join(root, 'web/package.json')).resolve('vite');
  const { createServer } = await import(pathToFileURL(vitePath));
  const vite = await createServer({ root: join(root, 'web'), configFile: join(root, 'web/vite.config.ts') });
  await vite.listen();
  vite.printUrls();
});

async function watchServer() {
  const { watch } = await import('rolldown');
  let server;
  let restarted = Promise.resolve();
  watch(await serverBundle()).on('event', (event) => {
    if (event.code === 'ERROR') say(red(event.error.message));
    if (event.code !== 'BUNDLE_END') return;
    say(dim(`Server built in ${event.duration} ms`));
    void event.result.close();
    restarted = restarted.then(async () => {
      await stop(server);
      server = spawn(process.execPath, [join(root, 'server/dist/main.js')], { cwd: root, stdio: 'inherit' });
    });
  });
}

/** Waits for the end: the next server wants the same port and the same database. */
async function stop(server) {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
