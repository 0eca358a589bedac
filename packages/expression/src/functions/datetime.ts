import { parseInstant } from '../calendar.ts';
import type { FunctionDefinition } from './definition.ts';

/** Only of a written text, so it is always known; the parser makes a literal of it. */
export const datetime: FunctionDefinition = {
  name: 'DATETIME',
  group: 'date',
  parameters: [{ name: 'text', types: ['text'] }],
  returns: 'dateTime',
  check: ([text], report) => {
    const written = text?.kind === 'literal' && typeof text.value === 'string' ? text.value : '';
    if (parseInstant(written) === null) report(0, 'expression.date-time-invalid', { value: written });
    return undefined;
  },
  evaluate: (args) => parseInstant(args.text(0) ?? ''),
  sql: (args) => ({
    sql: args.constant(parseInstant(String(args.known(0) ?? '')), 'dateTime'),
    nullable: true,
  }),
  help: {
    summary: { zh: '写出一个确切的时刻，要带时区', en: 'One instant written out, with its zone' },
    example: { formula: 'DATETIME("2026-03-15T02:30:00Z")', result: '2026-03-15 10:30' },
  },
};
