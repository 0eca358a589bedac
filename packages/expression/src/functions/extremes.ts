import type { ValueType } from '../ast.ts';
import { Decimal } from '../decimal.ts';
import { joinSql, raw, sql } from '../sql.ts';
import type { Value } from '../value.ts';
import { commonType, type Arguments, type FunctionDefinition } from './definition.ts';

/** MIN and MAX over their arguments; empty ones are left out, as in spreadsheets. */
const parameter = { name: 'value', types: ['number', 'date', 'dateTime'] } as const;

function isLess(left: Value, right: Value): boolean {
  if (Decimal.isDecimal(left) && Decimal.isDecimal(right)) return left.lt(right);
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right;
  return typeof left === 'string' && typeof right === 'string' && left < right;
}

function best(args: Arguments, isBetter: (candidate: Value, found: Value) => boolean): Value {
  let found: Value = null;
  for (let index = 0; index < args.length; index += 1) {
    const candidate = args.value(index);
    if (candidate !== null && (found === null || isBetter(candidate, found))) found = candidate;
  }
  return found;
}

interface Extreme {
  readonly name: 'MIN' | 'MAX';
  readonly sqlName: 'LEAST' | 'GREATEST';
  readonly isBetter: (candidate: Value, found: Value) => boolean;
  readonly help: NonNullable<FunctionDefinition['help']>;
}

function extreme({ name, sqlName, isBetter, help }: Extreme): FunctionDefinition {
  return {
    name,
    group: 'number',
    parameters: [parameter, { ...parameter, name: 'next', optional: true }],
    repeats: 1,
    returns: commonType,
    evaluate: (args) => best(args, isBetter),
    sql: (args) => {
      const places = Array.from({ length: args.length }, (_, index) => index);
      const type: ValueType = commonType(places.map((index) => args.type(index))) ?? 'number';
      const values = places.map((index) => args.as(index, type));
      return {
        sql: sql`${raw(sqlName)}(${joinSql(values, ', ')})`,
        nullable: places.every((index) => args.nullable(index)),
      };
    },
    help,
  };
}

export const min = extreme({
  name: 'MIN',
  sqlName: 'LEAST',
  isBetter: isLess,
  help: {
    summary: {
      zh: '最小的数或最早的日期，忽略空值',
      en: 'The smallest number or earliest date; empty ones are left out',
    },
    example: { formula: 'MIN(3, 1, 2)', result: '1' },
  },
});

export const max = extreme({
  name: 'MAX',
  sqlName: 'GREATEST',
  isBetter: (candidate, found) => isLess(found, candidate),
  help: {
    summary: {
      zh: '最大的数或最晚的日期，忽略空值',
      en: 'The largest number or latest date; empty ones are left out',
    },
    example: { formula: 'MAX(3, 1, 2)', result: '3' },
  },
});
