import { widest } from '../bound.ts';
import { joinSql, sql } from '../sql.ts';
import { commonType, type FunctionDefinition } from './definition.ts';

const results = <T>(items: readonly T[]) => items.filter((_, index) => index % 2 === 1);

export const ifs: FunctionDefinition = {
  name: 'IFS',
  group: 'logic',
  parameters: [
    { name: 'condition', types: ['boolean'] },
    { name: 'result', types: 'any' },
  ],
  repeats: 2,
  returns: (types) => commonType(results(types)),
  bound: (bounds) => widest(results(bounds)),
  evaluate: (args) => {
    for (let index = 0; index + 1 < args.length; index += 2) {
      if (args.truth(index)) return args.value(index + 1);
    }
    return null;
  },
  sql: (args) => {
    const pairs = Array.from({ length: args.length / 2 }, (_, pair) => pair * 2);
    const type = commonType(pairs.map((index) => args.type(index + 1))) ?? 'text';
    const cases = pairs.map((index) => sql`WHEN ${args.predicate(index)} THEN ${args.as(index + 1, type)}`);
    return { sql: sql`(CASE ${joinSql(cases, ' ')} END)`, nullable: true };
  },
  help: {
    summary: {
      zh: '按顺序给出第一个成立的条件后面的结果；都不成立时为空',
      en: 'The result after the first condition that is true; empty when none is',
    },
    example: { formula: 'IFS(1 > 2, "a", 2 > 1, "b")', result: 'b' },
  },
};
