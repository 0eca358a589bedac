import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { purePackages } from './pure-packages.ts';

describe('a pure package', () => {
  it('imports no builtin of Node', async () => {
    const found = await findingsIn(
      { 'packages/entity/src/model.ts': `import { readFile } from 'node:fs/promises';` },
      purePackages,
    );
    expect(found).toEqual(['packages/entity/src/model.ts:1  imports node:fs/promises']);
  });

  it('does not lead to React behind its main door', async () => {
    const found = await findingsIn(
      {
        'packages/field-kinds/src/index.ts': `export { money } from './money/behaviour.ts';`,
        'packages/field-kinds/src/money/behaviour.ts': `import { MoneyCell } from './view.tsx';`,
        'packages/field-kinds/src/money/view.tsx': `import { memo } from 'react';\nimport { Cell } from '@atelier/ui';`,
      },
      purePackages,
    );
    expect(found).toEqual([
      'packages/field-kinds/src/money/view.tsx:1  imports react, and the main door leads here',
      'packages/field-kinds/src/money/view.tsx:2  imports @atelier/ui, and the main door leads here',
    ]);
  });

  it('may have React behind its view door, types of it anywhere, and builtins in its tests', async () => {
    const found = await findingsIn(
      {
        'packages/field-kinds/src/index.ts': `export type { CellProps } from './view.ts';\nimport type { ReactNode } from 'react';`,
        'packages/field-kinds/src/view.ts': `import { memo } from 'react';`,
        'packages/field-kinds/src/views.ts': `import './money/view.tsx';`,
        'packages/field-kinds/src/money/view.tsx': `import { memo } from 'react';`,
        'packages/field-kinds/src/contract.test.ts': `import { readdir } from 'node:fs/promises';`,
      },
      purePackages,
    );
    expect(found).toEqual([]);
  });
});
