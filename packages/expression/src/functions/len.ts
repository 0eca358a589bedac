import { numberBound } from '../bound.ts';
import { Decimal } from '../decimal.ts';
import { sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

export const len: FunctionDefinition = {
  name: 'LEN',
  group: 'text',
  parameters: [{ name: 'text', types: ['text'] }],
  returns: 'number',
  bound: () => numberBound(10, 0),
  evaluate: (args) => new Decimal([...(args.text(0) ?? '')].length),
  sql: (args) => ({ sql: sql`COALESCE(length(${args.text(0)}), 0)::numeric`, nullable: false }),
  help: {
    summary: { zh: '文本的字数，空文本为 0', en: 'The number of characters; 0 for an empty text' },
    example: { formula: 'LEN("王小明😀")', result: '4' },
  },
};
