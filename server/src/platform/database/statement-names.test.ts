import { StatementNames } from './statement-names.ts';

test('a statement is named when it comes again, and keeps its name', () => {
  const names = new StatementNames();
  expect(names.nameOf('SELECT 1')).toBeUndefined();
  const name = names.nameOf('SELECT 1');
  expect(name).toBeDefined();
  expect(names.nameOf('SELECT 1')).toBe(name);
});

test('ever new statements do not use up names or memory', () => {
  const names = new StatementNames();
  for (let round = 0; round < 2; round += 1) names.nameOf('SELECT often');
  const given = Array.from({ length: 100_000 }, (_, index) => names.nameOf(`SELECT ${index}`));
  expect(given.every((name) => name === undefined)).toBe(true);
  expect(names.nameOf('SELECT often')).toBeDefined();
});

test('there is an end to names', () => {
  const names = new StatementNames();
  const given = new Set<string>();
  for (let index = 0; index < 2000; index += 1) {
    names.nameOf(`SELECT ${index}`);
    const name = names.nameOf(`SELECT ${index}`);
    if (name !== undefined) given.add(name);
  }
  expect(given.size).toBe(400);
});

test('after a change of tables the same statement gets another name', () => {
  const names = new StatementNames();
  names.nameOf('SELECT 1');
  const before = names.nameOf('SELECT 1');
  names.forget();
  names.nameOf('SELECT 1');
  expect(names.nameOf('SELECT 1')).not.toBe(before);
});
