import { joinedCharacters, textBound } from '../bound.ts';
import { joinSql, sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

/** Also written `a & b`. */
export const concat: FunctionDefinition = {
  name: 'CONCAT',
  group: 'text',
  parameters: [
    { name: 'value', types: 'any' },
    { name: 'next', types: 'any', optional: true },
  ],
  repeats: 1,
  returns: 'text',
  bound: (bounds) => textBound(bounds.reduce((sum, bound) => sum + joinedCharacters(bound), 0)),
  evaluate: (args) => Array.from({ length: args.length }, (_, index) => args.joined(index)).join(''),
  sql: (args) => {
    const texts = Array.from({ length: args.length }, (_, index) => args.joined(index));
    return { sql: sql`(${joinSql(texts, ' || ')})`, nullable: false };
  },
  help: {
    summary: {
      zh: '把值连成一个文本，也可以写成 a & b；空值当作空文本',
      en: 'Joins values to one text, also written a & b; empty values join as nothing',
    },
    example: { formula: 'CONCAT("No. ", 12.50)', result: 'No. 12.5' },
  },
};
