import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { importCycles } from './import-cycles.ts';

describe('a circle of imports', () => {
  it('is found within a package, also when it is made of types', async () => {
    const found = await findingsIn(
      {
        'packages/flow/src/run.ts': `export const x = 1;\nimport type { Graph } from './graph.ts';`,
        'packages/flow/src/graph.ts': `import { node } from './node.ts';`,
        'packages/flow/src/node.ts': `export { run } from './run.ts';`,
      },
      importCycles,
    );
    expect(found).toEqual([
      'packages/flow/src/graph.ts:1  packages/flow/src/graph.ts → packages/flow/src/node.ts → packages/flow/src/run.ts → packages/flow/src/graph.ts',
    ]);
  });

  it('is found across packages and behind an import that is written inside a function', async () => {
    const found = await findingsIn(
      {
        'packages/flow/src/index.ts': `import '@atelier/entity';`,
        'packages/entity/src/index.ts': `export const load = () => import('@atelier/flow');`,
      },
      importCycles,
    );
    expect(found).toEqual([
      'packages/entity/src/index.ts:1  packages/entity/src/index.ts → packages/flow/src/index.ts → packages/entity/src/index.ts',
    ]);
  });

  it('is not seen where two ways lead to the same file', async () => {
    const found = await findingsIn(
      {
        'packages/flow/src/index.ts': `import './left.ts';\nimport './right.ts';`,
        'packages/flow/src/left.ts': `import './floor.ts';`,
        'packages/flow/src/right.ts': `import './floor.ts';`,
        'packages/flow/src/floor.ts': '',
      },
      importCycles,
    );
    expect(found).toEqual([]);
  });
});
