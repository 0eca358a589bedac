import { fail, succeed, type Issue, type Result } from '@atelier/problem';
import type { Call, Checked, Expression, Literal, Related, ValueType } from './ast.ts';
import { literalBound, outsideBound, widest, type Bound } from './bound.ts';
import { closest } from './closest.ts';
import { readAs } from './functions/comparison.ts';
import { parameterAt, signatureOf, type FunctionDefinition, type Parameter } from './functions/definition.ts';
import { findDefinition, functionNames } from './functions/registry.ts';
import { limits } from './limits.ts';
import { literalForm } from './literal-form.ts';
import { issue, typeName, type ExpressionCode } from './messages.ts';
import { fieldOf, resolveField, resolveVariable } from './names.ts';
import { operatorSign } from './operators.ts';
import type { Scope, ScopeField } from './scope.ts';

/**
 * Resolves every name of an expression, finds the type of every part and reports all that is wrong:
 * by `from`/`to` where the part came from a formula text, else by a pointer into the tree.
 */
export function check(expression: Expression, scope: Scope): Result<Checked> {
  const checker = new Checker(scope);
  const checked = checker.node(expression, '', 1);
  if (checker.issues.length > 0) return fail(...checker.issues);
  return succeed({ expression: checked.node, type: checked.type });
}

/** The same for a condition: the whole must be true or false. */
export function checkBoolean(expression: Expression, scope: Scope): Result<Checked> {
  const result = check(expression, scope);
  if (!result.ok || result.value.type === 'boolean') return result;
  return fail(
    issue('expression.not-boolean', { ...expression.span, details: { given: typeName(result.value.type) } }),
  );
}

interface Typed {
  readonly node: Expression;
  readonly type: ValueType;
  readonly bound: Bound;
}

/** A part and where it is in the tree. */
interface Place {
  readonly node: Expression;
  readonly at: string;
}

type Details = Readonly<Record<string, unknown>>;

class Checker {
  readonly issues: Issue[] = [];
  private nodes = 0;
  private entity: string;
  private readonly fields = new WeakMap<Expression, ScopeField>();

  constructor(private readonly scope: Scope) {
    this.entity = scope.entity;
  }

  node(node: Expression, at: string, depth: number): Typed {
    this.nodes += 1;
    if (this.nodes > limits.expressionNodes) return this.tooMuch(node, at);
    if (depth > limits.expressionDepth) {
      return this.wrong({ node, at }, 'expression.too-deep', { limit: limits.expressionDepth });
    }
    switch (node.kind) {
      case 'literal':
        return this.literal(node, at);
      case 'field':
        return this.named(node, at, resolveField({ scope: this.scope, entity: this.entity }, node.path));
      case 'variable':
        return this.named(node, at, resolveVariable({ scope: this.scope }, node.name, node.path));
      case 'list':
        return this.list(node, at, depth);
      case 'call':
        return this.call(node, at, depth);
      case 'related':
        return this.related(node, at, depth);
      default:
        return this.wrong({ node, at }, 'expression.shape-invalid');
    }
  }

  private report({ node, at }: Place, code: ExpressionCode, details: Details = {}): void {
    const { span } = node;
    this.issues.push(issue(code, span ? { from: span.from, to: span.to, details } : { at, details }));
  }

  /** Reports and goes on with something that fits everywhere, so that one mistake gives one issue. */
  private wrong(place: Place, code: ExpressionCode, details: Details = {}): Typed {
    this.report(place, code, details);
    return this.empty();
  }

  private empty(): Typed {
    const node: Literal = { kind: 'literal', literalType: 'null', value: null, type: 'null' };
    return { node, type: 'null', bound: widest([]) };
  }

  private tooMuch(node: Expression, at: string): Typed {
    if (this.nodes > limits.expressionNodes + 1) return this.empty();
    return this.wrong({ node, at }, 'expression.too-many-parts', { limit: limits.expressionNodes });
  }

  private literal(node: Literal, at: string): Typed {
    const form = literalForm(node);
    if ('code' in form) return this.wrong({ node, at }, form.code, form.details);
    const type = node.literalType;
    return { node: { ...node, value: form.value, type }, type, bound: literalBound(form.value, type) };
  }

