import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { parameters } from './parameters.ts';

describe('parameters of the server', () => {
  it('are at most four for functions, methods and arrows', async () => {
    const found = await findingsIn(
      {
        'server/src/record/store.ts': [
          'function a(x, y, z, w, v) {}',
          'const b = (x, y, z, w, v) => 1;',
          'class C {',
          '  d(x, y, z, w, v) {}',
          '  constructor(x, y, z, w, v) {}',
          '}',
        ].join('\n'),
      },
      parameters,
    );
    expect(found.map((each) => each.split('  ')[0])).toEqual([
      'server/src/record/store.ts:1',
      'server/src/record/store.ts:2',
      'server/src/record/store.ts:4',
      'server/src/record/store.ts:5',
    ]);
  });

  it('do not count what Nest injects', async () => {
    const found = await findingsIn(
      {
        'server/src/record/store.ts':
          'class C {\n  constructor(@Inject(A) private readonly a: A, @Inject(B) b: B, @Inject(D) d: D, @Inject(E) e: E) {}\n  get(@Param("id") id: string, @Query() query: Q, @Req() request: R, viewer: V) {}\n}',
      },
      parameters,
    );
    expect(found).toEqual([]);
  });
});
