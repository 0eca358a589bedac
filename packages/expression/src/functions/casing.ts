import { capitalLetters, lowerCase, smallLetters, upperCase } from '../letters.ts';
import { parameter, sql, type SqlFragment } from '../sql.ts';
import type { FunctionDefinition } from './definition.ts';

/** UPPER, LOWER */
const small = parameter(smallLetters, 'text');
const capital = parameter(capitalLetters, 'text');

interface Casing {
  readonly name: 'UPPER' | 'LOWER';
  readonly inMemory: (text: string) => string;
  readonly inSql: (text: SqlFragment) => SqlFragment;
  readonly help: NonNullable<FunctionDefinition['help']>;
}

function casing({ name, inMemory, inSql, help }: Casing): FunctionDefinition {
  return {
    name,
    group: 'text',
    parameters: [{ name: 'text', types: ['text'] }],
    returns: 'text',
    evaluate: (args) => {
      const text = args.text(0);
      return text === null ? null : inMemory(text);
    },
    sql: (args) => ({ sql: inSql(args.text(0)), nullable: args.nullable(0) }),
    help,
  };
}

export const upper = casing({
  name: 'UPPER',
  inMemory: upperCase,
  inSql: (text) => sql`translate(${text}, ${small}, ${capital})`,
  help: {
    summary: { zh: '把字母变成大写', en: 'Letters as capitals' },
    example: { formula: 'UPPER("vip café")', result: 'VIP CAFÉ' },
  },
});

export const lower = casing({
  name: 'LOWER',
  inMemory: lowerCase,
  inSql: (text) => sql`translate(${text}, ${capital}, ${small})`,
  help: {
    summary: { zh: '把字母变成小写', en: 'Letters in lower case' },
    example: { formula: 'LOWER("VIP CAFÉ")', result: 'vip café' },
  },
});
