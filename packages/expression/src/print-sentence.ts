import { localize, type Language, type Localized } from '@atelier/problem';
import type { Call, Expression, Literal, Related, ValueType } from './ast.ts';
import { dateUnits, type DateUnit } from './calendar.ts';
import { operatorLabel } from './condition-operators.ts';
import type { ConditionOperator } from './condition.ts';
import { readAs } from './functions/comparison.ts';
import { findDefinition } from './functions/registry.ts';
import { fieldBehind, labelsOf, optionsByArgument } from './printed-names.ts';
import { variableOf } from './names.ts';
import type { Scope, ScopeField } from './scope.ts';
import {
  compound,
  dateWords,
  instantWords,
  listWords,
  numberWords,
  periodEdgeWords,
  periodWords,
  phrases,
  textWords,
} from './sentence-words.ts';

/**
 * Says an expression in plain words: “累计消费 大于等于 10,000 且 城市 是 上海 或 北京”, "Total spent is
 * at least 10,000 and City is one of Shanghai, Beijing". For people only: it is not read back.
 */
export function toSentence(expression: Expression, scope: Scope, language: Language): string {
  return new Sentence(scope, language).condition(expression, scope.entity, 'top');
}

type Options = NonNullable<ScopeField['options']>;
type Around = 'top' | 'and' | 'or';

const comparisons: ReadonlySet<string> = new Set([
  'equal',
  'notEqual',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
]);

const tests: ReadonlyMap<string, { readonly is: ConditionOperator; readonly isNot: ConditionOperator }> =
  new Map([
    ['CONTAINS', { is: 'contains', isNot: 'notContains' }],
    ['HASANY', { is: 'hasAny', isNot: 'hasNone' }],
    ['ISBLANK', { is: 'isEmpty', isNot: 'isNotEmpty' }],
  ]);

class Sentence {
  constructor(
    private readonly scope: Scope,
    private readonly language: Language,
  ) {}

  private say(words: Localized): string {
    return words[this.language];
  }

  condition(node: Expression, entity: string, around: Around): string {
    if (node.kind === 'call') return this.call(node, entity, around);
    if (node.kind === 'related') return this.related(node);
    if (node.kind === 'literal' && node.literalType === 'boolean') {
      return this.say(node.value === true ? { zh: '全部', en: 'all' } : { zh: '无', en: 'none' });
    }
    const isFlag = this.typeOf(node, entity) === 'boolean';
    return isFlag ? this.flag(node, entity, true) : this.value(node, entity);
  }

  private call(node: Call, entity: string, around: Around): string {
    const [first, second] = node.arguments;
    if (node.name === 'and' || node.name === 'or') return this.group(node, entity, around);
    if (node.name === 'not' && first) return this.not(first, entity);
    if (!first) return this.value(node, entity);
    if (comparisons.has(node.name) && second) return this.comparison(node, entity);
    if (node.name === 'oneOf') return this.oneOf(node, entity, true);
    if (node.name === 'BETWEEN') return this.between(node, entity);
    if (node.name === 'INPERIOD') return this.inPeriod(node, entity, true);
    const test = testOf(node);
    return test ? this.test(node, entity, test.is) : this.value(node, entity);
  }

  private group(node: Call, entity: string, around: Around): string {
    const own = node.name === 'and' ? 'and' : 'or';
    const parts = node.arguments.map((part) => this.condition(part, entity, own));
    const joined = parts.join(
      own === 'and' ? this.say({ zh: ' 且 ', en: ' and ' }) : this.say({ zh: ' 或 ', en: ' or ' }),
    );
    return around === 'top' || parts.length < 2 || around === own ? joined : this.bracketed(joined);
  }

  private bracketed(text: string): string {
    return this.say({ zh: `（${text}）`, en: `(${text})` });
  }

  private not(inner: Expression, entity: string): string {
    if (inner.kind === 'call') {
      if (inner.name === 'oneOf') return this.oneOf(inner, entity, false);
      if (inner.name === 'INPERIOD') return this.inPeriod(inner, entity, false);
      const test = testOf(inner);
      if (test?.isNot) return this.test(inner, entity, test.isNot);
    } else if (inner.kind !== 'related' && inner.kind !== 'literal') {
      return this.flag(inner, entity, false);
    }
    const text = this.condition(inner, entity, 'top');
    return this.say({ zh: `并非（${text}）`, en: `not (${text})` });
  }

  /** 会员 为 是, Member is yes */
  private flag(node: Expression, entity: string, expected: boolean): string {
    const name = this.value(node, entity);
    return expected
      ? this.say({ zh: `${name} 为 是`, en: `${name} is yes` })
      : this.say({ zh: `${name} 为 否`, en: `${name} is no` });
  }

