import { fail, pointer, succeed, type Issue, type Result } from '@atelier/problem';
import type { ConditionGroup, ConditionRule, RelativeDate } from './condition.ts';
import { conditionOperator } from './condition-operators.ts';
import { limits } from './limits.ts';
import { issue, type ExpressionCode } from './messages.ts';

/**
 * Whether unknown JSON is a condition tree: shapes, operators, limits. What its fields and values
 * mean is the business of `lowerCondition`. Reports everything at once, by JSON Pointer.
 */
export function checkConditionShape(input: unknown): Result<ConditionGroup> {
  const shape = new Shape();
  return shape.isGroup(input, '', 1) && shape.issues.length === 0 ? succeed(input) : fail(...shape.issues);
}

const groupKeys = ['id', 'combinator', 'not', 'rules'];
const ruleKeys = ['id', 'field', 'operator', 'value', 'valueSource'];
const relativeUnits: readonly unknown[] = ['day', 'week', 'month', 'quarter', 'year'];

class Shape {
  readonly issues: Issue[] = [];
  private nodes = 0;

  isGroup(input: unknown, at: string, depth: number): input is ConditionGroup {
    const before = this.issues.length;
    if (!isObject(input) || !Array.isArray(input.rules)) return this.wrong(at, 'condition.shape-invalid');
    if (depth > limits.conditionDepth)
      return this.wrong(at, 'condition.too-deep', { limit: limits.conditionDepth });
    if (!this.counts(at)) return false;
    this.checkKeys(input, groupKeys, at);
    if (input.combinator !== 'and' && input.combinator !== 'or')
      this.wrong(at + '/combinator', 'condition.combinator-unknown');
    if (input.not !== undefined && typeof input.not !== 'boolean')
      this.wrong(at + '/not', 'condition.shape-invalid');
    input.rules.forEach((rule: unknown, index) => {
      const place = at + pointer('rules', index);
      if (isObject(rule) && 'rules' in rule) this.isGroup(rule, place, depth + 1);
      else this.isRule(rule, place, depth);
    });
    return this.issues.length === before;
  }

  private isRule(input: unknown, at: string, depth: number): input is ConditionRule {
    if (!isObject(input)) return this.wrong(at, 'condition.shape-invalid');
    if (!this.counts(at)) return false;
    this.checkKeys(input, ruleKeys, at);
    if (typeof input.field !== 'string') return this.wrong(at + '/field', 'condition.shape-invalid');
    const info = typeof input.operator === 'string' ? conditionOperator(input.operator) : undefined;
    if (!info)
      return this.wrong(at + '/operator', 'condition.operator-unknown', { operator: String(input.operator) });
    const { valueSource } = input;
    if (
      valueSource !== undefined &&
      valueSource !== 'value' &&
      valueSource !== 'field' &&
      valueSource !== 'formula'
    ) {
      return this.wrong(at + '/valueSource', 'condition.shape-invalid');
    }
    if (info.value !== 'conditions') return this.isValue(input.value, at + '/value');
    return (
      input.value === undefined || input.value === null || this.isGroup(input.value, at + '/value', depth + 1)
    );
  }

  private isValue(value: unknown, at: string): boolean {
    if (value === undefined || isScalar(value) || isRelativeDate(value)) return true;
    if (!Array.isArray(value)) return this.wrong(at, 'condition.shape-invalid');
    if (value.length > limits.conditionValues) {
      return this.wrong(at, 'condition.values-too-many', { limit: limits.conditionValues });
    }
    value.forEach((item, index) => {
      if (!isScalar(item) && !isRelativeDate(item))
        this.wrong(at + pointer(index), 'condition.shape-invalid');
    });
    return true;
  }

  private checkKeys(input: Readonly<Record<string, unknown>>, known: readonly string[], at: string): void {
    for (const name of Object.keys(input)) {
      if (!known.includes(name)) this.wrong(at + pointer(name), 'condition.property-unknown', { name });
    }
  }

  /** Beyond the limit nothing more is looked at, and it is said once. */
  private counts(at: string): boolean {
    this.nodes += 1;
    if (this.nodes === limits.conditionNodes + 1)
      this.wrong(at, 'condition.too-many-rules', { limit: limits.conditionNodes });
    return this.nodes <= limits.conditionNodes;
  }

  private wrong(at: string, code: ExpressionCode, details: Readonly<Record<string, unknown>> = {}): false {
    this.issues.push(issue(code, { at, details }));
    return false;
  }
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

/** Whether a value is a date that moves with today. */
export function isRelativeDate(value: unknown): value is RelativeDate {
  return (
    isObject(value) &&
    Object.keys(value).length === 2 &&
    relativeUnits.includes(value.relative) &&
    Number.isInteger(value.offset) &&
    Math.abs(Number(value.offset)) <= 10_000
  );
}

/** Whether a member of a group is a group. */
export function isConditionGroup(rule: ConditionRule | ConditionGroup): rule is ConditionGroup {
  return 'rules' in rule;
}
