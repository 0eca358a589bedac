import { scopeOf, type Catalog } from '@atelier/entity';
import type { ScopeVariable } from '@atelier/expression';
import { leadingTo, type Graph } from './graph.ts';
import type { NodeKinds, NodeScope } from './node-kind.ts';

/** The entity of the triggering record, once the trigger says which. */
export function triggerEntity(graph: Graph, kinds: NodeKinds, catalog: Catalog): string | undefined {
  const [trigger] = graph.triggers;
  if (!trigger) return undefined;
  const subscription = kinds.get(trigger.kind)?.behaviour.subscription?.(trigger.settings, catalog);
  return subscription && catalog.entity(subscription.entity) ? subscription.entity : undefined;
}

/**
 * What a node may mention: the triggering record's fields, `me` (who made the change), `before`
 * (the record before it) and, by node id, what every node that can have run before it gives.
 */
export function nodeScope(
  nodeId: string,
  graph: Graph,
  { kinds, catalog }: { readonly kinds: NodeKinds; readonly catalog: Catalog },
): NodeScope {
  const entity = triggerEntity(graph, kinds, catalog);
  const base: NodeScope = { catalog, entity, scope: scopeOf(catalog, entity ?? '') };
  if (entity === undefined) return base;
  const variables: Record<string, ScopeVariable> = {
    before: { label: { zh: '变更前', en: 'Before the change' }, type: 'record', target: entity },
  };
  for (const id of leadingTo(graph, nodeId)) {
    const node = graph.node(id);
    const given = node && kinds.get(node.kind)?.behaviour.gives?.(node.settings, base);
    if (given) variables[id] = given;
  }
  return { catalog, entity, scope: scopeOf(catalog, entity, variables) };
}
