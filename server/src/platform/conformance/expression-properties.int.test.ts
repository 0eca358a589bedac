import {
  check,
  evaluate,
  recordReader,
  renderSql,
  toFormula,
  type Checked,
  type Expression,
} from '@atelier/expression';
import {
  anyExpression,
  anyProbe,
  me,
  nows,
  probeScope,
  zones,
  type ProbeRecord,
} from '@atelier/expression/testing';
import { bug } from '@atelier/problem';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalized, textOf } from './testing/expected-text.ts';
import { compile, ProbeDatabase, type Run } from './testing/probe-database.ts';

let database: ProbeDatabase;
let stored = 0;

beforeAll(async () => {
  database = await ProbeDatabase.open();
});

afterAll(() => database.close());

const lines = [
  { amount: '100', label: 'VIP' },
  { amount: null, label: null },
  { amount: '-2.5', label: '' },
];

/** What can grow too large is refused before it runs; everything else that is generated is right. */
function checked(expression: Expression): Checked | undefined {
  const result = check(expression, probeScope);
  if (result.ok) return result.value;
  const refused = result.issues.every((found) => found.code.endsWith('-too-large'));
  if (!refused) throw bug(JSON.stringify(result.issues));
  return undefined;
}

const anyRun = fc.record({
  expression: anyExpression,
  record: anyProbe,
  withLines: fc.boolean(),
  zone: fc.constantFrom(...zones),
  now: fc.constantFrom(...nows),
});

function inMemory(run: Run, record: ProbeRecord, withLines: boolean): unknown {
  return evaluate(run.checked, {
    record: recordReader(record),
    variables: (_, path) => (path[0] === 'name' ? me.name : me.id),
    now: run.now,
    timeZone: run.zone,
    related: (_, matches) => withLines && lines.some((line) => matches(recordReader({ ...line }))),
  });
}

test('random expressions over random records give the same in memory, as SQL value and in WHERE', async () => {
  const batch = fc.array(anyRun, { minLength: 30, maxLength: 40 });
  const property = fc.asyncProperty(batch, async (drafts) => {
    const first = stored;
    stored += drafts.length;
    await database.store(
      drafts.map(({ record, withLines }) => ({ record, lines: withLines ? lines : [] })),
      first,
    );
    const cases = drafts.flatMap((draft, index) => {
      const expression = checked(draft.expression);
      return expression
        ? [
            {
              ...draft,
              run: { checked: expression, record: first + index, now: draft.now, zone: draft.zone },
            },
          ]
        : [];
    });
    const results = await database.run(cases.map(({ run }) => run));
    cases.forEach(({ run, record, withLines, zone, now }, index) => {
      const value = inMemory(run, record, withLines) as Parameters<typeof textOf>[0];
      const result = results[index];
      const about = {
        formula: toFormula(run.checked.expression, probeScope, 'keys'),
        record,
        withLines,
        zone,
        now,
      };
      const found = run.checked.type === 'boolean' ? value === true : undefined;
      expect({
        ...about,
        value: normalized(result?.value ?? null, run.checked.type === 'list'),
        found: result?.found,
      }).toEqual({
        ...about,
        value: textOf(value),
        found,
      });
    });
  });
  await fc.assert(property, { seed: 20_260_315, numRuns: 100, endOnFailure: true });
}, 240_000);

test('text of a user is never part of a statement, only a parameter', () => {
  const canary = /canary|DROP|王|😀|%_/;
  fc.assert(
    fc.property(anyRun, ({ expression, zone, now }) => {
      const ready = checked(expression);
      if (!ready) return;
      const { value, found } = compile({ checked: ready, record: 1, now, zone });
      expect(renderSql(value).text + renderSql(found).text).not.toMatch(canary);
    }),
    { seed: 7, numRuns: 1_000 },
  );
});
