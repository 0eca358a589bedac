import type { Localized } from '@atelier/problem';
import type { ValueType } from '../ast.ts';

/** What an editor shows about a function. */
export interface FunctionHelp {
  readonly name: string;
  readonly group: 'logic' | 'number' | 'text' | 'date' | 'list' | 'record';
  /** How to write it: `ROUND(number, digits)`. */
  readonly signature: string;
  readonly summary: Localized;
  readonly example: { readonly formula: string; readonly result: string };
  readonly returns: ValueType | 'same';
}
