import fc from 'fast-check';
import type { Expression, ValueType } from '../ast.ts';
import { call, numberLiteral, textLiteral } from '../tree.ts';
import { probeFields, probeKeys, users, type ProbeRecord } from './world.ts';

/**
 * Random well-typed expressions over the probe, and random probes. Expressions have the one form that
 * the parser gives them, so that printing and reading again must lead back to the same tree.
 */
type Type = Exclude<ValueType, 'null' | 'record' | 'user'>;
type Made = fc.Arbitrary<Expression>;

const texts = [
  '',
  'a',
  'A',
  'ab',
  'Ab%_',
  '王小明',
  '上海',
  '😀王',
  ' x\u3000',
  '"',
  "'; DROP--",
  '\\',
  '12.50',
  '-7',
  '🇨🇳',
  'é',
  'É',
];
const dates = [
  '2024-02-29',
  '2026-03-15',
  '2026-03-31',
  '1999-12-31',
  '2000-02-29',
  '0001-01-01',
  '9999-12-31',
  '2025-01-01',
];
const instants = [
  '2026-03-15T02:30:00.000Z',
  '2026-03-14T16:00:00.000Z',
  '2026-03-08T07:00:00.000Z',
  '2026-11-01T05:30:00.000Z',
  '1990-07-01T15:59:59.999Z',
  '2000-01-01T00:00:00.000001Z',
];
const numbers = [
  '0',
  '1',
  '-1',
  '2',
  '3',
  '0.5',
  '-2.345',
  '100',
  '0.1',
  '12345678901234567890.123',
  '0.00000000000000000001',
  '7.25',
  '-0.3',
];

export const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'UTC',
  'Australia/Lord_Howe',
  'America/Havana',
] as const;
export const nows = [
  '2026-03-15T02:30:00.000Z',
  '2024-02-29T12:00:00.000Z',
  '2026-11-01T05:30:00.000Z',
] as const;

const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'grapheme', maxLength: 4 }).filter(isStorable),
);
const number = fc.oneof(
  fc.constantFrom(...numbers),
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 1, max: 9 }))
    .map(([whole, tenth]) => `${whole}.${tenth}`),
);
const date = fc.oneof(
  fc.constantFrom(...dates),
  fc
    .integer({ min: 0, max: 25_000 })
    .map((days) => new Date(Date.UTC(1970, 0, 1 + days)).toISOString().slice(0, 10)),
);
const instant = fc.oneof(
  fc.constantFrom(...instants),
  fc
    .integer({ min: 70_000_000, max: 2_000_000_000 })
    .map((seconds) => new Date(seconds * 1000).toISOString()),
);

/** U+0000 and lone surrogates cannot be stored, and the checker refuses them. */
function isStorable(value: string): boolean {
  return !/\u0000|\p{Surrogate}/u.test(value);
}

const plainValues: Readonly<Record<ValueType, fc.Arbitrary<unknown>>> = {
  text,
  number,
  boolean: fc.boolean(),
  date,
  dateTime: instant,
  list: fc.array(fc.constantFrom('a', 'b', '王', ''), { maxLength: 3 }),
  record: fc.constantFrom(...Object.values(users)),
  user: fc.constantFrom(...Object.values(users)),
  null: fc.constant(null),
};

/** A probe with about a quarter of its fields empty. */
export const anyProbe: fc.Arbitrary<ProbeRecord> = fc.record(
  Object.fromEntries(
    probeKeys.map((key) => [
      key,
      fc.option(key === 'tier' ? fc.constantFrom('gold', 'silver') : plainValues[probeFields[key]], {
        freq: 3,
      }),
    ]),
  ),
);

const literal =
  (literalType: 'number' | 'date' | 'dateTime') =>
  (value: string): Expression => ({ kind: 'literal', literalType, value });

/** The canonical text of a number: what the parser makes of `0.50` and `-0`. */
function canonical(value: string): string {
  const trimmed = value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
  return trimmed === '-0' ? '0' : trimmed;
}

const literals: Readonly<Record<Type, Made>> = {
  text: text.map(textLiteral),
  number: number.map((value) => numberLiteral(canonical(value))),
  boolean: fc.boolean().map((value): Expression => ({ kind: 'literal', literalType: 'boolean', value })),
  date: date.map(literal('date')),
  dateTime: instant.map(literal('dateTime')),
  list: fc
    .array(text.map(textLiteral), { maxLength: 3 })
    .map((items): Expression => ({ kind: 'list', items })),
};

