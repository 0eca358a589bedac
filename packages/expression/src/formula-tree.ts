import type { Issue, Language } from '@atelier/problem';
import type { Expression, Span } from './ast.ts';
import { instantText, padded, parseDate, parseInstant } from './calendar.ts';
import { closest } from './closest.ts';
import { signatureOf } from './functions/definition.ts';
import { findDefinition, findFunction, functionNames } from './functions/registry.ts';
import { stop } from './lexer.ts';
import { limits } from './limits.ts';
import { issue } from './messages.ts';
import { fieldOf, findVariable, resolveField, resolveVariable, unknownName } from './names.ts';
import { chained } from './operators.ts';
import type { Scope, ScopeField } from './scope.ts';
import { childrenOf } from './tree.ts';

/**
 * Builds the tree while the parser reads: resolves names, keeps the limits, and brings calls to their
 * one form. A name that means nothing becomes an issue and an empty value, so that reading goes on.
 */
export class FormulaTree {
  readonly issues: Issue[] = [];
  /** The entity that names are looked up in; changes inside of HAS(…). */
  entity: string;
  private nodes = 0;
  private readonly depths = new WeakMap<Expression, number>();
  private readonly fields = new WeakMap<Expression, ScopeField>();

  constructor(
    readonly scope: Scope,
    private readonly language: Language | undefined,
  ) {
    this.entity = scope.entity;
  }

  make(node: Expression & { readonly span: Span }): Expression {
    this.nodes += 1;
    if (this.nodes > limits.formulaNodes) {
      stop(issue('expression.too-many-parts', { ...node.span, details: { limit: limits.formulaNodes } }));
    }
    const depth = 1 + Math.max(0, ...childrenOf(node).map((child) => this.depths.get(child) ?? 0));
    if (depth > limits.formulaDepth) this.tooDeep(node.span);
    this.depths.set(node, depth);
    return node;
  }

  tooDeep(span: Span): never {
    stop(
      issue('expression.too-deep', { from: span.from, to: span.to, details: { limit: limits.formulaDepth } }),
    );
  }

  /** In braces a field is meant first, so that a field may be called like a variable. */
  braced(content: string, continuation: readonly string[], span: Span): Expression {
    const whole = resolveField(this.place(), [content, ...continuation]);
    const names = [...content.split('.'), ...continuation];
    const field = 'found' in whole ? whole : resolveField(this.place(), names);
    if ('found' in field) return this.field(field.found.path, field.found.field, span);
    const [root = '', ...rest] = names;
    const variable = findVariable(this.scope, root);
    return variable === undefined ? this.unknown(field.issue, span) : this.variable(variable, rest, span);
  }

  /** Bare, a variable is meant first. */
  bare(name: string, continuation: readonly string[], span: Span): Expression {
    const variable = findVariable(this.scope, name);
    if (variable !== undefined) return this.variable(variable, continuation, span);
    const field = resolveField(this.place(), [name, ...continuation]);
    if ('found' in field) return this.field(field.found.path, field.found.field, span);
    return this.unknown(continuation.length > 0 ? field.issue : this.bareIssue(name), span);
  }

  private bareIssue(name: string): Issue {
    const definition = findFunction(name);
    if (!definition) return unknownName(this.place(), name);
    return issue('expression.function-without-arguments', {
      details: { name, signature: signatureOf(definition) },
    });
  }

  private variable(name: string, continuation: readonly string[], span: Span): Expression {
    const resolved = resolveVariable({ scope: this.scope, language: this.language }, name, continuation);
    if ('issue' in resolved) return this.unknown(resolved.issue, span);
    const node = this.make({ kind: 'variable', name, path: resolved.found.path, span });
    if (resolved.found.field) this.fields.set(node, resolved.found.field);
    return node;
  }

  private field(path: readonly string[], field: ScopeField, span: Span): Expression {
    const node = this.make({ kind: 'field', path, span });
    this.fields.set(node, field);
    return node;
  }

  private place() {
    return { scope: this.scope, entity: this.entity, language: this.language };
  }

