import { bug } from '@atelier/problem';
import type { Call, Checked, Expression, Related, ValueType } from './ast.ts';
import { instantText, parseInstant } from './calendar.ts';
import { Decimal, decimalText } from './decimal.ts';
import { evaluateConstant } from './evaluate.ts';
import type { Environment, SqlArguments, SqlValue } from './functions/definition.ts';
import { definitionOf } from './functions/registry.ts';
import { joinSql, parameter, raw, sql, type SqlFragment } from './sql.ts';
import { byCodePoint, columnType, joinedSql } from './sql-parts.ts';
import { childrenOf, typeOf } from './tree.ts';
import { fromPlain, type Value } from './value.ts';

/**
 * How the world of a statement looks. Fragments have the SQL type of their ValueType: text → text,
 * number → numeric (cast integer columns), boolean → boolean, date → date, dateTime → timestamptz,
 * list → text[], record and user → uuid. A value that is known beforehand comes as
 * `parameter(value, cast)`; then comparisons with it can use an index.
 */
export interface SqlTarget {
  field(path: readonly string[]): SqlFragment;
  variable(name: string, path: readonly string[]): SqlFragment;
  /**
   * `EXISTS (SELECT … WHERE via = this record AND compileWhere(inner))`; the quantifier is not the
   * target's business. `inner` reads fields of the related entity.
   */
  related(related: Related, compileWhere: (inner: SqlTarget) => SqlFragment): SqlFragment;
  /** The instant that NOW() gives, ISO 8601. */
  readonly now: string;
  /** IANA zone in which days begin. */
  readonly timeZone: string;
}

/** A checked expression as an SQL value of `columnType(checked.type)`; equal to what `evaluate` gives. */
export function toSql(checked: Checked, target: SqlTarget): SqlFragment {
  return new Compiler(target).value(checked.expression).sql;
}

/**
 * A checked boolean expression for WHERE: true for exactly the rows for which `evaluate` gives true.
 * For other rows it may be false or null. Written so that PostgreSQL can use indexes.
 */
export function toPredicate(checked: Checked, target: SqlTarget): SqlFragment {
  return new Compiler(target).predicate(checked.expression);
}

/** A compiled node, with what the next one up wants to know of it. */
interface Compiled extends SqlValue {
  /** Cheap to write twice: a column or a parameter. */
  readonly simple?: boolean;
  readonly known?: Value;
  /** Text that still has the collation of a column. */
  readonly columnCollation?: boolean;
}

class Compiler {
  readonly environment: Environment;
  private names = 0;
  private readonly constants = new WeakMap<Expression, boolean>();
  private readonly values = new WeakMap<Expression, Compiled>();
  private readonly predicates = new WeakMap<Expression, SqlFragment>();
  private readonly simple = new WeakSet<SqlFragment>();

  constructor(private readonly target: SqlTarget) {
    const now = parseInstant(target.now);
    if (now === null) throw bug('the target has no valid instant');
    this.environment = { now, zone: target.timeZone };
  }

  value(node: Expression): Compiled {
    const done = this.values.get(node);
    if (done) return done;
    const compiled = this.compile(node);
    if (compiled.simple) this.simple.add(compiled.sql);
    this.values.set(node, compiled);
    return compiled;
  }

  predicate(node: Expression): SqlFragment {
    const done = this.predicates.get(node) ?? this.compilePredicate(node);
    this.predicates.set(node, done);
    return done;
  }

  private compilePredicate(node: Expression): SqlFragment {
    if (node.kind === 'call' && !this.isConstant(node)) {
      const definition = definitionOf(node.name);
      if (definition.predicate) return definition.predicate(new CallSql(node, this));
    }
    return this.value(node).sql;
  }

  private compile(node: Expression): Compiled {
    if (this.isConstant(node)) {
      const value = evaluateConstant(node, this.environment);
      return {
        sql: this.constant(value, typeOf(node)),
        nullable: value === null,
        known: value,
        simple: true,
      };
    }
    switch (node.kind) {
      case 'field':
        return { sql: this.target.field(node.path), nullable: true, simple: true, columnCollation: true };
      case 'variable':
        return this.variable(this.target.variable(node.name, node.path), typeOf(node));
      case 'list':
        return { sql: this.array(node.items), nullable: false };
      case 'call':
        return definitionOf(node.name).sql(new CallSql(node, this));
      case 'related':
        return { sql: this.related(node), nullable: false };
      case 'literal':
        throw bug('a literal is constant');
    }
  }

  private variable(fragment: SqlFragment, type: ValueType): Compiled {
    const [part, second] = fragment.sql;
    if (part === undefined || second !== undefined || typeof part === 'string') {
      return { sql: fragment, nullable: true, simple: true, columnCollation: true };
    }
    const known = fromPlain(part.value, type);
    return { sql: this.constant(known, type), nullable: known === null, known, simple: true };
  }

  private array(items: readonly Expression[]): SqlFragment {
    const texts = items.map((item) => this.textOf(this.value(item), typeOf(item)));
    return sql`array_remove(ARRAY[${joinSql(texts, ', ')}]::text[], NULL)`;
  }

  private related(node: Related): SqlFragment {
    const exists = this.target.related(node, (inner) =>
      node.where ? new Compiler(inner).predicate(node.where) : raw('TRUE'),
    );
    return node.quantifier === 'some' ? exists : sql`(NOT ${exists})`;
  }

