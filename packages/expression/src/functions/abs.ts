import { sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

export const abs: FunctionDefinition = {
  name: 'ABS',
  group: 'number',
  parameters: [{ name: 'number', types: ['number'] }],
  returns: 'number',
  evaluate: (args) => args.number(0)?.abs() ?? null,
  sql: (args) => ({ sql: sql`abs(${args.number(0)})`, nullable: args.nullable(0) }),
  help: {
    summary: { zh: '绝对值', en: 'The number without its sign' },
    example: { formula: 'ABS(-3.5)', result: '3.5' },
  },
};