const fieldOf = (type: ValueType): Made =>
  fc
    .constantFrom(...probeKeys.filter((key) => probeFields[key] === type && key !== 'tier'))
    .map((key) => ({ kind: 'field', path: [key] }));

const unit = fc.constantFrom('day', 'week', 'month', 'quarter', 'year').map(textLiteral);
const offset = fc.integer({ min: -30, max: 30 }).map(numberLiteral);
const digits = fc.integer({ min: -3, max: 6 }).map(numberLiteral);
const numberFormat = fc.constantFrom('0', '0.00', '#,##0', '#,##0.0000', '0%').map(textLiteral);
const dateFormat = fc.constantFrom('YYYY-MM-DD', 'YYYY年M月D日', 'DD/MM HH:mm').map(textLiteral);
const smallStep = fc.integer({ min: -400, max: 400 }).map(numberLiteral);

/** Expressions of every type, at most so many levels deep. */
class Level {
  private readonly made = new Map<Type, Made>();

  constructor(private readonly depth: number) {}

  of(type: Type): Made {
    const known = this.made.get(type);
    if (known) return known;
    const leaf = fc.oneof({ weight: 3, arbitrary: fieldOf(type) }, { weight: 1, arbitrary: literals[type] });
    const made =
      this.depth === 0
        ? leaf
        : fc.oneof(
            { weight: 1, arbitrary: leaf },
            { weight: 4, arbitrary: this.composite(type, new Level(this.depth - 1)) },
          );
    this.made.set(type, made);
    return made;
  }

  private composite(type: Type, below: Level): Made {
    const shared = [this.branch(type, below)];
    return fc.oneof(...composites[type](below), ...shared);
  }

  /** IF, IFS, SWITCH and COALESCE give any type. */
  private branch(type: Type, below: Level): Made {
    const one = below.of(type);
    const test = below.of('boolean');
    return fc.oneof(
      fc.tuple(test, one, one).map((args) => call('IF', ...args)),
      fc.tuple(test, one).map((args) => call('IF', ...args)),
      fc.tuple(test, one, test, one).map((args) => call('IFS', ...args)),
      fc.tuple(below.of('text'), below.of('text'), one, one).map((args) => call('SWITCH', ...args)),
      fc.tuple(below.of('number'), below.of('number'), one).map((args) => call('SWITCH', ...args)),
      fc.tuple(one, one).map((args) => call('COALESCE', ...args)),
    );
  }
}

function unary(name: string, argument: Made, ...more: readonly Made[]): Made {
  return fc.tuple(argument, ...more).map((args) => call(name, ...args));
}

/** AND, OR and & are one call for a whole chain. */
function chain(name: string, argument: Made): Made {
  return fc
    .array(argument, { minLength: 2, maxLength: 3 })
    .map((args) =>
      call(
        name,
        ...args.flatMap((arg) => (arg.kind === 'call' && arg.name === name ? arg.arguments : [arg])),
      ),
    );
}

const isLiteral = (node: Expression) => node.kind === 'literal';

function numberComposites(below: Level): Made[] {
  const [n, t, d] = [below.of('number'), below.of('text'), below.of('date')];
  const day = fc.oneof(d, below.of('dateTime'));
  return [
    ...['add', 'subtract', 'multiply', 'divide', 'MOD'].map((name) => unary(name, n, n)),
    unary('subtract', day, day),
    unary(
      'negate',
      n.filter((node) => !isLiteral(node)),
    ),
    ...['ROUND', 'ROUNDUP', 'ROUNDDOWN'].map((name) => unary(name, n, digits)),
    ...['INT', 'ABS', 'SQRT'].map((name) => unary(name, n)),
    ...['MIN', 'MAX', 'SUM', 'AVERAGE'].map((name) => unary(name, n, n, n)),
    unary('POWER', n, fc.integer({ min: 1, max: 3 }).map(numberLiteral)),
    unary('LEN', t),
    unary('VALUE', t),
    ...['YEAR', 'MONTH', 'DAY', 'WEEKDAY', 'YEARS'].map((name) => unary(name, day)),
    ...['HOUR', 'MINUTE'].map((name) => unary(name, below.of('dateTime'))),
    unary('DAYS', day, day),
    unary('DATEDIF', day, day, unit),
    unary('COUNTOF', below.of('list')),
  ];
}

