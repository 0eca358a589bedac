import { numberBound } from '../bound.ts';
import { Decimal, type RoundingMode } from '../decimal.ts';
import type { Expression } from '../ast.ts';
import { parameter, raw, sql, type SqlFragment } from '../sql.ts';
import type { FunctionDefinition, SqlArguments } from './definition.ts';

/** ROUND, ROUNDUP, ROUNDDOWN and INT. Digits are written out, so both sides know the scale. */
const parameters: FunctionDefinition['parameters'] = [
  { name: 'number', types: ['number'] },
  { name: 'digits', types: ['number'], whole: [-20, 20], optional: true },
];

/** The digits that are written in a call; without them whole numbers. */
export function writtenNumber(node: Expression | undefined): number {
  return node?.kind === 'literal' && node.literalType === 'number' ? Number(node.value) : 0;
}

const digitsOf = (args: { readonly length: number; node(index: number): Expression }) =>
  args.length > 1 ? writtenNumber(args.node(1)) : 0;

/** Rounds at a place left of the point too, which `toDecimalPlaces` cannot. */
function roundAt(value: Decimal, digits: number, mode: RoundingMode): Decimal {
  const shift = new Decimal(10).pow(digits);
  return value.times(shift).toDecimalPlaces(0, mode).div(shift);
}

interface Rounding {
  readonly name: string;
  readonly mode: RoundingMode;
  readonly compute: (args: SqlArguments, number: SqlFragment, digits: number) => SqlFragment;
  readonly help: NonNullable<FunctionDefinition['help']>;
}

function rounding({ name, mode, compute, help }: Rounding): FunctionDefinition {
  return {
    name,
    group: 'number',
    parameters,
    returns: 'number',
    bound: ([number], args) => numberBound((number?.integer ?? 0) + 1, Math.max(0, writtenNumber(args[1]))),
    evaluate: (args) => {
      const value = args.number(0);
      return value === null ? null : roundAt(value, digitsOf(args), mode);
    },
    sql: (args) => ({ sql: compute(args, args.number(0), digitsOf(args)), nullable: args.nullable(0) }),
    help,
  };
}

export const round = rounding({
  name: 'ROUND',
  mode: Decimal.ROUND_HALF_UP,
  compute: (_, number, digits) => sql`round(${number}, ${raw(String(digits))})`,
  help: {
    summary: {
      zh: '四舍五入到指定的小数位数，不写位数时取整；负数位数舍入到十位、百位',
      en: 'Rounds to so many decimals, half away from zero; whole numbers without digits; negative digits round to tens, hundreds',
    },
    example: { formula: 'ROUND(2.345, 2)', result: '2.35' },
  },
});

export const roundup = rounding({
  name: 'ROUNDUP',
  mode: Decimal.ROUND_UP,
  compute: (args, number, digits) => {
    const shift = parameter(new Decimal(10).pow(digits).toFixed(), 'numeric');
    const back = parameter(new Decimal(10).pow(-digits).toFixed(), 'numeric');
    return args.once([number], (n) => sql`(sign(${n}) * ceil(abs(${n}) * ${shift}) * ${back})`);
  },
  help: {
    summary: { zh: '向远离零的方向舍入', en: 'Rounds away from zero' },
    example: { formula: 'ROUNDUP(2.341, 2)', result: '2.35' },
  },
});

export const rounddown = rounding({
  name: 'ROUNDDOWN',
  mode: Decimal.ROUND_DOWN,
  compute: (_, number, digits) => sql`trunc(${number}, ${raw(String(digits))})`,
  help: {
    summary: { zh: '向零的方向舍去', en: 'Rounds towards zero' },
    example: { formula: 'ROUNDDOWN(2.349, 2)', result: '2.34' },
  },
});

export const int: FunctionDefinition = {
  name: 'INT',
  group: 'number',
  parameters: [{ name: 'number', types: ['number'] }],
  returns: 'number',
  bound: ([number]) => numberBound((number?.integer ?? 0) + 1, 0),
  evaluate: (args) => args.number(0)?.floor() ?? null,
  sql: (args) => ({ sql: sql`floor(${args.number(0)})`, nullable: args.nullable(0) }),
  help: {
    summary: { zh: '不大于该数的最大整数', en: 'The largest whole number that is not above the number' },
    example: { formula: 'INT(-2.5)', result: '-3' },
  },
};
