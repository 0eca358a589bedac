import { expect, test } from '@jest/globals';
import { mentions } from './mentions.ts';
import { parsed } from './testing/formula.ts';
import { probeScope } from './testing/world.ts';

test('mentions name every field that is read, along relations and inside of related records', () => {
  const found = mentions(
    parsed('parent.owner.name = me.name AND n1 > n1 AND HAS(line.probe, amount > 1)'),
    probeScope,
  );
  expect(found.fields).toEqual([
    { entity: 'probe', path: ['parent', 'owner', 'name'] },
    { entity: 'probe', path: ['n1'] },
    { entity: 'line', path: ['amount'] },
  ]);
  expect(found.reads).toEqual([
    { entity: 'probe', field: 'parent' },
    { entity: 'probe', field: 'owner' },
    { entity: 'user', field: 'name' },
    { entity: 'probe', field: 'n1' },
    { entity: 'line', field: 'probe' },
    { entity: 'line', field: 'amount' },
  ]);
  expect(found.variables).toEqual([{ name: 'me', path: ['name'] }]);
  expect(found.related).toEqual([{ entity: 'line', via: 'probe' }]);
});

test.each([
  ['d1 = TODAY()', true],
  ['INPERIOD(d1, "month", 0)', true],
  ['YEARS(d1) > 18', true],
  ['YEAR(d1) = 2026', false],
])('whether the answer changes with time: %s', (formula, time) => {
  expect(mentions(parsed(formula), probeScope).time).toBe(time);
});
