import { describe, expect, it } from '@jest/globals';
import { findingsIn } from '../testing/fixture.ts';
import { switchedOffRules } from './switched-off-rules.ts';

describe('switching a lint rule off', () => {
  it('is refused without a name, without a reason, for a guard rule, and in the words of another linter', async () => {
    const found = await findingsIn(
      {
        'web/src/app/a.ts': [
          '// oxlint-disable-next-line',
          '// oxlint-disable-next-line no-console',
          '/* oxlint-disable typescript/no-explicit-any -- it is easier */',
          '// eslint-disable-line no-console -- because',
        ].join('\n'),
      },
      switchedOffRules,
    );
    expect(found).toEqual([
      'web/src/app/a.ts:1  oxlint-disable-next-line names no rule',
      'web/src/app/a.ts:2  oxlint-disable-next-line gives no reason',
      'web/src/app/a.ts:3  oxlint-disable of no-explicit-any',
      'web/src/app/a.ts:4  eslint-disable-line is not heard; write oxlint-disable-line',
    ]);
  });

  it('is fine by name and with a reason', async () => {
    const found = await findingsIn(
      {
        'web/src/app/a.ts':
          '// oxlint-disable-next-line react/exhaustive-deps -- runs once, when the page opens\n/* oxlint-enable */\n// about eslint-disable',
      },
      switchedOffRules,
    );
    expect(found).toEqual([]);
  });
});
