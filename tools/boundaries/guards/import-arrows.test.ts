import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { importArrows } from './import-arrows.ts';

describe('the arrows of the house', () => {
  it('stop a package from importing one above it or beside it', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/model.ts': `import type { Flow } from '@atelier/flow';`,
        'packages/report/src/index.ts': `export const a = 1;\nexport { run } from '@atelier/flow';`,
        'packages/flow/src/index.ts': `export const run = 1;`,
      },
      importArrows,
    );
    expect(found).toEqual([
      'packages/entity/src/model.ts:1  packages/entity imports packages/flow (@atelier/flow)',
      'packages/report/src/index.ts:2  packages/report imports packages/flow (@atelier/flow)',
    ]);
  });

  it('stop a server room from importing a room above it', async () => {
    const found = await findingsIn(
      {
        'server/src/record/store.ts': `const flow = await import('../flow/engine.ts');`,
        'server/src/flow/engine.ts': `import '../record/store.ts';`,
        'server/src/platform/clock.ts': `import '../access/viewer.ts';`,
      },
      importArrows,
    );
    expect(found).toEqual([
      'server/src/platform/clock.ts:1  server/platform imports server/access (../access/viewer.ts)',
      'server/src/record/store.ts:1  server/record imports server/flow (../flow/engine.ts)',
    ]);
  });

  it('stop a room of the page from importing a room, and the server from importing a view', async () => {
    const found = await findingsIn(
      {
        'web/src/flow/canvas.tsx': `import { list } from '../record/list.tsx';`,
        'web/src/record/list.tsx': `import { get } from '../api/client.ts';`,
        'server/src/entity/kinds.ts': `import { ui } from '@atelier/ui';`,
      },
      importArrows,
    );
    expect(found).toEqual([
      'server/src/entity/kinds.ts:1  server/entity imports packages/ui (@atelier/ui)',
      'web/src/flow/canvas.tsx:1  web/flow imports web/record (../record/list.tsx)',
    ]);
  });

  it('stop the server at the views of a kinds package', async () => {
    const found = await findingsIn(
      { 'server/src/entity/kinds.ts': `import { views } from '@atelier/field-kinds/views';` },
      importArrows,
    );
    expect(found).toEqual([
      'server/src/entity/kinds.ts:1  server/entity imports the views of packages/field-kinds (@atelier/field-kinds/views)',
    ]);
  });

  it('keep what only tests use out of the product, and let tests import what they need', async () => {
    const found = await findingsIn(
      {
        'server/src/record/store.ts': `import { fakeClock } from '@atelier/testing';`,
        'server/src/record/store.int.test.ts': `import { fakeClock } from '@atelier/testing';\nimport '../flow/engine.ts';`,
        'server/src/record/reader.ts': `import './testing/rows.ts';`,
      },
      importArrows,
    );
    expect(found).toEqual([
      'server/src/record/reader.ts:1  server/record imports test code (./testing/rows.ts)',
      'server/src/record/store.ts:1  server/record imports test code (@atelier/testing)',
    ]);
  });

  it('are silent about imports that follow them', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/index.ts': `import { bug } from '@atelier/problem';\nimport './model.ts';`,
        'server/src/app.module.ts': `import './record/store.ts';\nimport './flow/engine.ts';`,
        'server/src/flow/engine.ts': `import '../record/store.ts';\nimport { entity } from '@atelier/entity';`,
        'web/src/routes.tsx': `import './flow/canvas.tsx';`,
        'web/src/flow/canvas.tsx': `import '../app/shell.tsx';\nimport { entity } from '@atelier/entity';\nimport 'react';`,
      },
      importArrows,
    );
    expect(found).toEqual([]);
  });
});
