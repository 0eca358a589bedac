import type { Decimal } from '../decimal.ts';
import { sql } from '../sql.ts';
import { countSql } from '../sql-parts.ts';
import type { FunctionDefinition } from './definition.ts';

/** LEFT, RIGHT and MID count characters (code points), so that emoji and rare Chinese stay whole. */
const text = { name: 'text', types: ['text'] } as const;
const count = { name: 'count', types: ['number'] } as const;
const most = 1_000_000;

/** Empty and negative counts are 0, fractions are cut off. */
function countOf(value: Decimal | null): number {
  return value === null || value.isNegative() ? 0 : Math.min(value.trunc().toNumber(), most);
}

export const left: FunctionDefinition = {
  name: 'LEFT',
  group: 'text',
  parameters: [text, { ...count, optional: true }],
  returns: 'text',
  evaluate: (args) => {
    const value = args.text(0);
    const wanted = args.length > 1 ? countOf(args.number(1)) : 1;
    return value === null ? null : [...value].slice(0, wanted).join('');
  },
  sql: (args) => {
    const wanted = args.length > 1 ? countSql(args.number(1), most) : sql`1`;
    return { sql: sql`left(${args.text(0)}, ${wanted})`, nullable: args.nullable(0) };
  },
  help: {
    summary: {
      zh: '文本开头的几个字，不写个数时取一个字',
      en: 'The first characters of a text; one without a count',
    },
    example: { formula: 'LEFT("王小明", 1)', result: '王' },
  },
};

export const right: FunctionDefinition = {
  name: 'RIGHT',
  group: 'text',
  parameters: [text, { ...count, optional: true }],
  returns: 'text',
  evaluate: (args) => {
    const value = args.text(0);
    const wanted = args.length > 1 ? countOf(args.number(1)) : 1;
    if (value === null) return null;
    const characters = [...value];
    return characters.slice(Math.max(0, characters.length - wanted)).join('');
  },
  sql: (args) => {
    const wanted = args.length > 1 ? countSql(args.number(1), most) : sql`1`;
    return { sql: sql`right(${args.text(0)}, ${wanted})`, nullable: args.nullable(0) };
  },
  help: {
    summary: {
      zh: '文本结尾的几个字，不写个数时取一个字',
      en: 'The last characters of a text; one without a count',
    },
    example: { formula: 'RIGHT("13800138000", 4)', result: '8000' },
  },
};

export const mid: FunctionDefinition = {
  name: 'MID',
  group: 'text',
  parameters: [text, { name: 'start', types: ['number'] }, count],
  returns: 'text',
  evaluate: (args) => {
    const value = args.text(0);
    if (value === null) return null;
    const start = Math.max(countOf(args.number(1)), 1) - 1;
    return [...value].slice(start, start + countOf(args.number(2))).join('');
  },
  sql: (args) => {
    const start = sql`GREATEST(${countSql(args.number(1), most)}, 1)`;
    return {
      sql: sql`substr(${args.text(0)}, ${start}, ${countSql(args.number(2), most)})`,
      nullable: args.nullable(0),
    };
  },
  help: {
    summary: {
      zh: '从第几个字起取几个字，第一个字的位置是 1',
      en: 'So many characters from a place on; the first is 1',
    },
    example: { formula: 'MID("2026-03-15", 6, 2)', result: '03' },
  },
};
