import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPhone } from './behaviour.ts';
import { isCallable, knownPhone, phoneDisplay } from './display.ts';

const context = { language: 'zh', timeZone: 'UTC' } as const;
const chineseMobile = fc
  .tuple(
    fc.constantFrom('138', '139', '150', '166', '177', '186', '199'),
    fc.integer({ min: 0, max: 99_999_999 }),
  )
  .map(([network, rest]) => `+86${network}${String(rest).padStart(8, '0')}`);

describe('a phone number shown without the numbering plans', () => {
  it('reads as with them, for every Chinese mobile number, at home and abroad', () => {
    fc.assert(
      fc.property(chineseMobile, fc.constantFrom('CN', 'FR'), (number, country) => {
        expect(knownPhone(number, { country })).toBe(formatPhone(number, { country }));
      }),
    );
  });

  it('stays as it is stored where only the plans could tell', () => {
    expect(knownPhone('+33612345678', { country: 'CN' })).toBeUndefined();
    expect(phoneDisplay.formatText('+33612345678', { country: 'CN' }, context)).toBe('+33612345678');
  });

  it('can be called when it is whole', () => {
    expect(isCallable('+8613800138000')).toBe(true);
    expect(isCallable('138****8000')).toBe(false);
  });
});
