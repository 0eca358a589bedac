import { describe, expect, test } from '@jest/globals';
import type { Checked } from './ast.ts';
import { check } from './check.ts';
import { evaluate, recordReader, type EvaluationContext } from './evaluate.ts';
import { functionHelp } from './functions/registry.ts';
import { joinedText } from './joined-text.ts';
import { parseFormula } from './parser.ts';
import { toPlain } from './value.ts';
import {
  conformanceTables,
  me,
  probeScope,
  usualNow,
  usualZone,
  type ProbeLine,
  type ProbeRecord,
} from './testing/conformance.ts';

function checkedFormula(formula: string): Checked {
  const parsed = parseFormula(formula, probeScope);
  const checked = parsed.ok ? check(parsed.value, probeScope) : parsed;
  if (!checked.ok) throw new Error(`${formula}: ${JSON.stringify(checked.issues)}`);
  return checked.value;
}

interface Surroundings {
  readonly now?: string;
  readonly zone?: string;
  readonly lines?: readonly ProbeLine[];
}

function contextOf(
  record: ProbeRecord,
  { now = usualNow, zone = usualZone, lines = [] }: Surroundings,
): EvaluationContext {
  return {
    record: recordReader(record),
    variables: (_, path) => (path[0] === 'name' ? me.name : me.id),
    now,
    timeZone: zone,
    related: (_, matches) => lines.some((line) => matches(recordReader({ ...line }))),
  };
}

describe.each(Object.entries(conformanceTables))('in memory, %s', (_, cases) => {
  test.each(cases.map((conformance) => [conformance.formula, conformance] as const))(
    '%s',
    (formula, conformance) => {
      const checked = checkedFormula(formula);
      for (const [record, expected] of conformance.rows) {
        expect({ record, result: toPlain(evaluate(checked, contextOf(record, conformance))) }).toEqual({
          record,
          result: expected,
        });
      }
    },
  );
});

describe('the help of functions', () => {
  test.each(functionHelp().map((help) => [help.name, help] as const))(
    'the example of %s gives what it says',
    (_, help) => {
      const { formula, result } = help.example;
      expect(joinedText(evaluate(checkedFormula(formula), contextOf({}, {})), usualZone)).toBe(result);
    },
  );

  test('every function is shown with a signature and text in both languages', () => {
    for (const help of functionHelp()) {
      expect(help.signature.startsWith(`${help.name}(`)).toBe(true);
      expect(help.signatures?.zh).not.toMatch(/[a-z]/);
      expect(help.summary.zh && help.summary.en).toBeTruthy();
    }
  });
});
