import { numberBound } from '../bound.ts';
import { Decimal } from '../decimal.ts';
import { sql, type SqlFragment } from '../sql.ts';
import type { FunctionDefinition, SqlArguments } from './definition.ts';

/** HASANY, HASALL and COUNTOF. An empty list has nothing; every list has all of no items. */
const parameters: FunctionDefinition['parameters'] = [
  { name: 'list', types: ['list'] },
  { name: 'items', types: ['list'] },
];

interface ListTest {
  readonly name: 'HASANY' | 'HASALL';
  readonly inMemory: (list: readonly string[], items: readonly string[]) => boolean;
  /** Null where the list is; so that the column stands alone and a GIN index can be used. */
  readonly inSql: (list: SqlFragment, items: SqlFragment) => SqlFragment;
  readonly help: NonNullable<FunctionDefinition['help']>;
}

function listTest({ name, inMemory, inSql, help }: ListTest): FunctionDefinition {
  return {
    name,
    group: 'list',
    parameters,
    returns: 'boolean',
    compared: () => [[0, [1]]],
    evaluate: (args) => inMemory(args.list(0), args.list(1)),
    sql: (args) => ({ sql: inSql(args.list(0), args.list(1)), nullable: false }),
    predicate: (args) => inSql(columnOf(args, name), args.list(1)),
    help,
  };
}

/** HASALL of no items is true for an empty list too, so there null must become an empty list. */
function columnOf(args: SqlArguments, name: ListTest['name']): SqlFragment {
  const items = args.known(1);
  const someItem = Array.isArray(items) && items.length > 0;
  return name === 'HASANY' || someItem ? args.as(0, 'list') : args.list(0);
}

export const hasany = listTest({
  name: 'HASANY',
  inMemory: (list, items) => items.some((item) => list.includes(item)),
  inSql: (list, items) => sql`(${list} && ${items})`,
  help: {
    summary: { zh: '列表里是否有其中任意一个值', en: 'Whether a list has any of some items' },
    example: { formula: 'HASANY(["金", "银"], ["银", "铜"])', result: 'TRUE' },
  },
});

export const hasall = listTest({
  name: 'HASALL',
  inMemory: (list, items) => items.every((item) => list.includes(item)),
  inSql: (list, items) => sql`(${list} @> ${items})`,
  help: {
    summary: { zh: '列表里是否有全部这些值', en: 'Whether a list has all of some items' },
    example: { formula: 'HASALL(["金", "银"], ["银", "铜"])', result: 'FALSE' },
  },
});

export const countof: FunctionDefinition = {
  name: 'COUNTOF',
  group: 'list',
  parameters: [{ name: 'list', types: ['list'] }],
  returns: 'number',
  bound: () => numberBound(8, 0),
  evaluate: (args) => new Decimal(args.list(0).length),
  sql: (args) => ({ sql: sql`cardinality(${args.list(0)})::numeric`, nullable: false }),
  help: {
    summary: { zh: '列表里有几个值', en: 'How many items a list has' },
    example: { formula: 'COUNTOF(["a", "b"])', result: '2' },
  },
};
