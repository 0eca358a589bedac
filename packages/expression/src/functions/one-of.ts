import type { ValueType } from '../ast.ts';
import { joinSql, parameter, sql, type SqlFragment } from '../sql.ts';
import { columnType } from '../sql-parts.ts';
import { toPlain, type Value } from '../value.ts';
import { alignWithFirst, equalArguments, equalInMemory, isBlank } from './comparison.ts';
import type { FunctionDefinition, SqlArguments } from './definition.ts';

const itemsOf = (count: number) => Array.from({ length: count - 1 }, (_, index) => index + 1);

/**
 * `value IN [a, b]`, in the tree oneOf(value, a, b): the same as `value = a OR value = b`. Items that
 * are known become one array parameter, so that an index on the column is used.
 */
export const oneOf: FunctionDefinition = {
  name: 'oneOf',
  group: 'logic',
  parameters: [
    { name: 'value', types: 'any' },
    { name: 'item', types: 'any', optional: true },
  ],
  repeats: 1,
  returns: 'boolean',
  compared: (count) => [[0, itemsOf(count)]],
  check: alignWithFirst('IN', false),
  evaluate: (args) => itemsOf(args.length).some((index) => equalInMemory(args, 0, index)),
  sql: (args) => ({ sql: sql`(${oneOfSql(args)} IS TRUE)`, nullable: false }),
  predicate: oneOfSql,
};

function oneOfSql(args: SqlArguments): SqlFragment {
  const items = itemsOf(args.length);
  if (items.length === 0) return sql`FALSE`;
  const known = items.map((index) => args.known(index));
  const type = arrayType(args, items);
  if (type === undefined || known.some((value) => value === undefined || isBlank(value))) {
    const tests = items.map((index) => equalArguments(args, 0, index));
    return sql`(${joinSql(tests, ' OR ')})`;
  }
  const values = known.map((value) => toPlain(value as Value));
  return sql`(${args.value(0).sql} = ANY(${parameter(values, `${columnType(type)}[]`)}))`;
}

/** The element type of an array that all items fit into; undefined where they must be compared one by one. */
function arrayType(args: SqlArguments, items: readonly number[]): ValueType | undefined {
  const type = args.type(0);
  if (type !== 'text' && type !== 'number' && type !== 'date' && type !== 'record' && type !== 'user')
    return undefined;
  const same = type === 'record' || type === 'user' ? ['text', 'record', 'user'] : [type];
  return items.every((index) => same.includes(args.type(index))) ? type : undefined;
}
