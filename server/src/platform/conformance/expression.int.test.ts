import { check, evaluate, parseFormula, recordReader, type Checked, type Value } from '@atelier/expression';
import {
  conformanceTables,
  me,
  probeScope,
  usualNow,
  usualZone,
  type ConformanceCase,
  type PlainResult,
  type ProbeLine,
  type ProbeRecord,
} from '@atelier/expression/testing';
import { bug } from '@atelier/problem';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { normalized, textOf } from './testing/expected-text.ts';
import { ProbeDatabase, type Run } from './testing/probe-database.ts';

let database: ProbeDatabase;
let stored = 0;

beforeAll(async () => {
  database = await ProbeDatabase.open();
});

afterAll(() => database.close());

function checkedFormula(formula: string): Checked {
  const parsed = parseFormula(formula, probeScope);
  const checked = parsed.ok ? check(parsed.value, probeScope) : parsed;
  if (!checked.ok) throw bug(`${formula}: ${JSON.stringify(checked.issues)}`);
  return checked.value;
}

function inMemory(run: Run, record: ProbeRecord, lines: readonly ProbeLine[]): Value {
  return evaluate(run.checked, {
    record: recordReader(record),
    variables: (_, path) => (path[0] === 'name' ? me.name : me.id),
    now: run.now,
    timeZone: run.zone,
    related: (_, matches) => lines.some((line) => matches(recordReader({ ...line }))),
  });
}

interface Row {
  readonly run: Run;
  readonly record: ProbeRecord;
  readonly expected: PlainResult;
  readonly lines: readonly ProbeLine[];
}

async function prepare(conformance: ConformanceCase): Promise<Row[]> {
  const { now = usualNow, zone = usualZone, lines = [] } = conformance;
  const checked = checkedFormula(conformance.formula);
  const first = stored;
  stored += conformance.rows.length;
  await database.store(
    conformance.rows.map(([record]) => ({ record, lines })),
    first,
  );
  return conformance.rows.map(([record, expected], index) => ({
    run: { checked, record: first + index, now, zone },
    record,
    expected,
    lines,
  }));
}

describe.each(Object.entries(conformanceTables))('PostgreSQL gives what memory gives: %s', (_, cases) => {
  test.each(cases.map((conformance) => [conformance.formula, conformance] as const))(
    '%s',
    async (_formula, conformance) => {
      const rows = await prepare(conformance);
      const results = await database.run(rows.map((row) => row.run));
      const isList = rows[0]?.run.checked.type === 'list';
      rows.forEach(({ run, record, expected, lines }, index) => {
        const value = inMemory(run, record, lines);
        const { value: text = null, found } = results[index] ?? {};
        expect({ record, value: normalized(text, isList) }).toEqual({ record, value: textOf(value) });
        if (run.checked.type === 'boolean')
          expect({ record, found }).toEqual({ record, found: expected === true });
      });
    },
  );
});
