import { userTarget, type FieldModel } from '@atelier/entity';
import { joinSql, sql, type SqlFragment } from '@atelier/expression';
import { issue } from '../messages.ts';
import { Table, type Compilation, type Sight } from './compilation.ts';
import { allOf, rightOn, usableCell, visibleRows } from './rights.ts';

/** Where a field path stands in the query, and by whose right it is read. */
export interface Mention {
  readonly sight: Sight;
  readonly at: string;
}

/** A field at the end of a path, ready to be compared, sorted, grouped or measured. */
export interface Cell {
  readonly sql: SqlFragment;
  readonly entity: string;
  readonly field: FieldModel;
  /** A plain column of the table that the statement starts from, so that its index can serve. */
  readonly plain: boolean;
}

interface Step {
  readonly table: Table;
  readonly path: readonly string[];
  /** The path as it was written. */
  readonly whole: string;
}

/**
 * Resolves `['customer', 'city']` from a table. Every hop asks the policy for the relation field and
 * for the row it leads to: a record out of sight reads as empty. Undefined, with an issue, when the
 * path is unknown or not for this viewer.
 */
export function resolvePath(table: Table, path: readonly string[], mention: Mention): Cell | undefined {
  return resolveStep({ table, path, whole: path.join('.') }, mention);
}

/** Reads one value of the record with a known id, by a scalar subquery. */
export function lookUp(
  from: {
    readonly compilation: Compilation;
    readonly entity: string;
    readonly id: SqlFragment;
    readonly path: readonly string[];
  },
  mention: Mention,
): Cell | undefined {
  const { compilation, entity, id, path } = from;
  const table = new Table(compilation, entity, { alias: compilation.alias('s'), reach: 'subquery' });
  const cell = resolveStep({ table, path, whole: path.join('.') }, mention);
  return cell && { ...cell, plain: false, sql: scalar(table, id, { value: cell.sql, sight: mention.sight }) };
}

/** A field by key as this sight knows it. */
export function findField(
  table: Table,
  key: string,
  mention: Mention & { readonly whole: string },
): FieldModel | undefined {
  const { compilation, entity } = table;
  const field = compilation.context.catalog.field(entity, key);
  const seen = mention.sight === 'author' || rightOn(compilation, entity, key) !== 'none';
  if (field && seen) return field;
  compilation.reportMissingField(mention.whole, mention.at);
  return undefined;
}

/** The entity that a relation leads to, if there is such an entity. */
export function targetOf(table: Table, field: FieldModel): string | undefined {
  const { catalog } = table.compilation.context;
  const target = catalog.targetOf(field);
  return target === userTarget || (target !== undefined && catalog.entity(target)) ? target : undefined;
}

function resolveStep(step: Step, mention: Mention): Cell | undefined {
  const { table, path, whole } = step;
  const [key, ...rest] = path;
  const field = key === undefined ? undefined : findField(table, key, { ...mention, whole });
  if (!field) return undefined;
  const value = usableCell(table, field, { ...mention, whole });
  if (!value) return undefined;
  if (rest.length === 0) {
    return { sql: value.sql, entity: table.entity, field, plain: !value.guarded && !table.place.on };
  }
  const target = targetOf(table, field);
  if (target === undefined) {
    table.compilation.report(issue('query.not-a-relation', mention.at, { field: whole }));
    return undefined;
  }
  return follow({ ...step, path: rest }, { key: field.key, id: value.sql, target }, mention);
}

interface Hop {
  readonly key: string;
  readonly id: SqlFragment;
  readonly target: string;
}

function follow(step: Step, hop: Hop, mention: Mention): Cell | undefined {
  const { table, path, whole } = step;
  if (reachOf(table, mention.sight) === 'join') {
    const cell = resolveStep({ table: join(table, hop, mention), path, whole }, mention);
    return cell && { ...cell, plain: false };
  }
  const { compilation } = table;
  compilation.countJoin(mention.sight, mention.at);
  const next = new Table(compilation, hop.target, { alias: compilation.alias('s'), reach: 'subquery' });
  const cell = resolveStep({ table: next, path, whole }, mention);
  return (
    cell && { ...cell, plain: false, sql: scalar(next, hop.id, { value: cell.sql, sight: mention.sight }) }
  );
}

/** Row conditions of a joined table stand in its ON, where no further table can be joined. */
function reachOf(table: Table, sight: Sight) {
  return sight === 'author' && table.place.on ? 'subquery' : table.place.reach;
}

function join(table: Table, hop: Hop, mention: Mention): Table {
  const { compilation } = table;
  const key = `${mention.sight}:${hop.key}`;
  const known = table.joined.get(key);
  if (known) return known;
  compilation.countJoin(mention.sight, mention.at);
  const joined = joinRecord(table, hop, mention.sight);
  table.joined.set(key, joined);
  return joined;
}

/** Adds a LEFT JOIN to the record with this id, as far as the sight may see it. */
export function joinRecord(table: Table, hop: Omit<Hop, 'key'>, sight: Sight): Table {
  const { compilation } = table;
  const joined = new Table(compilation, hop.target, {
    alias: compilation.alias('j'),
    reach: 'join',
    on: table,
  });
  const conditions = [sql`${joined.column('id')} = ${hop.id}`, ...visibleRows(joined, sight)];
  table.joins.push(sql`LEFT JOIN ${joined.named} ON ${joinSql(conditions, ' AND ')}`);
  return joined;
}

function scalar(
  table: Table,
  id: SqlFragment,
  read: { readonly value: SqlFragment; readonly sight: Sight },
): SqlFragment {
  const conditions = [sql`${table.column('id')} = ${id}`, ...visibleRows(table, read.sight)];
  return sql`(SELECT ${read.value} FROM ${table.from} WHERE ${allOf(conditions)})`;
}
