import { fail, pointer, succeed, type Issue, type Localized, type Result } from '@atelier/problem';
import type { Expression, ValueType } from './ast.ts';
import { check } from './check.ts';
import type { ConditionGroup, ConditionOperator, ConditionRule } from './condition.ts';
import { conditionOperator, operatorLabel, type ConditionOperatorInfo } from './condition-operators.ts';
import { checkConditionShape, isConditionGroup, isRelativeDate } from './condition-shape.ts';
import { comparePeriod, conditionLiteral, rangeEnd, wantedValue } from './condition-value.ts';
import { issue, typeName, type ExpressionCode } from './messages.ts';
import { fieldOf, resolveField, resolveVariable, variableOf } from './names.ts';
import { parseFormula } from './parser.ts';
import { scopeAt } from './scope-at.ts';
import type { Scope } from './scope.ts';
import { call, withoutSpans } from './tree.ts';

/**
 * Turns a condition tree into an expression. Values are read as the type of their field; everything
 * that is wrong is reported at once, each with a JSON Pointer into the tree. A group without rules
 * holds for every record.
 */
export function lowerCondition(group: ConditionGroup, scope: Scope): Result<Expression> {
  const shape = checkConditionShape(group);
  if (!shape.ok) return shape;
  const lowering = new Lowering(scope);
  const expression = lowering.group(shape.value, '');
  return lowering.issues.length > 0 ? fail(...lowering.issues) : succeed(expression);
}

const everything: Expression = { kind: 'literal', literalType: 'boolean', value: true };

/** Operators that are the opposite of a test. */
const negative: readonly ConditionOperator[] = ['notContains', 'noneOf', 'hasNone', 'isNotEmpty'];

/** The field or variable that a rule is about. */
interface Subject {
  readonly node: Expression;
  readonly type: ValueType;
  readonly label: Localized | string;
}

type Details = Readonly<Record<string, unknown>>;

class Lowering {
  constructor(
    private readonly scope: Scope,
    readonly issues: Issue[] = [],
  ) {}

  group(group: ConditionGroup, at: string): Expression {
    const parts = group.rules.map((rule, index) => {
      const place = at + pointer('rules', index);
      return isConditionGroup(rule) ? this.group(rule, place) : this.rule(rule, place);
    });
    const [first, second] = parts;
    const all =
      first === undefined ? everything : second === undefined ? first : call(group.combinator, ...parts);
    return group.not ? call('not', all) : all;
  }

  private rule(rule: ConditionRule, at: string): Expression {
    const info = conditionOperator(rule.operator);
    if (!info) return this.wrong(at + '/operator', 'condition.operator-unknown', { operator: rule.operator });
    if (info.value === 'conditions') return this.related(rule, at);
    const subject = this.subject(rule.field, at + '/field');
    if (!subject) return everything;
    const operator = operatorLabel(info.operator, subject.type);
    if (!info.types.includes(subject.type)) {
      return this.wrong(at + '/operator', 'condition.operator-unfit', {
        field: subject.label,
        type: typeName(subject.type),
        operator,
      });
    }
    const test = this.test({ rule, at, info, subject });
    if (!test) return everything;
    this.checkTest(test, at, info);
    // The places in a formula were needed for the issues above; in the tree they would mislead.
    const lowered = withoutSpans(test);
    return negative.includes(info.operator) ? call('not', lowered) : lowered;
  }

  private wrong(at: string, code: ExpressionCode, details: Details = {}): Expression {
    this.issues.push(issue(code, { at, details }));
    return everything;
  }

  private nothing(at: string, code: ExpressionCode, details: Details = {}): undefined {
    this.issues.push(issue(code, { at, details }));
    return undefined;
  }

