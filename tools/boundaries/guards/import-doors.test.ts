import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { importDoors } from './import-doors.ts';

describe('the doors of packages', () => {
  it('are the only way in', async () => {
    const found = await findingsIn(
      {
        'packages/flow/src/index.ts': [
          `import '@atelier/entity/src/model.ts';`,
          `import '../../entity/src/model.ts';`,
          `import '@atelier/nowhere';`,
        ].join('\n'),
        'packages/entity/src/model.ts': '',
      },
      importDoors,
    );
    expect(found).toEqual([
      'packages/flow/src/index.ts:1  @atelier/entity has no door ./src/model.ts',
      'packages/flow/src/index.ts:2  ../../entity/src/model.ts leaves packages/flow',
      'packages/flow/src/index.ts:3  there is no package @atelier/nowhere',
    ]);
  });

  it('open only for a package that lists the other in its package.json', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/index.ts': `import 'ajv';\nimport 'lodash/fp';\nimport '@atelier/flow';\nimport 'fs';`,
      },
      importDoors,
    );
    expect(found).toEqual([
      'packages/entity/src/index.ts:2  lodash is not in packages/entity/package.json',
      'packages/entity/src/index.ts:3  @atelier/flow is not in packages/entity/package.json',
      'packages/entity/src/index.ts:4  fs is written node:fs',
    ]);
  });

  it('do not hide an import of a file that is not there or lacks its extension', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/index.ts': `import './model';\nimport './gone.ts';`,
        'packages/entity/src/model.ts': '',
      },
      importDoors,
    );
    expect(found).toEqual([
      'packages/entity/src/index.ts:1  ./model is not a file',
      'packages/entity/src/index.ts:2  ./gone.ts is not a file',
    ]);
  });

  it('are silent about listed packages, builtins and the test libraries of the root', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/index.ts': `import '@atelier/problem';\nimport 'ajv/dist/2020.js';\nimport './model.ts';`,
        'packages/entity/src/model.ts': `import './model.css';`,
        'packages/entity/src/model.css': '',
        'packages/entity/src/model.test.ts': `import 'jest';`,
        'server/src/main.ts': `import 'node:fs';\nimport '@atelier/field-kinds/views';`,
      },
      importDoors,
    );
    expect(found).toEqual([]);
  });
});
