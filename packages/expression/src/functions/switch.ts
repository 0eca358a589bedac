import { widest } from '../bound.ts';
import { joinSql, sql } from '../sql.ts';
import { alignWithFirst, equalArguments, equalInMemory } from './comparison.ts';
import { commonType, type FunctionDefinition } from './definition.ts';

/** Arguments: value, case, result, case, result … and, when their number is even, what else. */
const casesOf = (count: number) =>
  Array.from({ length: Math.floor((count - 1) / 2) }, (_, pair) => pair * 2 + 1);

const hasDefault = (count: number) => count % 2 === 0;

function resultsOf<T>(items: readonly T[]): T[] {
  const results = casesOf(items.length).map((index) => items[index + 1]);
  if (hasDefault(items.length)) results.push(items[items.length - 1]);
  return results.filter((item) => item !== undefined);
}

const alignCases = alignWithFirst('SWITCH', false);

export const switchFunction: FunctionDefinition = {
  name: 'SWITCH',
  group: 'logic',
  parameters: [
    { name: 'value', types: 'any' },
    { name: 'case', types: 'any' },
    { name: 'result', types: 'any' },
    { name: 'default', types: 'any', optional: true },
  ],
  repeats: 1,
  returns: (types) => commonType(resultsOf(types)),
  bound: (bounds) => widest(resultsOf(bounds)),
  compared: (count) => [[0, casesOf(count)]],
  check: (args, report) => {
    const places = [0, ...casesOf(args.length)];
    const compared = places.flatMap((place) => args[place] ?? []);
    const aligned = alignCases(compared, (index, code, details) => report(places[index] ?? 0, code, details));
    return args.map((arg, index) => aligned?.[places.indexOf(index)] ?? arg);
  },
  evaluate: (args) => {
    for (const index of casesOf(args.length)) {
      if (equalInMemory(args, 0, index)) return args.value(index + 1);
    }
    return hasDefault(args.length) ? args.value(args.length - 1) : null;
  },
  sql: (args) => {
    const results = casesOf(args.length).map((index) => index + 1);
    const final = hasDefault(args.length) ? [args.length - 1] : [];
    const type = commonType([...results, ...final].map((index) => args.type(index))) ?? 'text';
    const cases = results.map(
      (index) => sql`WHEN ${equalArguments(args, 0, index - 1)} THEN ${args.as(index, type)}`,
    );
    const otherwise = final.map((index) => sql`ELSE ${args.as(index, type)}`);
    return {
      sql: sql`(CASE ${joinSql([...cases, ...otherwise], ' ')} END)`,
      nullable: final.length === 0 || args.nullable(...results, ...final),
    };
  },
  help: {
    summary: {
      zh: '把值与各个情况依次比较，给出第一个相等情况后面的结果；最后可以写一个其他情况的结果',
      en: 'Compares a value with each case and gives the result after the first equal one; a last argument is for all else',
    },
    example: { formula: 'SWITCH(2, 1, "one", 2, "two", "many")', result: 'two' },
  },
};
