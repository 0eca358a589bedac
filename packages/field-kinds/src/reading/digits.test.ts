import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Exact, plainDigits } from './decimal.ts';
import { pointMoved } from './digits.ts';

describe('moving the point of a number', () => {
  it.each([
    ['0.125', 2, '12.5'],
    ['1', 2, '100'],
    ['-0.005', 2, '-0.5'],
    ['0.07', 2, '7'],
    ['15', -2, '0.15'],
    ['1e-7', 0, '0.0000001'],
    ['-1.5e+21', 0, '-1500000000000000000000'],
    ['.5', 0, '0.5'],
    ['-0', 0, '0'],
    ['007.50', 0, '7.5'],
    ['', 2, ''],
    ['12,5', 2, '12,5'],
  ])('%s by %i is %s', (digits, places, moved) => {
    expect(pointMoved(digits, places)).toBe(moved);
  });

  it('gives what exact arithmetic gives, for every number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: -6, max: 6 }),
        (value, places) => {
          const exact = new Exact(String(value)).times(new Exact(10).pow(places));
          expect(pointMoved(String(value), places)).toBe(plainDigits(exact));
        },
      ),
    );
  });
});
