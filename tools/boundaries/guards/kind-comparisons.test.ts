import { describe, expect, it } from '@jest/globals';
import { type Files, findingsIn } from '../testing/fixture.ts';
import { kindComparisons } from './kind-comparisons.ts';

const kinds: Files = {
  'packages/field-kinds/src/money/definition.ts': `export const money = { id: 'money' as const };`,
  'packages/field-kinds/src/text/definition.ts': `export const text = { id: 'text' as const };`,
  'packages/field-kinds/src/long-text/definition.ts': `export const longText = { id: 'longText' as const };`,
  'packages/flow-nodes/src/end/definition.ts': `export const end = { id: 'end' as const };`,
  'packages/widgets/src/bar/definition.ts': `export const bar = { id: 'bar' as const };`,
};

describe('asking for a kind', () => {
  it('is found as comparison, switch and list, for fields, nodes and widgets', async () => {
    const found = await findingsIn(
      {
        ...kinds,
        'web/src/record/cell.tsx': `if (field.kind === 'money') {}\nswitch (this.entity.field?.kind) {\n  case 'text': break;\n}\n['money'].includes(fields[0].kind);`,
        'server/src/flow/engine.ts': `if ('end' !== node.type) {}`,
        'web/src/report/tile.tsx': `widget.kind == 'bar';`,
      },
      kindComparisons,
    );
    expect(found).toEqual([
      `server/src/flow/engine.ts:1  compares with the kind 'end'`,
      `web/src/record/cell.tsx:1  compares with the kind 'money'`,
      `web/src/record/cell.tsx:3  compares with the kind 'text'`,
      `web/src/record/cell.tsx:5  compares with the kind 'money'`,
      `web/src/report/tile.tsx:1  compares with the kind 'bar'`,
    ]);
  });

  it('is found on any bearer when nothing else has such an id', async () => {
    const found = await findingsIn(
      {
        ...kinds,
        'web/src/record/cell.tsx': `kind === 'longText';\ncolumn.shape.kind === 'longText';\ndefinition.id === 'longText';`,
      },
      kindComparisons,
    );
    expect(found).toHaveLength(3);
  });

  it('is fine inside the folder of the kind, and is not a value type, a token or a node of another tree', async () => {
    const found = await findingsIn(
      {
        ...kinds,
        'packages/field-kinds/src/money/behaviour.ts': `if (field.kind === 'money') {}`,
        'packages/expression/src/check.ts': `if (typed.type === 'text') {}\nif (token.kind === 'end') {}\nif (node.kind === 'end') {}`,
        'packages/query/src/bucket.ts': `if (kind.definition.traits.type === 'text') {}`,
        'web/src/record/cell.test.tsx': `expect(field.kind === 'money').toBe(true);`,
      },
      kindComparisons,
    );
    expect(found).toEqual([]);
  });
});
