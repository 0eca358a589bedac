import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { typeEscapes } from './type-escapes.ts';

describe('a way around the types', () => {
  it('is found as a double cast and as a comment', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/model.ts': `// @ts-ignore\nexport const a = b as unknown as string;\nexport const c = (b as never) as string;\n/* @ts-expect-error later */`,
      },
      typeEscapes,
    );
    expect(found).toEqual([
      'packages/entity/src/model.ts:1  @ts-ignore',
      'packages/entity/src/model.ts:4  @ts-expect-error',
      'packages/entity/src/model.ts:2  a cast through another cast',
      'packages/entity/src/model.ts:3  a cast through another cast',
    ]);
  });

  it('is not a single cast, a const, or a test of what must not compile', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/model.ts': `export const a = ['x'] as const;\nexport const c = b as string;`,
        'packages/entity/src/model.test.ts': `// @ts-expect-error the half is missing\nconst a: string = 1;`,
      },
      typeEscapes,
    );
    expect(found).toEqual([]);
  });
});
