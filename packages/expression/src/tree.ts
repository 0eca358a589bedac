import { bug } from '@atelier/problem';
import type { Call, Expression, ValueType } from './ast.ts';

/** The type that `check` found; asking before checking is a mistake of ours. */
export function typeOf(node: Expression): ValueType {
  if (node.type === undefined) throw bug('the expression was not checked');
  return node.type;
}

export function call(name: string, ...args: readonly Expression[]): Call {
  return { kind: 'call', name, arguments: args };
}

export function textLiteral(value: string): Expression {
  return { kind: 'literal', literalType: 'text', value };
}

export function numberLiteral(value: string | number): Expression {
  return { kind: 'literal', literalType: 'number', value: String(value) };
}

/** The parts directly below a node. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'call':
      return node.arguments;
    case 'list':
      return node.items;
    case 'related':
      return node.where ? [node.where] : [];
    case 'literal':
    case 'field':
    case 'variable':
      return [];
  }
}

/** The same tree without places in a text that it no longer belongs to. */
export function withoutSpans(node: Expression): Expression {
  const { span: _, ...bare } = node;
  switch (bare.kind) {
    case 'call':
      return { ...bare, arguments: bare.arguments.map(withoutSpans) };
    case 'list':
      return { ...bare, items: bare.items.map(withoutSpans) };
    case 'related':
      return bare.where ? { ...bare, where: withoutSpans(bare.where) } : bare;
    case 'literal':
    case 'field':
    case 'variable':
      return bare;
  }
}