  private comparison(node: Call, entity: string): string {
    const [left, written] = node.arguments;
    if (!left || !written) return '';
    const options = optionsByArgument(node, this.scope, entity);
    const operator = node.name as ConditionOperator;
    const type = this.typeOf(left, entity) ?? this.typeOf(written, entity) ?? 'text';
    const right = this.readAs(written, type);
    if ((operator === 'equal' || operator === 'notEqual') && right.kind === 'literal') {
      if (typeof right.value === 'boolean')
        return this.flag(left, entity, right.value === (operator === 'equal'));
      if (right.value === null || right.value === '') return this.emptiness(left, entity, operator);
    }
    const other = this.side(node.name, right, () => this.value(right, entity, options.get(1)));
    return `${this.value(left, entity, options.get(0))} ${this.say(operatorLabel(operator, type))} ${other}`;
  }

  private emptiness(node: Expression, entity: string, operator: 'equal' | 'notEqual'): string {
    const words = operatorLabel(operator === 'equal' ? 'isEmpty' : 'isNotEmpty', 'text');
    return `${this.value(node, entity)} ${this.say(words)}`;
  }

  /** Before and from a period mean its beginning, after and until its end: the period alone says it. */
  private side(operator: string, node: Expression, otherwise: () => string): string {
    const edge = operator === 'less' || operator === 'greaterOrEqual' ? 'PERIODSTART' : 'PERIODEND';
    if (node.kind === 'call' && node.name === edge) {
      const period = writtenPeriod(node, 0);
      if (period) return periodWords(period.unit, period.offset, this.language);
    }
    return otherwise();
  }

  private oneOf(node: Call, entity: string, positive: boolean): string {
    const [subject, ...items] = node.arguments;
    if (!subject) return '';
    const options = optionsByArgument(node, this.scope, entity).get(1);
    const type = this.typeOf(subject, entity) ?? 'text';
    const names = items.map((item) => this.value(this.readAs(item, type), entity, options));
    const name = this.value(subject, entity);
    if (names.length === 1)
      return `${name} ${this.say(operatorLabel(positive ? 'equal' : 'notEqual', 'text'))} ${names[0] ?? ''}`;
    const zh = positive
      ? `${name} 是 ${listWords(names, 'or', 'zh')}`
      : `${name} 不是 ${listWords(names, 'or', 'zh')}`;
    const en = `${name} ${positive ? 'is one of' : 'is none of'} ${names.join(', ')}`;
    return this.say({ zh, en });
  }

  private between(node: Call, entity: string): string {
    const [subject] = node.arguments;
    const type = (subject && this.typeOf(subject, entity)) ?? 'text';
    const words = node.arguments.map((argument) => this.value(this.readAs(argument, type), entity));
    const [name = '', from = '', to = ''] = words;
    return this.say({ zh: `${name} 介于 ${from} 和 ${to} 之间`, en: `${name} is between ${from} and ${to}` });
  }

  /** A date that is written as a text is said as a date. */
  private readAs(node: Expression, type: ValueType): Expression {
    const read = readAs(node, type);
    return 'node' in read ? read.node : node;
  }

  private inPeriod(node: Call, entity: string, positive: boolean): string {
    const [subject] = node.arguments;
    const period = writtenPeriod(node, 1);
    if (!subject || !period) return this.value(node, entity);
    const name = this.value(subject, entity);
    const words = periodWords(period.unit, period.offset, this.language);
    return positive
      ? this.say({ zh: `${name} 在 ${words}`, en: `${name} is within ${words}` })
      : this.say({ zh: `${name} 不在 ${words}`, en: `${name} is not within ${words}` });
  }

  private test(node: Call, entity: string, operator: ConditionOperator): string {
    const [subject, other] = node.arguments;
    if (!subject) return '';
    const name = `${this.value(subject, entity)} ${this.say(operatorLabel(operator, this.typeOf(subject, entity) ?? 'text'))}`;
    const options = optionsByArgument(node, this.scope, entity).get(1);
    return other ? `${name} ${this.value(other, entity, options)}` : name;
  }

  private related(node: Related): string {
    const label = this.scope.entityLabel(node.entity);
    const name = label ? localize(label, this.language) : node.entity;
    const some = node.quantifier === 'some';
    if (!node.where)
      return this.say({ zh: `${some ? '有' : '没有'} ${name}`, en: `has ${some ? 'some' : 'no'} ${name}` });
    const where = this.condition(node.where, node.entity, 'top');
    return this.say({
      zh: `${some ? '有' : '没有'}符合（${where}）的 ${name}`,
      en: `has ${some ? 'some' : 'no'} ${name} where (${where})`,
    });
  }

