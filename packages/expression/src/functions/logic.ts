import { joinSql, sql, type SqlFragment } from '../sql.ts';
import type { Arguments, FunctionDefinition, SqlArguments } from './definition.ts';

/** AND, OR and NOT know true and false only: an empty condition counts as false before they see it. */
function indexes(args: Arguments | SqlArguments): number[] {
  return Array.from({ length: args.length }, (_, index) => index);
}

const condition = { name: 'condition', types: ['boolean'] } as const;

function joined(args: SqlArguments, operator: 'AND' | 'OR'): SqlFragment {
  return sql`(${joinSql(
    indexes(args).map((index) => args.predicate(index)),
    ` ${operator} `,
  )})`;
}

function joinedTruths(args: SqlArguments, operator: 'AND' | 'OR'): SqlFragment {
  return sql`(${joinSql(
    indexes(args).map((index) => args.truth(index)),
    ` ${operator} `,
  )})`;
}

export const and: FunctionDefinition = {
  name: 'and',
  group: 'logic',
  parameters: [condition, { ...condition, optional: true }],
  repeats: 1,
  returns: 'boolean',
  evaluate: (args) => indexes(args).every((index) => args.truth(index)),
  sql: (args) => ({ sql: joinedTruths(args, 'AND'), nullable: false }),
  predicate: (args) => joined(args, 'AND'),
  help: {
    summary: {
      zh: '所有条件都成立时成立，也可以写成 a AND b',
      en: 'True when every condition is true; also written a AND b',
    },
    example: { formula: 'AND(1 < 2, 2 < 3)', result: 'TRUE' },
  },
};

export const or: FunctionDefinition = {
  name: 'or',
  group: 'logic',
  parameters: [condition, { ...condition, optional: true }],
  repeats: 1,
  returns: 'boolean',
  evaluate: (args) => indexes(args).some((index) => args.truth(index)),
  sql: (args) => ({ sql: joinedTruths(args, 'OR'), nullable: false }),
  predicate: (args) => joined(args, 'OR'),
  help: {
    summary: {
      zh: '任一条件成立时成立，也可以写成 a OR b',
      en: 'True when any condition is true; also written a OR b',
    },
    example: { formula: 'OR(1 > 2, 2 < 3)', result: 'TRUE' },
  },
};

export const not: FunctionDefinition = {
  name: 'not',
  group: 'logic',
  parameters: [condition],
  returns: 'boolean',
  evaluate: (args) => !args.truth(0),
  sql: (args) => ({ sql: sql`(${args.predicate(0)} IS NOT TRUE)`, nullable: false }),
  help: {
    summary: { zh: '条件不成立时成立', en: 'True when the condition is not' },
    example: { formula: 'NOT(1 > 2)', result: 'TRUE' },
  },
};
