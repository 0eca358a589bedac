import { largestIntegerDigits, largestScale } from './decimal.ts';
import type { ValueType } from './ast.ts';

/**
 * How large a value can become at most, worked out before anything runs. Refusing what could grow
 * without end keeps + - * exact in memory and below the limits of PostgreSQL's numeric, so that
 * running an expression never fails.
 */
export interface Bound {
  /** Digits before the decimal point. */
  readonly integer: number;
  /** Digits after it. */
  readonly scale: number;
  readonly characters: number;
}

/** What a text field is taken to hold when growth is estimated: long, yet far from the longest there is. */
const fieldCharacters = 3_000;

const nothing: Bound = { integer: 0, scale: 0, characters: 0 };

/** The bound of a value from outside: a field or a variable. */
export function outsideBound(type: ValueType): Bound {
  if (type === 'number') return { integer: largestIntegerDigits, scale: largestScale, characters: 0 };
  if (type === 'text' || type === 'list') return { ...nothing, characters: fieldCharacters };
  return nothing;
}

export function literalBound(value: string | boolean | null, type: ValueType): Bound {
  if (typeof value !== 'string') return nothing;
  if (type !== 'number') return { ...nothing, characters: value.length };
  const [integer = '', fraction = ''] = value.replace('-', '').split('.');
  return { integer: integer.length, scale: fraction.length, characters: 0 };
}

/** The bound of something that is one of its arguments, or no larger than they are. */
export function widest(bounds: readonly Bound[]): Bound {
  return bounds.reduce<Bound>(
    (left, right) => ({
      integer: Math.max(left.integer, right.integer),
      scale: Math.max(left.scale, right.scale),
      characters: Math.max(left.characters, right.characters),
    }),
    nothing,
  );
}

export function numberBound(integer: number, scale: number): Bound {
  return { integer, scale, characters: 0 };
}

export function textBound(characters: number): Bound {
  return { ...nothing, characters };
}

/** Characters of a value where it is joined to a text. */
export function joinedCharacters(bound: Bound): number {
  return bound.characters + bound.integer + bound.scale + 40;
}