function textComposites(below: Level): Made[] {
  const [n, t, d] = [below.of('number'), below.of('text'), below.of('date')];
  const anything = fc.oneof(
    n,
    t,
    d,
    below.of('dateTime'),
    below.of('boolean'),
    below.of('list'),
    fieldOf('user'),
  );
  return [
    chain('CONCAT', anything),
    ...['LEFT', 'RIGHT'].map((name) => unary(name, t, n)),
    unary('MID', t, n, n),
    ...['UPPER', 'LOWER', 'TRIM'].map((name) => unary(name, t)),
    unary('SUBSTITUTE', t, text.map(textLiteral), text.map(textLiteral)),
    unary('TEXT', n, numberFormat),
    unary('TEXT', fc.oneof(d, below.of('dateTime')), dateFormat),
  ];
}

const comparisons = ['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual'];

function booleanComposites(below: Level): Made[] {
  const [n, t, b, l] = [below.of('number'), below.of('text'), below.of('boolean'), below.of('list')];
  const day = fc.oneof(below.of('date'), below.of('dateTime'));
  const id = fc.oneof(
    fieldOf('user'),
    fieldOf('record'),
    fc.constant<Expression>({ kind: 'variable', name: 'me', path: [] }),
  );
  const equality = [n, t, b, day, l, id].flatMap((side) =>
    ['equal', 'notEqual'].map((name) => unary(name, side, side)),
  );
  const order = [n, t, day].flatMap((side) => comparisons.slice(2).map((name) => unary(name, side, side)));
  const line = (path: string): Expression => ({ kind: 'field', path: [path] });
  return [
    ...equality,
    ...order,
    unary('equal', id, fieldOf('text')),
    chain('and', b),
    chain('or', b),
    unary('not', b),
    ...[n, t, day].flatMap((side) => [unary('BETWEEN', side, side, side), unary('oneOf', side, side, side)]),
    unary('oneOf', fieldOf('text'), literals.text, literals.text, literals.text),
    unary('oneOf', fieldOf('number'), literals.number, literals.number),
    unary('oneOf', id, id),
    unary('ISBLANK', fc.oneof(n, t, b, day, l)),
    ...['CONTAINS', 'STARTSWITH', 'ENDSWITH'].map((name) => unary(name, t, t)),
    unary('CONTAINS', l, t),
    unary('HASANY', l, l),
    unary('HASALL', l, l),
    unary('INPERIOD', day, unit, offset),
    fc.tuple(fc.constantFrom('some', 'none'), literals.number).map(([quantifier, least]): Expression => ({
      kind: 'related',
      entity: 'line',
      via: 'probe',
      quantifier,
      where: call('greater', line('amount'), least),
    })),
  ];
}

const composites: Readonly<Record<Type, (below: Level) => Made[]>> = {
  number: numberComposites,
  text: textComposites,
  boolean: booleanComposites,
  date: (below) => {
    const day = fc.oneof(below.of('date'), below.of('dateTime'));
    const n = below.of('number');
    return [
      unary('DATE', fieldOf('number'), n, n),
      unary('DATEADD', below.of('date'), n, unit),
      unary('add', below.of('date'), n),
      unary('add', n, below.of('date')),
      unary('subtract', below.of('date'), n),
      unary('STARTOF', day, unit),
      unary('ENDOF', day, unit),
      unary('NEXT_OCCURRENCE', day),
      unary('PERIODSTART', unit, offset),
      unary('PERIODEND', unit, offset),
      unary('MIN', below.of('date'), below.of('date')),
      fc.constant(call('TODAY')),
    ];
  },
  dateTime: (below) => [
    unary(
      'DATEADD',
      below.of('dateTime'),
      smallStep,
      fc.oneof(unit, fc.constantFrom('hour', 'minute').map(textLiteral)),
    ),
    unary('MAX', below.of('dateTime'), below.of('dateTime')),
    fc.constant(call('NOW')),
  ],
  list: (below) => [
    fc.array(below.of('text'), { maxLength: 3 }).map((items): Expression => ({ kind: 'list', items })),
  ],
};

/** Any expression of a type. */
export function expressionOf(type: Type, depth = 3): fc.Arbitrary<Expression> {
  return new Level(depth).of(type);
}

export const anyExpression: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 3, arbitrary: expressionOf('boolean') },
  { weight: 2, arbitrary: expressionOf('number') },
  { weight: 2, arbitrary: expressionOf('text') },
  { weight: 1, arbitrary: expressionOf('date') },
  { weight: 1, arbitrary: expressionOf('dateTime') },
  { weight: 1, arbitrary: expressionOf('list') },
);
