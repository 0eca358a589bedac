import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { fileNames } from './file-names.ts';

describe('names of files and folders', () => {
  it('are refused when they say nothing', async () => {
    const found = await findingsIn(
      {
        'packages/entity/src/utils.ts': '',
        'server/src/common/clock.ts': '',
        'web/src/flow/v2/canvas.tsx': '',
        'packages/entity/src/data.test.ts': '',
      },
      fileNames,
    );
    expect(found).toEqual([
      'packages/entity/src/data.test.ts:1  the name data',
      'packages/entity/src/utils.ts:1  the name utils',
      'server/src/common:1  the name common',
      'web/src/flow/v2:1  the name v2',
    ]);
  });

  it('are refused when they are not kebab-case', async () => {
    const found = await findingsIn(
      { 'web/src/flow/FlowCanvas.tsx': '', 'server/src/record/record_store.ts': '' },
      fileNames,
    );
    expect(found).toEqual([
      'server/src/record/record_store.ts:1  record_store.ts is not kebab-case',
      'web/src/flow/FlowCanvas.tsx:1  FlowCanvas.tsx is not kebab-case',
    ]);
  });

  it('may contain such a word as a part, and a pack or the journeys may hold data', async () => {
    const found = await findingsIn(
      {
        'server/src/platform/database/database.ts': '',
        'packages/query/src/base-table.int.test.ts': '',
        'templates/customer-table/data/customers.json': '',
        'e2e/data/customers.csv': '',
      },
      fileNames,
    );
    expect(found).toEqual([]);
  });
});
