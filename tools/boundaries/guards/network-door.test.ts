import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { networkDoor } from './network-door.ts';

describe('the door to the network', () => {
  it('is the only place of the server that opens a connection', async () => {
    const found = await findingsIn(
      {
        'server/src/flow/webhook.ts': `import { request } from 'undici';\nexport const call = () => fetch('http://a');\nexport const again = () => globalThis.fetch('http://a');`,
        'server/src/platform/mail.ts': `import { connect } from 'node:net';\nimport https from 'https';`,
      },
      networkDoor,
    );
    expect(found).toEqual([
      'server/src/flow/webhook.ts:1  imports undici',
      'server/src/flow/webhook.ts:2  calls fetch',
      'server/src/flow/webhook.ts:3  calls fetch',
      'server/src/platform/mail.ts:1  imports node:net',
      'server/src/platform/mail.ts:2  imports https',
    ]);
  });

  it('leaves starting processes to the platform', async () => {
    const found = await findingsIn(
      {
        'server/src/pack/unzip.ts': `import { spawn } from 'node:child_process';`,
        'server/src/platform/database/embedded.ts': `import { spawn } from 'node:child_process';`,
      },
      networkDoor,
    );
    expect(found).toEqual(['server/src/pack/unzip.ts:1  imports node:child_process']);
  });

  it('stays silent about itself, tests, types, listening, and reading an address', async () => {
    const found = await findingsIn(
      {
        'server/src/platform/egress/send.ts': `import { request } from 'node:https';\nfetch('http://a');`,
        'server/src/flow/webhook.int.test.ts': `fetch('http://a');`,
        'server/src/access/caller.ts': `import type { IncomingMessage } from 'node:http';\nimport { createServer, isIP } from 'node:net';\nthis.fetch(1);`,
      },
      networkDoor,
    );
    expect(found).toEqual([]);
  });
});