  private isConstant(node: Expression): boolean {
    const seen = this.constants.get(node);
    if (seen !== undefined) return seen;
    const constant =
      node.kind !== 'field' &&
      node.kind !== 'variable' &&
      node.kind !== 'related' &&
      childrenOf(node).every((child) => this.isConstant(child));
    this.constants.set(node, constant);
    return constant;
  }

  /** Values enter as parameters; only true and false are written, for the planner's sake. */
  constant(value: Value, type: ValueType): SqlFragment {
    if (typeof value === 'boolean') return raw(value ? 'TRUE' : 'FALSE');
    const fragment = parameter(parameterValue(value), columnType(type));
    this.simple.add(fragment);
    return fragment;
  }

  textOf(compiled: Compiled, type: ValueType): SqlFragment {
    if (type === 'record' || type === 'user') return sql`(${compiled.sql}::text COLLATE "C")`;
    return compiled.columnCollation || compiled.known !== undefined
      ? byCodePoint(compiled.sql)
      : compiled.sql;
  }

  once(fragments: readonly SqlFragment[], body: (...names: SqlFragment[]) => SqlFragment): SqlFragment {
    const bound: SqlFragment[] = [];
    const names = fragments.map((fragment) => {
      if (this.isSimple(fragment)) return fragment;
      this.names += 1;
      // No column can be called this: keys have no dollar sign.
      const name = `v$${this.names}`;
      bound.push(sql`${fragment} AS ${raw(name)}`);
      return raw(name);
    });
    if (bound.length === 0) return body(...names);
    // OFFSET 0 keeps the planner from pasting the expressions back into every place that names them.
    return sql`(SELECT ${body(...names)} FROM (SELECT ${joinSql(bound, ', ')} OFFSET 0) AS once)`;
  }

  private isSimple(fragment: SqlFragment): boolean {
    return this.simple.has(fragment) || (fragment.sql.length === 1 && typeof fragment.sql[0] !== 'string');
  }

  markSimple(fragment: SqlFragment, as: SqlFragment): SqlFragment {
    if (this.isSimple(fragment)) this.simple.add(as);
    return as;
  }
}

function parameterValue(value: Value): unknown {
  if (Decimal.isDecimal(value)) return decimalText(value);
  return typeof value === 'bigint' ? instantText(value) : value;
}

class CallSql implements SqlArguments {
  constructor(
    private readonly call: Call,
    private readonly compiler: Compiler,
  ) {}

  get length(): number {
    return this.call.arguments.length;
  }

  get environment(): Environment {
    return this.compiler.environment;
  }

  node(index: number): Expression {
    const node = this.call.arguments[index];
    if (!node) throw bug(`${this.call.name} has no argument ${index}`);
    return node;
  }

  type(index: number): ValueType {
    return typeOf(this.node(index));
  }

  private compiled(index: number): Compiled {
    return this.compiler.value(this.node(index));
  }

  value(index: number): SqlValue {
    return this.compiled(index);
  }

  known(index: number): Value | undefined {
    return this.compiled(index).known;
  }

  text(index: number): SqlFragment {
    const compiled = this.compiled(index);
    return this.compiler.markSimple(compiled.sql, this.compiler.textOf(compiled, this.type(index)));
  }

  number(index: number): SqlFragment {
    return this.type(index) === 'null' ? parameter(null, 'numeric') : this.compiled(index).sql;
  }

  as(index: number, type: ValueType): SqlFragment {
    if (this.type(index) === 'null') return parameter(null, columnType(type));
    return type === 'text' ? this.text(index) : this.compiled(index).sql;
  }

  truth(index: number): SqlFragment {
    if (this.type(index) === 'null') return raw('FALSE');
    const compiled = this.compiled(index);
    return compiled.nullable ? sql`(${compiled.sql} IS TRUE)` : compiled.sql;
  }

  predicate(index: number): SqlFragment {
    return this.type(index) === 'null' ? raw('FALSE') : this.compiler.predicate(this.node(index));
  }

  list(index: number): SqlFragment {
    if (this.type(index) === 'null') return parameter([], 'text[]');
    const compiled = this.compiled(index);
    return compiled.nullable ? sql`COALESCE(${compiled.sql}, '{}'::text[])` : compiled.sql;
  }

  day(index: number): SqlFragment {
    if (this.type(index) === 'null') return parameter(null, 'date');
    const { sql: fragment } = this.compiled(index);
    if (this.type(index) === 'date') return fragment;
    const zone = parameter(this.environment.zone, 'text');
    return this.compiler.markSimple(fragment, sql`(${fragment} AT TIME ZONE ${zone})::date`);
  }

  joined(index: number): SqlFragment {
    const compiled = this.compiled(index);
    const text = joinedSql(compiled.sql, this.type(index), this.environment.zone);
    return compiled.nullable ? sql`COALESCE(${text}, '')` : text;
  }

  nullable(...indexes: readonly number[]): boolean {
    return indexes.some((index) => this.compiled(index).nullable);
  }

  once(fragments: readonly SqlFragment[], body: (...names: SqlFragment[]) => SqlFragment): SqlFragment {
    return this.compiler.once(fragments, body);
  }

  constant(value: Value, type: ValueType): SqlFragment {
    return this.compiler.constant(value, type);
  }
}
