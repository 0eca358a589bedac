/** How operators are written and how tightly they bind; the parser reads and the printer writes by it. */
export interface Operator {
  /** Name in the tree. */
  readonly name: string;
  /** The first is the one that is printed. */
  readonly symbols: readonly string[];
  readonly power: number;
}

export const powers = {
  or: 10,
  and: 20,
  not: 30,
  compare: 40,
  join: 50,
  sum: 60,
  product: 70,
  sign: 80,
  power: 90,
} as const;

export const infixOperators: readonly Operator[] = [
  { name: 'or', symbols: ['OR', '||', '或', '或者'], power: powers.or },
  { name: 'and', symbols: ['AND', '&&', '且', '并且'], power: powers.and },
  { name: 'equal', symbols: ['=', '=='], power: powers.compare },
  { name: 'notEqual', symbols: ['<>', '!='], power: powers.compare },
  { name: 'lessOrEqual', symbols: ['<='], power: powers.compare },
  { name: 'greaterOrEqual', symbols: ['>='], power: powers.compare },
  { name: 'less', symbols: ['<'], power: powers.compare },
  { name: 'greater', symbols: ['>'], power: powers.compare },
  { name: 'CONCAT', symbols: ['&'], power: powers.join },
  { name: 'add', symbols: ['+'], power: powers.sum },
  { name: 'subtract', symbols: ['-'], power: powers.sum },
  { name: 'multiply', symbols: ['*'], power: powers.product },
  { name: 'divide', symbols: ['/'], power: powers.product },
  { name: 'POWER', symbols: ['^'], power: powers.power },
];

const bySymbol = new Map(
  infixOperators.flatMap((operator) => operator.symbols.map((symbol) => [symbol, operator] as const)),
);
const byName = new Map(infixOperators.map((operator) => [operator.name, operator]));

/** The operator of a symbol, or of a word in any case. */
export function operatorOf(symbol: string): Operator | undefined {
  return bySymbol.get(symbol) ?? bySymbol.get(symbol.toUpperCase());
}

export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name);
}

/** The sign of an operator in messages: `=` for equal; undefined for functions. */
export function operatorSign(name: string): string | undefined {
  const [symbol] = byName.get(name)?.symbols ?? [];
  return symbol ?? prefixSigns.get(name);
}

const prefixSigns = new Map([
  ['oneOf', 'IN'],
  ['negate', '-'],
]);

/** Operators whose chains are one call with many arguments: a AND b AND c. */
export const chained: ReadonlySet<string> = new Set(['or', 'and', 'CONCAT']);
