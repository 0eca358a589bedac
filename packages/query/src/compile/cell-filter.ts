import { parameter, sql, type SqlFragment } from '@atelier/expression';
import { issue } from '../messages.ts';
import type { GroupCell } from '../query.ts';
import { inBucket } from './bucket.ts';
import type { Table } from './compilation.ts';
import { isReadable } from './database-text.ts';
import { unusable } from './expression-target.ts';
import { groupKey } from './group-key.ts';
import type { Mention } from './path.ts';

/** The rows that grouping counts under one value of one key. */
export function compileCell(cell: GroupCell, table: Table, mention: Mention): SqlFragment {
  const key = groupKey(table, cell, mention);
  if (!key) return unusable;
  const { compilation } = table;
  if (cell.value === null) {
    return key.list ? sql`coalesce(cardinality(${key.value}), 0) = 0` : sql`${key.value} IS NULL`;
  }
  const kind = compilation.context.catalog.kindOf(key.cell.field);
  const plain =
    key.bucketing || key.list ? cell.value : kind.behaviour.toDatabase(cell.value, key.cell.field.settings);
  const text = String(plain);
  if (!isReadable(text, key.type)) {
    compilation.report(issue('query.cell-invalid', `${mention.at}/value`, { field: cell.field }));
    return unusable;
  }
  if (key.bucketing) return inBucket(key.bucketing, text);
  const value = parameter(text, key.type);
  return key.list ? sql`${value} = ANY(${key.value})` : sql`${key.value} = ${value}`;
}
