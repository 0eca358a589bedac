import { blankSql, isBlank } from './comparison.ts';
import type { FunctionDefinition } from './definition.ts';

export const isblank: FunctionDefinition = {
  name: 'ISBLANK',
  group: 'logic',
  parameters: [{ name: 'value', types: 'any' }],
  returns: 'boolean',
  evaluate: (args) => isBlank(args.value(0)),
  sql: (args) => ({ sql: blankSql(args, 0), nullable: false }),
  help: {
    summary: {
      zh: '值是否为空；空文本和空列表也算空',
      en: 'Whether a value is empty; an empty text and an empty list are',
    },
    example: { formula: 'ISBLANK("")', result: 'TRUE' },
  },
};
