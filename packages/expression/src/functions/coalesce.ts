import { joinSql, sql } from '../sql.ts';
import { commonType, type FunctionDefinition } from './definition.ts';

export const coalesce: FunctionDefinition = {
  name: 'COALESCE',
  group: 'logic',
  parameters: [
    { name: 'value', types: 'any' },
    { name: 'next', types: 'any' },
  ],
  repeats: 1,
  returns: commonType,
  evaluate: (args) => {
    for (let index = 0; index < args.length; index += 1) {
      const value = args.value(index);
      if (value !== null) return value;
    }
    return null;
  },
  sql: (args) => {
    const places = Array.from({ length: args.length }, (_, index) => index);
    const type = commonType(places.map((index) => args.type(index))) ?? 'text';
    const values = places.map((index) => args.as(index, type));
    return {
      sql: sql`COALESCE(${joinSql(values, ', ')})`,
      nullable: places.every((index) => args.nullable(index)),
    };
  },
  help: {
    summary: { zh: '给出第一个不为空的值', en: 'The first value that is not empty' },
    example: { formula: 'COALESCE(NULL, "无", "有")', result: '无' },
  },
};
