import {
  check,
  mentions,
  parseFormula,
  type Checked,
  type Expression,
  type Scope,
} from '@atelier/expression';
import { fail, succeed, type Result } from '@atelier/problem';
import type { Catalog } from './catalog.ts';
import type { FieldModel } from './model.ts';
import { scopeOf } from './scope.ts';

/** The text of a default `{ formula }`; undefined for a fixed value. */
export function formulaOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('formula' in value)) return undefined;
  return typeof value.formula === 'string' ? value.formula : undefined;
}

/**
 * A default formula, ready to run, or what is wrong with it: besides the language's own issues, that
 * it gives another type than the field, or looks beyond the record at hand (which would need the
 * database) or at what the system fills in later.
 */
export function checkDefaultFormula(
  catalog: Catalog,
  entity: string,
  wanted: { readonly field: FieldModel; readonly formula: string },
): Result<Checked> {
  const scope = scopeOf(catalog, entity);
  const parsed = parseFormula(wanted.formula, scope);
  if (!parsed.ok) return parsed;
  const checked = check(parsed.value, scope);
  if (!checked.ok) return checked;
  const named = mentions(checked.value.expression, scope);
  const own = new Set(catalog.entity(entity)?.fields.map((field) => field.key));
  const beyond = named.fields.some(({ path }) => path.length !== 1 || !own.has(path[0] ?? ''));
  if (beyond || named.related.length > 0) return fail({ code: 'entity.default-field', at: '' });
  return fits(checked.value, { field: wanted.field, catalog, scope })
    ? succeed(checked.value)
    : fail({ code: 'entity.default-type', at: '' });
}

interface Place {
  readonly field: FieldModel;
  readonly catalog: Catalog;
  readonly scope: Scope;
}

function fits(checked: Checked, place: Place): boolean {
  const expected = place.catalog.kindOf(place.field).behaviour.scope(place.field);
  if (checked.type === 'null') return true;
  if (checked.type !== expected.type) return false;
  const target = targetOf(checked.expression, place.scope);
  return target === undefined || target === expected.target;
}

/** Where a plain mention points; calls that choose between records are judged when they are saved. */
function targetOf(expression: Expression, scope: Scope): string | undefined {
  if (expression.kind === 'field') return scope.field(scope.entity, expression.path[0] ?? '')?.target;
  return undefined;
}
