import type { Expression } from './ast.ts';
import { findDefinition } from './functions/registry.ts';
import { resolveField } from './names.ts';
import type { Scope } from './scope.ts';
import { childrenOf } from './tree.ts';

/** What an expression names, without repetition. */
export interface Mentions {
  /** Field paths and the entity they start from: the record at hand, or a related entity inside of HAS. */
  readonly fields: readonly { readonly entity: string; readonly path: readonly string[] }[];
  /** Every single field that is read, the relations of a path included: what a policy asks about. */
  readonly reads: readonly { readonly entity: string; readonly field: string }[];
  readonly variables: readonly { readonly name: string; readonly path: readonly string[] }[];
  /** Related entities that are looked into; the fields that their conditions name are in `fields` too. */
  readonly related: readonly { readonly entity: string; readonly via: string }[];
  /** Whether the answer changes as time passes (TODAY, NOW, relative dates). */
  readonly time: boolean;
}

/**
 * Collects what an expression names. The expression need not be checked; names that the scope does
 * not know are listed as they are.
 */
export function mentions(expression: Expression, scope: Scope): Mentions {
  const found = {
    fields: new Map<string, { entity: string; path: readonly string[] }>(),
    reads: new Map<string, { entity: string; field: string }>(),
    variables: new Map<string, { name: string; path: readonly string[] }>(),
    related: new Map<string, { entity: string; via: string }>(),
    time: false,
  };
  const visit = (node: Expression, entity: string): void => {
    if (node.kind === 'field') {
      found.fields.set(`${entity}:${node.path.join('.')}`, { entity, path: node.path });
      for (const read of readsOf(scope, entity, node.path))
        found.reads.set(`${read.entity}.${read.field}`, read);
    } else if (node.kind === 'variable') {
      found.variables.set([node.name, ...node.path].join('.'), { name: node.name, path: node.path });
    } else if (node.kind === 'related') {
      found.related.set(`${node.entity}.${node.via}`, { entity: node.entity, via: node.via });
      found.reads.set(`${node.entity}.${node.via}`, { entity: node.entity, field: node.via });
    } else if (node.kind === 'call') {
      found.time ||= findDefinition(node.name)?.volatile ?? false;
    }
    const inner = node.kind === 'related' ? node.entity : entity;
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(expression, scope.entity);
  return {
    fields: [...found.fields.values()],
    reads: [...found.reads.values()],
    variables: [...found.variables.values()],
    related: [...found.related.values()],
    time: found.time,
  };
}

/** owner.name reads the relation `owner` here and the field `name` there. */
function readsOf(scope: Scope, entity: string, path: readonly string[]): { entity: string; field: string }[] {
  const reads: { entity: string; field: string }[] = [];
  let current: string | undefined = entity;
  for (const field of path) {
    if (current === undefined) break;
    reads.push({ entity: current, field });
    const resolved = resolveField({ scope, entity: current }, [field]);
    current = 'found' in resolved ? resolved.found.field.target : undefined;
  }
  return reads;
}
