import { blanks, trimBlanks } from '../letters.ts';
import { parameter, sql, type SqlFragment } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

export function trimSql(text: SqlFragment): SqlFragment {
  return sql`btrim(${text}, ${parameter(blanks, 'text')})`;
}

export const trim: FunctionDefinition = {
  name: 'TRIM',
  group: 'text',
  parameters: [{ name: 'text', types: ['text'] }],
  returns: 'text',
  evaluate: (args) => {
    const text = args.text(0);
    return text === null ? null : trimBlanks(text);
  },
  sql: (args) => ({ sql: trimSql(args.text(0)), nullable: args.nullable(0) }),
  help: {
    summary: { zh: '去掉首尾的空格和换行', en: 'The text without blanks at its ends' },
    example: { formula: 'TRIM("  上海 ")', result: '上海' },
  },
};