  private named(
    node: Extract<Expression, { kind: 'field' | 'variable' }>,
    at: string,
    resolved: ReturnType<typeof resolveField> | ReturnType<typeof resolveVariable>,
  ): Typed {
    if ('issue' in resolved) {
      this.issues.push(node.span ? { ...resolved.issue, ...node.span } : { ...resolved.issue, at });
      return this.empty();
    }
    const { found } = resolved;
    const type = found.field?.type ?? ('variable' in found ? found.variable.type : 'null');
    const typed: Expression = { ...node, path: found.path, type };
    if (found.field) this.fields.set(typed, found.field);
    return { node: typed, type, bound: outsideBound(type) };
  }

  private list(node: Extract<Expression, { kind: 'list' }>, at: string, depth: number): Typed {
    const items = node.items.map((item, index) => {
      const place = `${at}/items/${index}`;
      const typed = this.node(item, place, depth + 1);
      const fits = ['text', 'record', 'user', 'null'].includes(typed.type);
      return fits
        ? typed
        : this.wrong({ node: item, at: place }, 'expression.argument-type', {
            function: '[ ]',
            position: index + 1,
            expected: typeName('text'),
            given: typeName(typed.type),
          });
    });
    const bound = { ...widest([]), characters: items.reduce((sum, item) => sum + item.bound.characters, 0) };
    return { node: { ...node, items: items.map((item) => item.node), type: 'list' }, type: 'list', bound };
  }

  private related(node: Related, at: string, depth: number): Typed {
    const outer = this.entity;
    if (fieldOf(this.scope, node.entity, node.via)?.target !== outer) {
      const details = { name: `${node.entity}.${node.via}`, entity: this.scope.entityLabel(outer) ?? outer };
      return this.wrong({ node, at }, 'expression.unknown-relation', details);
    }
    if (!node.where) return { node: { ...node, type: 'boolean' }, type: 'boolean', bound: widest([]) };
    this.entity = node.entity;
    const where = this.node(node.where, `${at}/where`, depth + 1);
    this.entity = outer;
    if (where.type !== 'boolean' && where.type !== 'null') {
      this.report({ node: node.where, at: `${at}/where` }, 'expression.not-boolean', {
        given: typeName(where.type),
      });
    }
    return { node: { ...node, where: where.node, type: 'boolean' }, type: 'boolean', bound: where.bound };
  }

  private call(node: Call, at: string, depth: number): Typed {
    const definition = findDefinition(node.name);
    if (!definition) return this.unknownFunction(node, at);
    if (!this.hasRightCount(definition, node, at)) return this.empty();
    const before = this.issues.length;
    const typed = node.arguments.map((arg, index) =>
      this.argument({ definition, index, node: arg, at: `${at}/arguments/${index}`, depth }),
    );
    if (this.issues.length > before) return this.afterIssues(definition);
    const given = typed.map((arg) => arg.node);
    const reportArgument = (index: number, code: ExpressionCode, details: Details = {}) =>
      this.report({ node: given[index] ?? node, at: `${at}/arguments/${index}` }, code, {
        function: symbolOf(definition),
        position: index + 1,
        ...details,
      });
    const args = definition.check?.(given, reportArgument) ?? given;
    this.checkOptions(definition, args, at);
    const type = this.resultType(definition, args, { node, at });
    const bound = (definition.bound ?? widest)(
      typed.map((arg) => arg.bound),
      args,
    );
    this.checkBound(node, at, bound);
    return { node: { ...node, arguments: args, type }, type, bound };
  }

  /** What a call gives is often clear although its arguments are not; then what holds it is checked too. */
  private afterIssues(definition: FunctionDefinition): Typed {
    const empty = this.empty();
    return typeof definition.returns === 'string' ? { ...empty, type: definition.returns } : empty;
  }

  private unknownFunction(node: Call, at: string): Typed {
    const near = closest(node.name, functionNames());
    if (near === undefined)
      return this.wrong({ node, at }, 'expression.unknown-function', { name: node.name });
    return this.wrong({ node, at }, 'expression.unknown-function-similar', {
      name: node.name,
      closest: near,
    });
  }

  private hasRightCount(definition: FunctionDefinition, node: Call, at: string): boolean {
    const { parameters, repeats = 0 } = definition;
    const count = node.arguments.length;
    const least = parameters.filter((parameter) => !parameter.optional).length;
    const surplus = Math.max(0, count - parameters.length);
    const details = { function: symbolOf(definition), signature: signatureOf(definition) };
    const incomplete = repeats > 1 && (count - parameters.length) % repeats !== 0;
    if (count < least || incomplete) this.report({ node, at }, 'expression.argument-missing', details);
    else if (surplus > 0 && repeats === 0) this.report({ node, at }, 'expression.argument-surplus', details);
    else return true;
    return false;
  }