  private unknown(found: Issue, span: Span): Expression {
    this.issues.push({ ...found, ...span });
    return this.make({ kind: 'literal', literalType: 'null', value: null, span });
  }

  /** A call by the name that stands in a formula. */
  functionCall(name: { readonly text: string } & Span, args: readonly Expression[], span: Span): Expression {
    const definition = findFunction(name.text);
    if (definition) return this.call(definition.name, args, span);
    const near = closest(name.text, [...functionNames(), 'HAS', 'HASNO']);
    const place = { from: name.from, to: name.to };
    const found =
      near === undefined
        ? issue('expression.unknown-function', { details: { name: name.text } })
        : issue('expression.unknown-function-similar', { details: { name: name.text, closest: near } });
    this.issues.push({ ...found, ...place });
    return this.make({ kind: 'literal', literalType: 'null', value: null, span });
  }

  call(name: string, args: readonly Expression[], span: Span): Expression {
    const inChain = (arg: Expression) => (arg.kind === 'call' && arg.name === name ? arg.arguments : [arg]);
    const flat = chained.has(name) ? args.flatMap(inChain) : args;
    const literal = dateLiteral(name, flat);
    if (literal) return this.make({ ...literal, span });
    return this.make({ kind: 'call', name, arguments: this.withOptionValues(name, flat), span });
  }

  /** Checks that a path such as order.customer leads from another entity to the one at hand. */
  relation(segments: readonly string[], span: Span): { readonly entity: string; readonly via: string } {
    const [entity = '', via = ''] = segments;
    if (segments.length !== 2 || fieldOf(this.scope, entity, via)?.target !== this.entity) {
      const details = {
        name: segments.join('.'),
        entity: this.scope.entityLabel(this.entity) ?? this.entity,
      };
      this.issues.push(issue('expression.unknown-relation', { ...span, details }));
    }
    return { entity, via };
  }

  /** Where a label of an option is written for its value, the value is what is stored. */
  private withOptionValues(name: string, args: readonly Expression[]): readonly Expression[] {
    const replaced = [...args];
    for (const [subject, values] of findDefinition(name)?.compared?.(args.length) ?? []) {
      const options = args[subject] && this.fields.get(args[subject])?.options;
      if (!options) continue;
      for (const index of values) {
        const value = args[index];
        if (value) replaced[index] = withOptionValue(value, options);
      }
    }
    return replaced;
  }
}

function withOptionValue(node: Expression, options: NonNullable<ScopeField['options']>): Expression {
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item) => withOptionValue(item, options)) };
  if (node.kind !== 'literal' || node.literalType !== 'text') return node;
  if (options.some((option) => option.value === node.value)) return node;
  const named = options.filter((option) => option.label.zh === node.value || option.label.en === node.value);
  const [only, second] = named;
  return only && !second ? { ...node, value: only.value } : node;
}

type DateLiteral = {
  readonly kind: 'literal';
  readonly literalType: 'date' | 'dateTime';
  readonly value: string;
};

/** DATE(2026, 1, 31) and DATETIME("2026-01-31T08:00:00Z") of plain values are how literals are written. */
function dateLiteral(name: string, args: readonly Expression[]): DateLiteral | undefined {
  const [first] = args;
  if (name === 'DATETIME' && args.length === 1 && first?.kind === 'literal' && first.literalType === 'text') {
    const instant = parseInstant(String(first.value));
    return instant === null
      ? undefined
      : { kind: 'literal', literalType: 'dateTime', value: instantText(instant) };
  }
  if (name !== 'DATE' || args.length !== 3) return undefined;
  const [year, month, day] = args.map(wholeNumber);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const value = parseDate(`${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
  return value === null ? undefined : { kind: 'literal', literalType: 'date', value };
}

function wholeNumber(node: Expression): number | undefined {
  if (node.kind !== 'literal' || node.literalType !== 'number') return undefined;
  return /^\d{1,4}$/.test(String(node.value)) ? Number(node.value) : undefined;
}
