import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { thrownErrors } from './thrown-errors.ts';

describe('what is thrown', () => {
  it('is not a bare error or a value', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/model.ts': `throw new Error('no');`,
        'server/src/record/store.ts': `if (a) throw TypeError('no');\nthrow { code: 1 };`,
        'server/src/flow/engine.ts': 'throw `no`;',
      },
      thrownErrors,
    );
    expect(found).toEqual([
      'packages/entity/src/model.ts:1  throws a bare Error',
      'server/src/flow/engine.ts:1  throws a text',
      'server/src/record/store.ts:1  throws a bare TypeError',
      'server/src/record/store.ts:2  throws a plain value',
    ]);
  });

  it('is a problem, a bug, or what was caught; tests and tools throw as they like', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/model.ts': `throw bug('no');\nthrow notUnique({ field });\ntry { a(); } catch (error) { throw error; }`,
        'packages/entity/src/model.test.ts': `throw new Error('no');`,
        'tools/run.ts': `throw new Error('no');`,
      },
      thrownErrors,
    );
    expect(found).toEqual([]);
  });
});
