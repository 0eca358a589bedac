import { evaluate, recordReader, toPlain, type Checked, type EvaluationContext } from '@atelier/expression';
import { bug } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import { checkDefaultFormula, formulaOf } from './default-formula.ts';
import type { FieldModel, RecordValues } from './model.ts';

/** The values given so far, and the world a formula may ask: `me`, the time and the zone. */
export type DefaultContext = Omit<EvaluationContext, 'record' | 'related'> & {
  readonly values: RecordValues;
};

/**
 * The given values with defaults in the fields that were not given. An explicit null stays: the
 * field was emptied on purpose. A formula sees the given values and the defaults of earlier fields.
 * To be validated afterwards as any other values.
 *
 * @example applyDefaults(catalog, 'customer', { values, now, timeZone, variables: () => viewer.userId })
 */
export function applyDefaults(catalog: Catalog, entity: string, context: DefaultContext): RecordValues {
  const { values: given, ...world } = context;
  const values: Record<string, unknown> = { ...given };
  for (const [field, start] of defaultsOf(catalog, entity)) {
    if (values[field.key] !== undefined) continue;
    const value = start({ ...world, record: recordReader(values) });
    if (value !== null) values[field.key] = value;
  }
  return values;
}

type Start = (context: EvaluationContext) => unknown;

/** Imports ask for the same defaults for every row. */
const prepared = new WeakMap<Catalog, Map<string, readonly (readonly [FieldModel, Start])[]>>();

function defaultsOf(catalog: Catalog, entity: string): readonly (readonly [FieldModel, Start])[] {
  const known = prepared.get(catalog) ?? new Map<string, readonly (readonly [FieldModel, Start])[]>();
  prepared.set(catalog, known);
  let starts = known.get(entity);
  if (!starts) {
    const model = catalog.entity(entity);
    if (!model) throw bug(`no such entity: ${entity}`);
    const fields = model.fields.filter((field) => field.default !== undefined && field.default !== null);
    starts = fields.map((field) => [field, startOf(catalog, entity, field)] as const);
    known.set(entity, starts);
  }
  return starts;
}

function startOf(catalog: Catalog, entity: string, field: FieldModel): Start {
  const formula = formulaOf(field.default);
  if (formula === undefined) return () => field.default;
  const checked = checkDefaultFormula(catalog, entity, { field, formula });
  if (!checked.ok)
    throw bug(`default of ${entity}.${field.key} does not hold: ${checked.issues[0]?.code ?? ''}`);
  return computed(checked.value, numbersOf(catalog, field));
}

function computed(checked: Checked, numbers: 'text' | 'number'): Start {
  return (context) => toPlain(evaluate(checked, context), numbers);
}

/** Money holds exact decimals as text, other numbers are JSON numbers; the kind's schema says which. */
function numbersOf(catalog: Catalog, field: FieldModel): 'text' | 'number' {
  return catalog.kindOf(field).behaviour.valueSchema(field.settings).type === 'string' ? 'text' : 'number';
}
