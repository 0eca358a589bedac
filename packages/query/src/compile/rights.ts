import type { FieldModel } from '@atelier/entity';
import { joinSql, raw, sql, type SqlFragment } from '@atelier/expression';
import { canonicalJson } from '../canonical.ts';
import { issue } from '../messages.ts';
import type { FieldRight, ResolvedGrant } from '../policy.ts';
import { higherRight, mayRead } from '../resolve-policy.ts';
import type { Compilation, Sight, Table } from './compilation.ts';

/** When something holds, seen from a row that the viewer may see: on every row, on none, or on some. */
export type Guard = 'always' | 'never' | SqlFragment;

/** What a viewer gets of one field: its value on some rows, a masked text on others. */
export interface Shown {
  readonly field: FieldModel;
  readonly value?: SqlFragment;
  readonly mask?: SqlFragment;
}

/** The rows of these grants: true wherever one of them allows the row. */
export function rowsOf(table: Table, grants: readonly ResolvedGrant[]): Guard {
  if (grants.length === 0) return 'never';
  if (grants.some((grant) => !grant.rows)) return 'always';
  const conditions = new Map(grants.map((grant) => [keyOf(grant), conditionOf(table, grant)]));
  return anyOf([...conditions.values()]);
}

/** The rows of an entity that the viewer may see at all, outside the recycle bin or (`deleted`) in it. */
export function visibleRows(table: Table, sight: Sight, deleted = false): SqlFragment[] {
  const bin = raw(deleted ? ' IS NOT NULL' : ' IS NULL');
  const present = table.isUsers ? [] : [sql`${table.column('deletedAt')}${bin}`];
  return sight === 'author'
    ? present
    : [...present, ...conditionsOf(rowsOf(table, table.compilation.grants(table.entity)))];
}

export function conditionsOf(guard: Guard): SqlFragment[] {
  if (guard === 'always') return [];
  return [guard === 'never' ? raw('FALSE') : guard];
}

/** On which visible rows the grants that satisfy `shows` apply. Roles never mix: row and field come from one grant. */
export function guardOf(table: Table, shows: (grant: ResolvedGrant) => boolean): Guard {
  const grants = table.compilation.grants(table.entity);
  const granting = grants.filter(shows);
  if (granting.length === 0) return 'never';
  const rows = new Set(granting.map(keyOf));
  // Whatever row is visible at all is visible through one of these.
  if (rows.has('') || grants.every((grant) => rows.has(keyOf(grant)))) return 'always';
  return rowsOf(table, granting);
}

/**
 * The column as the viewer may use it for comparing, sorting, grouping and measuring: null on rows
 * where no role shows it. Undefined, with an issue, where it is never shown as it is.
 */
export function usableCell(
  table: Table,
  field: FieldModel,
  mention: { readonly sight: Sight; readonly at: string; readonly whole: string },
): { readonly sql: SqlFragment; readonly guarded: boolean } | undefined {
  const column = table.column(field.key);
  const guard =
    mention.sight === 'author' ? 'always' : guardOf(table, (grant) => mayRead(grant.right(field.key)));
  if (guard === 'always') return { sql: column, guarded: false };
  if (guard !== 'never') return { sql: sql`CASE WHEN ${guard} THEN ${column} END`, guarded: true };
  table.compilation.report(issue('query.field-masked', mention.at, { field: mention.whole }));
  return undefined;
}

/** The column as the viewer may see it. Value and mask are two outputs because their types differ. */
export function shownCell(table: Table, field: FieldModel): Shown {
  const column = table.column(field.key);
  const readable = guardOf(table, (grant) => mayRead(grant.right(field.key)));
  if (readable === 'always') return { field, value: column };
  const masked = guardOf(table, (grant) => grant.right(field.key) === 'mask');
  const maskSql = table.compilation.context.catalog.kindOf(field).behaviour.maskSql;
  const mask = masked === 'never' || !maskSql ? undefined : guarded(masked, readable, maskSql(column));
  const value = readable === 'never' ? undefined : sql`CASE WHEN ${readable} THEN ${column} END`;
  return { field, ...(value ? { value } : {}), ...(mask ? { mask } : {}) };
}

/** The highest right on a field that any row could give; 'none' for a field that does not exist. */
export function rightOn(compilation: Compilation, entity: string, key: string): FieldRight {
  if (!compilation.context.catalog.field(entity, key)) return 'none';
  return compilation
    .grants(entity)
    .reduce<FieldRight>((highest, grant) => higherRight(highest, grant.right(key)), 'none');
}

function guarded(masked: Guard, readable: Guard, mask: SqlFragment): SqlFragment {
  if (readable !== 'always' && readable !== 'never') {
    // IS NOT TRUE: a condition that comes out null does not hold.
    const where = allOf([sql`${readable} IS NOT TRUE`, ...conditionsOf(masked)]);
    return sql`CASE WHEN ${where} THEN ${mask} END`;
  }
  return masked === 'always' || masked === 'never' ? mask : sql`CASE WHEN ${masked} THEN ${mask} END`;
}

/** The row condition of one grant; TRUE for all rows. Compiled once for a table. */
export function conditionOf(table: Table, grant: ResolvedGrant): SqlFragment {
  const key = keyOf(grant);
  let condition = table.conditions.get(key);
  if (!condition) {
    condition = grant.rows ? table.compilation.compileRows(grant.rows, table, grant.role) : raw('TRUE');
    table.conditions.set(key, condition);
  }
  return condition;
}

/** '' for all rows; otherwise the text of the condition, so that equal conditions count once. */
function keyOf(grant: ResolvedGrant): string {
  return grant.rows ? canonicalJson(grant.rows) : '';
}

/** Fit to stand beside AND and NOT, as long as a single condition is. */
export function anyOf(conditions: readonly SqlFragment[]): SqlFragment {
  const [only] = conditions;
  return conditions.length === 1 && only ? only : sql`(${joinSql(conditions, ' OR ')})`;
}

export function allOf(conditions: readonly SqlFragment[]): SqlFragment {
  return conditions.length === 0 ? raw('TRUE') : joinSql(conditions, ' AND ');
}
