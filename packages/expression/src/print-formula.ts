import { localize, type Language } from '@atelier/problem';
import type { Call, Expression, Literal } from './ast.ts';
import { chained, operatorNamed, powers } from './operators.ts';
import { fieldWithLabels, optionsByArgument, variableWithLabels } from './printed-names.ts';
import type { Scope, ScopeField } from './scope.ts';

/** Which names a formula shows: keys, or labels in a language. */
export type FormulaNames = 'keys' | { readonly labels: Language };

/**
 * Prints an expression as a formula. With 'keys' it is the stored form and does not change when labels
 * do; with labels it is what people read and write. Either reads back to the same expression.
 */
export function toFormula(expression: Expression, scope: Scope, names: FormulaNames): string {
  return new FormulaPrinter(scope, names).print(expression, scope.entity).text;
}

/** Binds tighter than any operator: needs no parentheses anywhere. */
const closed = 1000;

interface Printed {
  readonly text: string;
  readonly power: number;
}

type Options = NonNullable<ScopeField['options']>;

class FormulaPrinter {
  /** The language of labels; undefined where keys are printed. */
  private readonly language: Language | undefined;

  constructor(
    private readonly scope: Scope,
    names: FormulaNames,
  ) {
    this.language = names === 'keys' ? undefined : names.labels;
  }

  print(node: Expression, entity: string, options?: Options): Printed {
    const { scope, language } = this;
    switch (node.kind) {
      case 'literal':
        return this.literal(node, options);
      case 'field':
        return atom(
          language ? fieldWithLabels(node, { scope, entity, language }) : `{${node.path.join('.')}}`,
        );
      case 'variable':
        return atom(
          language
            ? variableWithLabels(node, { scope, entity, language })
            : [node.name, ...node.path].join('.'),
        );
      case 'list':
        return atom(`[${node.items.map((item) => this.print(item, entity, options).text).join(', ')}]`);
      case 'call':
        return this.call(node, entity);
      case 'related': {
        const where = node.where ? `, ${this.print(node.where, node.entity).text}` : '';
        return atom(`${node.quantifier === 'some' ? 'HAS' : 'HASNO'}(${node.entity}.${node.via}${where})`);
      }
    }
  }

  private literal(node: Literal, options: Options | undefined): Printed {
    const value = String(node.value);
    switch (node.literalType) {
      case 'null':
        return atom('NULL');
      case 'boolean':
        return atom(value.toUpperCase());
      case 'number':
        return { text: value, power: value.startsWith('-') ? powers.sign : closed };
      case 'date':
        return atom(`DATE(${value.split('-').map(Number).join(', ')})`);
      case 'dateTime':
        return atom(`DATETIME(${quoted(value)})`);
      case 'text':
        return atom(quoted(this.optionLabel(value, options)));
    }
  }

  /** The label of an option, unless it could be taken for another one. */
  private optionLabel(value: string, options: Options | undefined): string {
    const option = options?.find((candidate) => candidate.value === value);
    if (!this.language || !option || !options) return value;
    const label = localize(option.label, this.language);
    const others = options.filter((other) => other !== option);
    const isTaken = others.some(
      (other) => other.value === label || other.label.zh === label || other.label.en === label,
    );
    return isTaken || label === '' ? value : label;
  }

  private call(node: Call, entity: string): Printed {
    const options = optionsByArgument(node, this.scope, entity);
    const args = node.arguments.map((arg, index) => this.print(arg, entity, options.get(index)));
    const [first] = args;
    if (node.name === 'oneOf' && first) return membership(args, 'IN');
    if (node.name === 'not') return this.not(node, entity);
    if (node.name === 'negate' && first)
      return { text: `-${within(first, powers.sign)}`, power: powers.sign };
    const operator = operatorNamed(node.name);
    if (!operator || args.length < 2 || (args.length > 2 && !chained.has(node.name))) {
      return atom(`${node.name.toUpperCase()}(${args.map((arg) => arg.text).join(', ')})`);
    }
    const [symbol = ''] = operator.symbols;
    const leftMost =
      operator.power === powers.compare || operator.power === powers.power
        ? operator.power + 1
        : operator.power;
    const texts = args.map((arg, index) =>
      within(arg, index === 0 && !chained.has(node.name) ? leftMost : operator.power + 1),
    );
    return { text: texts.join(` ${symbol} `), power: operator.power };
  }

  private not(node: Call, entity: string): Printed {
    const [inner] = node.arguments;
    if (inner?.kind === 'call' && inner.name === 'oneOf' && inner.arguments.length > 0) {
      const options = optionsByArgument(inner, this.scope, entity);
      return membership(
        inner.arguments.map((arg, index) => this.print(arg, entity, options.get(index))),
        'NOT IN',
      );
    }
    return atom(`NOT(${node.arguments.map((arg) => this.print(arg, entity).text).join(', ')})`);
  }
}

function membership([first, ...items]: readonly Printed[], word: string): Printed {
  const list = items.map((item) => item.text).join(', ');
  return {
    text: `${within(first ?? atom(''), powers.compare + 1)} ${word} [${list}]`,
    power: powers.compare,
  };
}

function atom(text: string): Printed {
  return { text, power: closed };
}

function within(printed: Printed, power: number): string {
  return printed.power >= power ? printed.text : `(${printed.text})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