  /** A path of keys; a name that is no field may be a variable: me.department, before.tier. */
  private subject(path: string, at: string): Subject | undefined {
    const [root = '', ...rest] = path.split('.');
    if (!fieldOf(this.scope, this.scope.entity, root) && variableOf(this.scope, root)) {
      const resolved = resolveVariable({ scope: this.scope }, root, rest);
      if ('issue' in resolved) return this.report(resolved.issue, at);
      const { variable, field } = resolved.found;
      const node: Expression = { kind: 'variable', name: root, path: resolved.found.path };
      return { node, type: field?.type ?? variable.type, label: field?.label ?? variable.label };
    }
    const resolved = resolveField({ scope: this.scope, entity: this.scope.entity }, [root, ...rest]);
    if ('issue' in resolved) return this.report(resolved.issue, at);
    const { field, path: keys } = resolved.found;
    // Labels may change; what is stored must be keys.
    if (keys.join('.') !== path)
      return this.nothing(at, 'expression.unknown-name-similar', { name: path, closest: keys.join('.') });
    return { node: { kind: 'field', path: keys }, type: field.type, label: field.label };
  }

  private report(found: Issue, at: string): undefined {
    this.issues.push({ ...found, at });
    return undefined;
  }

  private related(rule: ConditionRule, at: string): Expression {
    const [entity = '', via = '', more] = rule.field.split('.');
    const target = fieldOf(this.scope, entity, via)?.target;
    if (more !== undefined || target !== this.scope.entity) {
      const name = this.scope.entityLabel(this.scope.entity) ?? this.scope.entity;
      return this.wrong(at + '/field', 'expression.unknown-relation', { name: rule.field, entity: name });
    }
    const quantifier = rule.operator === 'has' ? 'some' : 'none';
    const inner = this.innerGroup(rule.value);
    if (!inner || inner.rules.length === 0) return { kind: 'related', entity, via, quantifier };
    const where = new Lowering(scopeAt(this.scope, entity), this.issues).group(inner, at + '/value');
    return { kind: 'related', entity, via, quantifier, where };
  }

  private innerGroup(value: unknown): ConditionGroup | undefined {
    const shape = checkConditionShape(value);
    return shape.ok ? shape.value : undefined;
  }

  private test(place: {
    rule: ConditionRule;
    at: string;
    info: ConditionOperatorInfo;
    subject: Subject;
  }): Expression | undefined {
    const { rule, at, info, subject } = place;
    const source = rule.valueSource ?? 'value';
    if (info.value === 'none') return this.emptiness(rule, at, subject);
    if (source !== 'value' && !info.sources) {
      return this.nothing(at + '/valueSource', 'condition.source-unfit', {
        operator: operatorLabel(info.operator, subject.type),
      });
    }
    if (source !== 'value') {
      const other = this.other(rule, at);
      return other && compare(info.operator, subject, other);
    }
    if (isMissing(rule.value))
      return this.nothing(at + '/value', 'condition.value-missing', { field: subject.label });
    if (info.value === 'two') return this.range(rule.value, at + '/value', subject);
    return info.value === 'many'
      ? this.many(rule.value, at + '/value', { info, subject })
      : this.one(rule.value, at + '/value', { info, subject });
  }

  private emptiness(rule: ConditionRule, at: string, subject: Subject): Expression | undefined {
    if (isMissing(rule.value)) return call('ISBLANK', subject.node);
    const details = { operator: operatorLabel(rule.operator, subject.type) };
    return this.nothing(at + '/value', 'condition.value-surplus', details);
  }

  /** The other side of a comparison when it is a field or a formula. */
  private other(rule: ConditionRule, at: string): Expression | undefined {
    const place = at + '/value';
    if (typeof rule.value !== 'string' || rule.value.trim() === '') {
      return this.nothing(place, 'condition.value-missing', { field: rule.field });
    }
    if (rule.valueSource === 'field') return this.subject(rule.value, place)?.node;
    const parsed = parseFormula(rule.value, this.scope);
    if (parsed.ok) return parsed.value;
    this.issues.push(...parsed.issues.map((found) => ({ ...found, at: place })));
    return undefined;
  }

