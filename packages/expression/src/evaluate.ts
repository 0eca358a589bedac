import { bug } from '@atelier/problem';
import type { Call, Checked, Expression, Literal, Related, ValueType } from './ast.ts';
import { localDate, parseInstant } from './calendar.ts';
import { Decimal } from './decimal.ts';
import type { Arguments, Environment } from './functions/definition.ts';
import { definitionOf } from './functions/registry.ts';
import { joinedText } from './joined-text.ts';
import { typeOf } from './tree.ts';
import { fromPlain, type Value } from './value.ts';

/**
 * Gives the plain (JSON) value of a field path of the record at hand: ['owner', 'name']. Numbers may
 * come as JSON numbers or decimal strings, date-times as ISO text; undefined counts as empty.
 */
export type FieldReader = (path: readonly string[]) => unknown;

/** Gives the plain value of a variable: ('me', []) is the user's id, ('me', ['name']) the name. */
export type VariableReader = (name: string, path: readonly string[]) => unknown;

/** Everything an expression can know while it runs in memory. */
export interface EvaluationContext {
  readonly record: FieldReader;
  readonly variables?: VariableReader;
  /** The instant that NOW() gives, ISO 8601. */
  readonly now: string;
  /** IANA zone in which days begin: 'Asia/Shanghai'. */
  readonly timeZone: string;
  /**
   * Whether some related record matches. Needed only where an expression mentions related records
   * (`mentions(…).related`); without it such an expression does not run in memory.
   */
  readonly related?: (related: Related, matches: (record: FieldReader) => boolean) => boolean;
}

/**
 * Runs a checked expression in memory; pure. Null where it comes out empty.
 *
 * @example evaluate(checked, { record: recordReader({ totalSpent: '12000.00' }), now, timeZone })
 */
export function evaluate(checked: Checked, context: EvaluationContext): Value {
  return new Evaluation(context).run(checked.expression);
}

/** True only where the expression is true; null counts as false. */
export function evaluateBoolean(checked: Checked, context: EvaluationContext): boolean {
  return evaluate(checked, context) === true;
}

/** Reads paths of a plain record with nested records for relations; own properties only. */
export function recordReader(values: Readonly<Record<string, unknown>>): FieldReader {
  return (path) => {
    let current: unknown = values;
    for (const key of path) {
      if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
      current = Reflect.get(current, key);
    }
    return current;
  };
}

/** Runs a part that mentions no field and no variable. */
export function evaluateConstant(expression: Expression, environment: Environment): Value {
  return new Evaluation(undefined, environment).run(expression);
}

/** Literals are the same at every run of an expression, so they are read once. */
const literalValues = new WeakMap<Literal, Value>();

function literalValue(node: Literal): Value {
  const known = literalValues.get(node);
  if (known !== undefined) return known;
  const value = fromPlain(node.value, node.literalType);
  literalValues.set(node, value);
  return value;
}

class Evaluation {
  constructor(
    private readonly context: EvaluationContext | undefined,
    private known?: Environment,
  ) {}

  /** Most expressions never ask for the time. */
  get environment(): Environment {
    return (this.known ??= environmentOf(this.context));
  }

  run(node: Expression): Value {
    switch (node.kind) {
      case 'literal':
        return literalValue(node);
      case 'field':
        return fromPlain(this.context?.record(node.path), typeOf(node));
      case 'variable':
        return fromPlain(this.context?.variables?.(node.name, node.path), typeOf(node));
      case 'list':
        return node.items.map((item) => this.run(item)).filter((item) => typeof item === 'string');
      case 'call':
        return definitionOf(node.name).evaluate(new CallArguments(node, this));
      case 'related':
        return this.related(node);
    }
  }

  private related(node: Related): boolean {
    const { context } = this;
    if (!context?.related)
      throw bug('an expression over related records needs a context that can look into them');
    const { where } = node;
    const matches = (record: FieldReader) =>
      where === undefined || new Evaluation({ ...context, record }, this.known).run(where) === true;
    return context.related(node, matches) === (node.quantifier === 'some');
  }
}

function environmentOf(context: EvaluationContext | undefined): Environment {
  const now = parseInstant(context?.now ?? '');
  if (now === null || !context) throw bug('the context has no valid instant');
  return { now, zone: context.timeZone };
}

class CallArguments implements Arguments {
  constructor(
    private readonly call: Call,
    private readonly evaluation: Evaluation,
  ) {}

  get length(): number {
    return this.call.arguments.length;
  }

  get environment(): Environment {
    return this.evaluation.environment;
  }

  node(index: number): Expression {
    const node = this.call.arguments[index];
    if (!node) throw bug(`${this.call.name} has no argument ${index}`);
    return node;
  }

  type(index: number): ValueType {
    return typeOf(this.node(index));
  }

  value(index: number): Value {
    return this.evaluation.run(this.node(index));
  }

  text(index: number): string | null {
    const value = this.value(index);
    return typeof value === 'string' ? value : null;
  }

  number(index: number): Decimal | null {
    const value = this.value(index);
    return Decimal.isDecimal(value) ? value : null;
  }

  truth(index: number): boolean {
    return this.value(index) === true;
  }

  list(index: number): readonly string[] {
    const value = this.value(index);
    return Array.isArray(value) ? value : [];
  }

  day(index: number): string | null {
    const value = this.value(index);
    if (typeof value === 'bigint') return localDate(value, this.environment.zone);
    return typeof value === 'string' ? value : null;
  }

  joined(index: number): string {
    return joinedText(this.value(index), this.environment.zone);
  }
}