  private value(node: Expression, entity: string, options?: Options): string {
    switch (node.kind) {
      case 'literal':
        return this.literal(node, options);
      case 'field':
        return this.path(labelsOf(node.path, { scope: this.scope, entity, language: this.language }));
      case 'variable': {
        const variable = variableOf(this.scope, node.name);
        const root = variable ? localize(variable.label, this.language) : node.name;
        return this.path([
          root,
          ...labelsOf(node.path, { scope: this.scope, entity: variable?.target, language: this.language }),
        ]);
      }
      case 'list':
        return listWords(
          node.items.map((item) => this.value(item, entity, options)),
          'and',
          this.language,
        );
      case 'related':
        return this.related(node);
      case 'call':
        return this.callValue(node, entity);
    }
  }

  private path(labels: readonly string[]): string {
    return labels.join(this.say({ zh: '的', en: '’s ' }));
  }

  private literal(node: Literal, options: Options | undefined): string {
    const value = String(node.value);
    switch (node.literalType) {
      case 'null':
        return this.say({ zh: '空', en: 'empty' });
      case 'boolean':
        return this.say(node.value === true ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
      case 'number':
        return numberWords(value);
      case 'date':
        return dateWords(value, this.language);
      case 'dateTime':
        return instantWords(value, this.language);
      case 'text': {
        const option = options?.find((candidate) => candidate.value === value);
        return option ? localize(option.label, this.language) : textWords(value);
      }
    }
  }

  private callValue(node: Call, entity: string): string {
    if (node.name === 'PERIODSTART' || node.name === 'PERIODEND') {
      const period = writtenPeriod(node, 0);
      if (period)
        return periodEdgeWords(node.name === 'PERIODSTART' ? 'start' : 'end', period, this.language);
    }
    if (node.name === 'IF') return this.choice(node, entity);
    if (this.isCondition(node)) return this.bracketed(this.condition(node, entity, 'top'));
    const args = node.arguments.map((argument) => this.operand(argument, entity, compound.has(node.name)));
    const phrase = phrases.get(node.name);
    if (phrase) return this.say(phrase).replace(/\{(\d)\}/g, (_, index: string) => args[Number(index)] ?? '');
    return `${node.name.toUpperCase()}(${args.join(', ')})`;
  }

  private operand(node: Expression, entity: string, inCompound: boolean): string {
    const text = this.value(node, entity);
    return inCompound && node.kind === 'call' && compound.has(node.name) ? this.bracketed(text) : text;
  }

  private choice(node: Call, entity: string): string {
    const [test, then, otherwise] = node.arguments;
    if (!test || !then) return 'IF()';
    const condition = this.condition(test, entity, 'top');
    const last = otherwise ? this.value(otherwise, entity) : this.say({ zh: '空', en: 'empty' });
    const result = this.value(then, entity);
    return this.say({
      zh: `如果 ${condition}，则为 ${result}，否则为 ${last}`,
      en: `if ${condition} then ${result}, otherwise ${last}`,
    });
  }

  private isCondition(node: Call): boolean {
    return (
      findDefinition(node.name)?.returns === 'boolean' && !phrases.has(node.name) && this.hasSentence(node)
    );
  }

  private hasSentence(node: Call): boolean {
    const known = ['and', 'or', 'not', 'oneOf', 'BETWEEN', 'INPERIOD'];
    return known.includes(node.name) || comparisons.has(node.name) || testOf(node) !== undefined;
  }

  private typeOf(node: Expression, entity: string): ValueType | undefined {
    if (node.type) return node.type;
    if (node.kind === 'literal') return node.literalType === 'text' ? undefined : node.literalType;
    if (node.kind === 'variable' && node.path.length === 0) return variableOf(this.scope, node.name)?.type;
    if (node.kind === 'field' || node.kind === 'variable') return fieldBehind(node, this.scope, entity)?.type;
    const returns = node.kind === 'call' ? findDefinition(node.name)?.returns : undefined;
    return typeof returns === 'string' ? returns : undefined;
  }
}

function testOf(
  node: Call,
): { readonly is: ConditionOperator; readonly isNot?: ConditionOperator } | undefined {
  if (node.name === 'STARTSWITH') return { is: 'startsWith' };
  if (node.name === 'ENDSWITH') return { is: 'endsWith' };
  if (node.name === 'HASALL') return { is: 'hasAll' };
  return tests.get(node.name);
}

/** The unit and offset that are written in a call from an argument on. */
function writtenPeriod(node: Call, first: number): { unit: DateUnit; offset: number } | undefined {
  const [unit, offset] = node.arguments.slice(first);
  if (unit?.kind !== 'literal' || offset?.kind !== 'literal') return undefined;
  const found = dateUnits.find((candidate) => candidate === String(unit.value).toLowerCase());
  return found && { unit: found, offset: Number(offset.value) };
}
