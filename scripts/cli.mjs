import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildWhenNeeded } from './build.mjs';
import { root } from './fingerprint.mjs';
import { installWhenNeeded } from './install.mjs';
import { main } from './paint.mjs';

// `npm run backup`, `npm run restore -- <file>`: the server's command line, brought up to date first.
await main(async () => {
  await installWhenNeeded();
  await buildWhenNeeded(['server']);
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'server/dist/cli.js'), ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { NODE_ENV: 'production', ...process.env },
    },
  );
  process.exitCode = status ?? 1;
});