  private argument(place: {
    definition: FunctionDefinition;
    index: number;
    node: Expression;
    at: string;
    depth: number;
  }): Typed {
    const { definition, index, node, at, depth } = place;
    const typed = this.node(node, at, depth + 1);
    const parameter = parameterAt(definition, index);
    if (!parameter) return typed;
    const details = { function: symbolOf(definition), position: index + 1 };
    if (parameter.choices || parameter.whole) {
      if (isWritten(typed.node, parameter)) return typed;
      return this.wrong({ node, at }, 'expression.argument-fixed', {
        ...details,
        choices: choicesOf(parameter),
      });
    }
    if (parameter.types === 'any' || typed.type === 'null' || parameter.types.includes(typed.type))
      return typed;
    const { types } = parameter;
    const date = types.find((type) => type === 'dateTime') ?? types.find((type) => type === 'date');
    if (typed.type === 'text' && date && typed.node.kind === 'literal')
      return this.writtenDate(typed, date, at);
    return this.wrong({ node, at }, 'expression.argument-type', {
      ...details,
      expected: typeName(...types),
      given: typeName(typed.type),
    });
  }

  private writtenDate(typed: Typed, type: ValueType, at: string): Typed {
    const read = readAs(typed.node, type);
    if ('node' in read) return { ...typed, node: read.node, type: read.node.type ?? type };
    const value = typed.node.kind === 'literal' ? typed.node.value : '';
    return this.wrong({ node: typed.node, at: at }, read.code, { value });
  }

  private resultType(
    definition: FunctionDefinition,
    args: readonly Expression[],
    place: { node: Call; at: string },
  ): ValueType {
    if (typeof definition.returns === 'string') return definition.returns;
    const types = args.map((arg) => arg.type ?? 'null');
    const found = definition.returns(types);
    if (found !== undefined) return found;
    const [left = 'null', right = 'null'] = [...new Set(types)].filter((type) => type !== 'null').slice(-2);
    this.report(place, 'expression.results-differ', {
      function: symbolOf(definition),
      left: typeName(left),
      right: typeName(right),
    });
    return 'null';
  }

  private checkBound(node: Call, at: string, bound: Bound): void {
    if (bound.integer + bound.scale > limits.digits) this.report({ node, at }, 'expression.number-too-large');
    else if (bound.characters > limits.characters) this.report({ node, at }, 'expression.text-too-large');
  }

  /** A text that is compared with a field of options must be one of them. */
  private checkOptions(definition: FunctionDefinition, args: readonly Expression[], at: string): void {
    for (const [subject, values] of definition.compared?.(args.length) ?? []) {
      const field = args[subject] && this.fields.get(args[subject]);
      if (!field?.options) continue;
      for (const index of values) {
        const value = args[index];
        if (value) this.checkOption(value, `${at}/arguments/${index}`, field);
      }
    }
  }

  private checkOption(node: Expression, at: string, field: ScopeField): void {
    if (node.kind === 'list') {
      node.items.forEach((item, index) => this.checkOption(item, `${at}/items/${index}`, field));
      return;
    }
    if (node.kind !== 'literal' || node.literalType !== 'text' || node.value === '') return;
    const options = field.options ?? [];
    if (options.some((option) => option.value === node.value)) return;
    const near = closest(
      String(node.value),
      options.flatMap((option) => [option.label.zh, option.label.en, option.value]),
    );
    const details = { field: field.label, value: node.value };
    if (near === undefined) this.report({ node, at }, 'expression.unknown-option', details);
    else this.report({ node, at }, 'expression.unknown-option-similar', { ...details, closest: near });
  }
}

function isWritten(node: Expression, parameter: Parameter): boolean {
  if (node.kind !== 'literal') return false;
  if (parameter.choices)
    return typeof node.value === 'string' && parameter.choices.includes(node.value.toLowerCase());
  const number = node.literalType === 'number' ? Number(node.value) : Number.NaN;
  const [least, most] = parameter.whole ?? [0, 0];
  return Number.isInteger(number) && number >= least && number <= most;
}

function choicesOf(parameter: Parameter): string[] {
  if (parameter.choices) return parameter.choices.map((choice) => `"${choice}"`);
  return [(parameter.whole ?? []).join(' … ')];
}

/** `=` for operators, the name for functions. */
function symbolOf(definition: FunctionDefinition): string {
  return operatorSign(definition.name) ?? definition.name.toUpperCase();
}
