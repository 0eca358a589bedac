import { sql } from '../sql.ts';
import { commonType, type FunctionDefinition, type SqlArguments } from './definition.ts';
import { widest } from '../bound.ts';

const last = (args: { readonly length: number }) => args.length > 2;

export const ifFunction: FunctionDefinition = {
  name: 'IF',
  group: 'logic',
  parameters: [
    { name: 'condition', types: ['boolean'] },
    { name: 'then', types: 'any' },
    { name: 'else', types: 'any', optional: true },
  ],
  returns: (types) => commonType(types.slice(1)),
  bound: (bounds) => widest(bounds.slice(1)),
  evaluate: (args) => (args.truth(0) ? args.value(1) : last(args) ? args.value(2) : null),
  sql: (args) => {
    const type = branchType(args);
    const otherwise = last(args) ? sql`ELSE ${args.as(2, type)} ` : sql``;
    return {
      sql: sql`(CASE WHEN ${args.predicate(0)} THEN ${args.as(1, type)} ${otherwise}END)`,
      nullable: !last(args) || args.nullable(1, 2),
    };
  },
  help: {
    summary: {
      zh: '条件成立时给出第二个参数，否则给出第三个；没有第三个时为空',
      en: 'The second argument if the condition is true, else the third; empty without a third',
    },
    example: { formula: 'IF(2 > 1, "yes", "no")', result: 'yes' },
  },
};

function branchType(args: SqlArguments) {
  return commonType(last(args) ? [args.type(1), args.type(2)] : [args.type(1)]) ?? 'text';
}
