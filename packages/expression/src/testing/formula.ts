import { bug } from '@atelier/problem';
import type { Checked, Expression } from '../ast.ts';
import { check } from '../check.ts';
import { parseFormula } from '../parser.ts';
import { probeScope } from './world.ts';

/** A formula that is known to be right, read over the probe. */
export function parsed(formula: string): Expression {
  const result = parseFormula(formula, probeScope);
  if (!result.ok) throw bug(`${formula}: ${JSON.stringify(result.issues)}`);
  return result.value;
}

/** The same, checked. */
export function checked(formula: string): Checked {
  const result = check(parsed(formula), probeScope);
  if (!result.ok) throw bug(`${formula}: ${JSON.stringify(result.issues)}`);
  return result.value;
}
