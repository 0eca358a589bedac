import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { runningText } from './running-text.ts';

describe('text that would run as code', () => {
  it('is found in every spelling, everywhere', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/formula.ts': `import vm from 'node:vm';\nnew Function('return 1');\neval('1');`,
        'web/src/app/formula.test.ts': `Function('return 1');`,
      },
      runningText,
    );
    expect(found).toEqual([
      'packages/entity/src/formula.ts:1  imports node:vm',
      'packages/entity/src/formula.ts:2  calls new Function',
      'packages/entity/src/formula.ts:3  calls eval',
      'web/src/app/formula.test.ts:1  calls Function',
    ]);
  });

  it('is not a method of our own that is called evaluate, or a type named Function', async () => {
    const found = await findingsIn(
      { 'packages/entity/src/formula.ts': `export const run = (f: Function) => evaluate(f);\nthis.eval(1);` },
      runningText,
    );
    expect(found).toEqual([]);
  });
});