  private one(
    value: unknown,
    at: string,
    rule: { info: ConditionOperatorInfo; subject: Subject },
  ): Expression | undefined {
    const { info, subject } = rule;
    if (isRelativeDate(value)) {
      const isDate = subject.type === 'date' || subject.type === 'dateTime';
      const period = isDate && info.relative ? comparePeriod(subject.node, info.operator, value) : undefined;
      return (
        period ??
        this.nothing(at, 'condition.period-unfit', { operator: operatorLabel(info.operator, subject.type) })
      );
    }
    const literal = conditionLiteral(value, subject.type);
    if (!literal)
      return this.nothing(at, 'condition.value-unfit', {
        field: subject.label,
        expected: wantedValue(subject.type),
      });
    return compare(info.operator, subject, literal);
  }

  private many(
    value: unknown,
    at: string,
    rule: { info: ConditionOperatorInfo; subject: Subject },
  ): Expression | undefined {
    const { info, subject } = rule;
    const details = { field: subject.label, expected: typeName('list') };
    if (!Array.isArray(value)) return this.nothing(at, 'condition.value-unfit', details);
    const items = value.map((item: unknown, index) => {
      const literal = conditionLiteral(item, subject.type);
      const expected = wantedValue(subject.type);
      return literal ?? this.nothing(at + pointer(index), 'condition.value-unfit', { ...details, expected });
    });
    const literals = items.filter((item) => item !== undefined);
    if (literals.length < items.length) return undefined;
    if (subject.type !== 'list') return call('oneOf', subject.node, ...literals);
    return call(info.operator === 'hasAll' ? 'HASALL' : 'HASANY', subject.node, {
      kind: 'list',
      items: literals,
    });
  }

  private range(value: unknown, at: string, subject: Subject): Expression | undefined {
    const pair: unknown[] = Array.isArray(value) ? value : [];
    if (pair.length !== 2) return this.nothing(at, 'condition.value-missing', { field: subject.label });
    const ends = pair.map((end, index) => {
      const literal = rangeEnd(end, subject.type, index === 0 ? 'start' : 'end');
      const code = isMissing(end) ? 'condition.value-missing' : 'condition.value-unfit';
      return (
        literal ??
        this.nothing(at + pointer(index), code, { field: subject.label, expected: wantedValue(subject.type) })
      );
    });
    const [from, to] = ends;
    return from && to ? call('BETWEEN', subject.node, from, to) : undefined;
  }

  /** Types and options are checked rule by rule, so that an issue names the rule's own value. */
  private checkTest(test: Expression, at: string, info: ConditionOperatorInfo): void {
    const checked = check(test, this.scope);
    if (checked.ok) return;
    for (const found of checked.issues) {
      const item =
        info.value === 'one'
          ? undefined
          : (/^\/arguments\/1\/items\/(\d+)/.exec(found.at)?.[1] ?? argumentItem(found.at));
      this.issues.push({ ...found, at: at + '/value' + (item === undefined ? '' : pointer(item)) });
    }
  }
}

/** oneOf(field, a, b) and BETWEEN(field, a, b): the second argument is the first value. */
function argumentItem(at: string): string | undefined {
  const index = /^\/arguments\/(\d+)$/.exec(at)?.[1];
  return index === undefined || index === '0' ? undefined : String(Number(index) - 1);
}

function isMissing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

const calls: Readonly<Partial<Record<ConditionOperator, string>>> = {
  contains: 'CONTAINS',
  notContains: 'CONTAINS',
  startsWith: 'STARTSWITH',
  endsWith: 'ENDSWITH',
  hasAny: 'HASANY',
  hasNone: 'HASANY',
  hasAll: 'HASALL',
};

/** Field, operator and the other side; membership in a list field asks the list. */
function compare(operator: ConditionOperator, subject: Subject, right: Expression): Expression {
  if (operator === 'oneOf' || operator === 'noneOf') {
    return right.kind === 'list'
      ? call('oneOf', subject.node, ...right.items)
      : call('CONTAINS', right, subject.node);
  }
  return call(calls[operator] ?? operator, subject.node, right);
}
