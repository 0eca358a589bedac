import { typeName } from '../messages.ts';
import { asciiLowerCase } from '../letters.ts';
import { parameter, sql, type SqlFragment } from '../sql.ts';
import { asciiLowerSql } from '../sql-parts.ts';
import { typeOf } from '../tree.ts';
import type { Arguments, FunctionDefinition, SqlArguments } from './definition.ts';

/**
 * CONTAINS, STARTSWITH and ENDSWITH. Letters A to Z count the same in either case, everything else
 * must be the same character: a rule that needs no locale. With an empty side they are false; the
 * empty text "" is in every text.
 */
interface Match {
  readonly name: string;
  readonly inMemory: (text: string, part: string) => boolean;
  readonly pattern: (escaped: string) => string;
  readonly inSql: (args: SqlArguments, text: SqlFragment, part: SqlFragment) => SqlFragment;
  readonly help: NonNullable<FunctionDefinition['help']>;
}

function match({ name, inMemory, pattern, inSql, help }: Match): FunctionDefinition {
  const test = (args: SqlArguments) => {
    const text = asciiLowerSql(args.text(0));
    const known = args.known(1);
    if (typeof known !== 'string') return inSql(args, text, asciiLowerSql(args.text(1)));
    const escaped = asciiLowerCase(known).replace(/[\\%_]/g, (special) => `\\${special}`);
    return sql`(${text} LIKE ${parameter(pattern(escaped), 'text')})`;
  };
  return {
    name,
    group: 'text',
    parameters: [
      { name: 'text', types: ['text'] },
      { name: 'part', types: ['text'] },
    ],
    returns: 'boolean',
    evaluate: (args) => bothTexts(args, inMemory),
    sql: (args) => ({
      sql: args.nullable(0, 1) ? sql`(${test(args)} IS TRUE)` : test(args),
      nullable: false,
    }),
    predicate: test,
    help,
  };
}

function bothTexts(args: Arguments, test: (text: string, part: string) => boolean): boolean {
  const [text, part] = [args.text(0), args.text(1)];
  return text !== null && part !== null && test(asciiLowerCase(text), asciiLowerCase(part));
}

const containsText = match({
  name: 'CONTAINS',
  inMemory: (text, part) => text.includes(part),
  pattern: (escaped) => `%${escaped}%`,
  inSql: (_, text, part) => sql`(strpos(${text}, ${part}) > 0)`,
  help: {
    summary: {
      zh: '文本里是否有一段文字，或列表里是否有一个值；英文字母不分大小写',
      en: 'Whether a text has a part, or a list an item; letters match in either case',
    },
    example: { formula: 'CONTAINS("Atelier 上海", "atelier")', result: 'TRUE' },
  },
});

/** The same name for lists, where the item must be equal. */
export const contains: FunctionDefinition = {
  ...containsText,
  parameters: [
    { name: 'text', types: ['text', 'list'] },
    { name: 'part', types: ['text', 'record', 'user'] },
  ],
  compared: () => [[0, [1]]],
  check: ([text, part], report) => {
    if (text && part && typeOf(text) !== 'list' && typeOf(part) !== 'text' && typeOf(part) !== 'null') {
      report(1, 'expression.argument-type', {
        function: 'CONTAINS',
        position: 2,
        expected: typeName('text'),
        given: typeName(typeOf(part)),
      });
    }
    return undefined;
  },
  evaluate: (args) => {
    if (args.type(0) !== 'list') return containsText.evaluate(args);
    const item = args.text(1);
    return item !== null && args.list(0).includes(item);
  },
  sql: (args) => {
    if (args.type(0) !== 'list') return containsText.sql(args);
    return { sql: sql`(${itemTest(args)} IS TRUE)`, nullable: false };
  },
  predicate: (args) =>
    args.type(0) === 'list' ? itemTest(args) : (containsText.predicate ?? itemTest)(args),
};

/** `@>` with the array as a whole a parameter, so that a GIN index on the list can be used. */
function itemTest(args: SqlArguments): SqlFragment {
  const known = args.known(1);
  const items =
    typeof known === 'string' ? parameter([known], 'text[]') : sql`ARRAY[${args.text(1)}]::text[]`;
  return sql`(${args.value(0).sql} @> ${items})`;
}

export const startswith = match({
  name: 'STARTSWITH',
  inMemory: (text, part) => text.startsWith(part),
  pattern: (escaped) => `${escaped}%`,
  inSql: (_, text, part) => sql`starts_with(${text}, ${part})`,
  help: {
    summary: {
      zh: '文本是否以一段文字开头；英文字母不分大小写',
      en: 'Whether a text starts with a part; letters match in either case',
    },
    example: { formula: 'STARTSWITH("VIP 王小明", "vip")', result: 'TRUE' },
  },
});

export const endswith = match({
  name: 'ENDSWITH',
  inMemory: (text, part) => text.endsWith(part),
  pattern: (escaped) => `%${escaped}`,
  inSql: (args, text, part) => args.once([part], (end) => sql`(right(${text}, length(${end})) = ${end})`),
  help: {
    summary: {
      zh: '文本是否以一段文字结尾；英文字母不分大小写',
      en: 'Whether a text ends with a part; letters match in either case',
    },
    example: { formula: 'ENDSWITH("li@example.com", ".COM")', result: 'TRUE' },
  },
});
