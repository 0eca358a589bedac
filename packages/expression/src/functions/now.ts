import { localDate } from '../calendar.ts';
import type { FunctionDefinition } from './definition.ts';

/** TODAY and NOW are known when a statement is made, so they reach SQL as parameters. */
export const today: FunctionDefinition = {
  name: 'TODAY',
  group: 'date',
  parameters: [],
  returns: 'date',
  volatile: true,
  evaluate: (args) => localDate(args.environment.now, args.environment.zone),
  sql: (args) => ({
    sql: args.constant(localDate(args.environment.now, args.environment.zone), 'date'),
    nullable: false,
  }),
  help: {
    summary: { zh: '今天的日期', en: 'The date of today' },
    example: { formula: 'TODAY()', result: '2026-03-15' },
  },
};

export const now: FunctionDefinition = {
  name: 'NOW',
  group: 'date',
  parameters: [],
  returns: 'dateTime',
  volatile: true,
  evaluate: (args) => args.environment.now,
  sql: (args) => ({ sql: args.constant(args.environment.now, 'dateTime'), nullable: false }),
  help: {
    summary: { zh: '现在的日期和时间', en: 'The date and time of this moment' },
    example: { formula: 'NOW()', result: '2026-03-15 10:30' },
  },
};
