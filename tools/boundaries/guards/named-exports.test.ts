import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { namedExports } from './named-exports.ts';

describe('named exports', () => {
  it('are asked for instead of everything, and instead of inner doors', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/index.ts': `export * from './model.ts';`,
        'packages/entity/src/plan.ts': `export * as model from './model.ts';`,
        'server/src/record/index.ts': `export { a } from './a.ts';`,
      },
      namedExports,
    );
    expect(found).toEqual([
      'packages/entity/src/index.ts:1  exports everything of ./model.ts',
      'packages/entity/src/plan.ts:1  exports everything of ./model.ts',
      'server/src/record/index.ts:1  an index file inside a room',
    ]);
  });

  it('are fine one by one at the door of a package', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/index.ts': `export { a } from './model.ts';\nexport type { B } from './model.ts';`,
      },
      namedExports,
    );
    expect(found).toEqual([]);
  });
});
