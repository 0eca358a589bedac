/**
 * The one expression language. A condition tree and a formula text both lower to `Expression`;
 * `check` turns it into `Checked` (every node knows its type); `evaluate` runs it in memory, `toSql`
 * in PostgreSQL, `toFormula` and `toSentence` print it. Operators are functions with a spelling.
 *
 * Meaning of null (the same in memory and in SQL):
 * - a boolean that comes out null counts as false;
 * - `=` and `<>` treat null as a value (`null = null` is true, `'a' <> null` is true);
 * - `<`, `<=`, `>`, `>=`, contains, starts with … with a null side are false;
 * - arithmetic with null is null; text joining treats null as ''.
 */

/** `record` is a relation's value (an id) and `user` a user's; both can be continued by a path. */
export type ValueType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'list' // list of text: options, tags
  | 'record'
  | 'user'
  | 'null';

/** Character offsets in the formula text, where the expression came from one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Node {
  readonly span?: Span;
  /** Filled by `check`. */
  readonly type?: ValueType;
}

/** Numbers are exact decimal strings ('12.50'), dates 'YYYY-MM-DD', date-times ISO 8601 with zone. */
export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: string | boolean | null;
  readonly literalType: 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'null';
}

/** A field of the record at hand, or through relations: ['owner', 'name']. Keys, never labels. */
export interface FieldReference extends Node {
  readonly kind: 'field';
  readonly path: readonly string[];
}

/**
 * A named value from outside the record: `me` (the acting user), in flows `before`, `trigger`, and
 * one per node that gives something. `path` continues into it: me.department.
 */
export interface VariableReference extends Node {
  readonly kind: 'variable';
  readonly name: string;
  readonly path: readonly string[];
}

/** A function or operator, e.g. { name: 'equal', arguments: [a, b] } or { name: 'YEAR', … }. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface ListExpression extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/**
 * Has / has no related record: rows of `entity` whose relation field `via` points at the record at
 * hand and for which `where` holds (fields inside `where` are fields of `entity`).
 */
export interface Related extends Node {
  readonly kind: 'related';
  readonly entity: string;
  readonly via: string;
  readonly quantifier: 'some' | 'none';
  readonly where?: Expression;
}

export type Expression = Literal | FieldReference | VariableReference | Call | ListExpression | Related;

/** An expression that passed `check` against a scope: types are known and every name exists. */
export interface Checked {
  readonly expression: Expression;
  readonly type: ValueType;
}
