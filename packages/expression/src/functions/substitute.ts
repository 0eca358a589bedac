import { textBound } from '../bound.ts';
import { sql } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

export const substitute: FunctionDefinition = {
  name: 'SUBSTITUTE',
  group: 'text',
  parameters: [
    { name: 'text', types: ['text'] },
    { name: 'old', types: ['text'] },
    { name: 'new', types: ['text'] },
  ],
  returns: 'text',
  bound: ([text, , replacement], [, old]) => {
    const shortest =
      old?.kind === 'literal' && typeof old.value === 'string' ? Math.max(1, old.value.length) : 1;
    const growth = Math.max(1, (replacement?.characters ?? 0) / shortest);
    return textBound(Math.ceil((text?.characters ?? 0) * growth));
  },
  evaluate: (args) => {
    const text = args.text(0);
    const old = args.text(1) ?? '';
    if (text === null || old === '') return text;
    return text.split(old).join(args.text(2) ?? '');
  },
  sql: (args) => ({
    sql: sql`replace(${args.text(0)}, COALESCE(${args.text(1)}, ''), COALESCE(${args.text(2)}, ''))`,
    nullable: args.nullable(0),
  }),
  help: {
    summary: { zh: '把文本里的一段文字全部换成另一段', en: 'Replaces every occurrence of a part of a text' },
    example: { formula: 'SUBSTITUTE("021-5888-1234", "-", "")', result: '02158881234' },
  },
};
