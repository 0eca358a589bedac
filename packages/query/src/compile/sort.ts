import { userTarget } from '@atelier/entity';
import { parameter, raw, sql, type SqlFragment } from '@atelier/expression';
import { bug } from '@atelier/problem';
import { indexedFields } from '../indexes.ts';
import { issue } from '../messages.ts';
import type { Sort } from '../query.ts';
import type { Compilation, Table } from './compilation.ts';
import { databaseTypeOf } from './database-text.ts';
import { asValue } from './expression-target.ts';
import type { SortTerm } from './keyset.ts';
import { resolvePath, type Cell } from './path.ts';

/** How a field of the record is put in order, before directions. */
type Ordering = Pick<SortTerm, 'sql' | 'type' | 'nullable' | 'indexed'>;

/** The terms of a row query: what was asked for, then id, so that no two rows are equal. */
export function sortTerms(table: Table, sorts: readonly Sort[]): readonly SortTerm[] {
  const asked = sorts.flatMap((sort, index) => {
    const ordering = orderingOf(table, sort.field.split('.'), {
      at: `/sort/${index}/field`,
      field: sort.field,
    });
    return ordering ? [directed(ordering, sort)] : [];
  });
  // Follows the direction of the last key, so that an index on (key, id) can be read either way.
  const descending = asked.at(-1)?.descending ?? false;
  const id: SortTerm = {
    sql: table.column('id'),
    type: 'uuid',
    descending,
    emptyFirst: false,
    nullable: false,
    indexed: true,
  };
  return [...asked, id];
}

export function directed(ordering: Ordering, sort: Omit<Sort, 'field'>): SortTerm {
  return {
    ...ordering,
    descending: sort.direction === 'descending',
    emptyFirst: ordering.nullable && sort.empty === 'first',
  };
}

/** The field that names a record of this entity. */
export function titleFieldOf(compilation: Compilation, entity: string): string {
  if (entity === userTarget) return 'name';
  const model = compilation.context.catalog.entity(entity);
  if (!model) throw bug(`no such entity: ${entity}`);
  return model.titleField;
}

/** Options in their order, records and users by title, anything else by its value. */
export function orderingOf(
  table: Table,
  path: readonly string[],
  mention: { readonly at: string; readonly field: string },
): Ordering | undefined {
  const { compilation } = table;
  const { catalog } = compilation.context;
  const cell = resolvePath(table, path, { sight: 'viewer', at: mention.at });
  if (!cell) return undefined;
  const target = cell.field.key === 'id' ? undefined : catalog.targetOf(cell.field);
  if (target !== undefined && (target === userTarget || catalog.entity(target))) {
    return orderingOf(table, [...path, titleFieldOf(compilation, target)], mention);
  }
  const ordering = valueOrdering(compilation, cell);
  if (!ordering) compilation.report(issue('query.not-sortable', mention.at, { field: mention.field }));
  return ordering;
}

/** A value in the order a person expects; undefined where its kind has none. */
export function valueOrdering(compilation: Compilation, cell: Cell): Ordering | undefined {
  const { catalog } = compilation.context;
  const kind = catalog.kindOf(cell.field);
  const { ordered, type, multiple } = kind.definition.traits;
  const options = kind.behaviour.scope(cell.field).options;
  if (options && !multiple)
    return {
      sql: optionOrder(
        options.map((option) => option.value),
        cell.sql,
      ),
      type: 'integer',
      nullable: true,
      indexed: false,
    };
  if (cell.field.key !== 'id' && !ordered) return undefined;
  const nullable = !(cell.plain && filledColumns.has(cell.field.key) && cell.field.system);
  const indexed = cell.plain && indexedFields(cell.entity, catalog).has(cell.field.key);
  return { sql: inPinyinOrder(compilation, cell), type: databaseTypeOf(type), nullable, indexed };
}

/** System columns that are never empty. */
const filledColumns: ReadonlySet<string> = new Set(['id', 'version', 'createdAt', 'updatedAt']);

/** Position among the options; a value that is no option any more comes behind them. */
export function optionOrder(options: readonly string[], value: SqlFragment): SqlFragment {
  const place = sql`array_position(${parameter(options, 'text[]')}, ${value})`;
  return sql`CASE WHEN ${value} IS NOT NULL THEN coalesce(${place}, ${parameter(options.length + 1, 'integer')}) END`;
}

/** Columns of records carry their collation; names of users do not. */
function inPinyinOrder(compilation: Compilation, cell: Cell): SqlFragment {
  const { type } = compilation.context.catalog.kindOf(cell.field).definition.traits;
  if (cell.entity === userTarget && type === 'text') return sql`${cell.sql}${raw(' COLLATE "zh-x-icu"')}`;
  return asValue(compilation, cell);
}
