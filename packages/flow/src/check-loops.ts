import type { Catalog } from '@atelier/entity';
import { pointer, type Issue } from '@atelier/problem';
import { reachedFrom, type Graph } from './graph.ts';
import type { NodeKinds, RecordSubscription } from './node-kind.ts';
import { nodeScope } from './node-scope.ts';

interface World {
  readonly kinds: NodeKinds;
  readonly catalog: Catalog;
}

/**
 * Two ways to run for ever: a circle of nodes none of which waits, and a change that starts the
 * same flow again. A condition on the trigger may break the second; then the causation chain, which
 * is checked while running, is the guard, and the designer is not bothered.
 */
export function checkLoops(graph: Graph, world: World): Issue[] {
  return [...checkCircles(graph, world.kinds), ...checkSelfTrigger(graph, world)];
}

function checkCircles(graph: Graph, kinds: NodeKinds): Issue[] {
  const inCircle = graph.flow.nodes.filter((node) => reachedFrom(graph, node.id).has(node.id));
  if (inCircle.length === 0) return [];
  const pauses = inCircle.some((node) => kinds.get(node.kind)?.definition.traits.pauses);
  if (pauses) return [];
  const nodes = inCircle.map((node) => node.label ?? node.id);
  const first = inCircle[0];
  const at = first ? pointer('nodes', graph.flow.nodes.indexOf(first)) : '/nodes';
  return [{ code: 'flow.circle-without-wait', at, details: { nodes } }];
}

function checkSelfTrigger(graph: Graph, { kinds, catalog }: World): Issue[] {
  const [trigger] = graph.triggers;
  const subscription =
    trigger && kinds.get(trigger.kind)?.behaviour.subscription?.(trigger.settings, catalog);
  if (!subscription || subscription.condition) return [];
  return graph.flow.nodes.flatMap((node, index) => {
    const touched = kinds
      .get(node.kind)
      ?.behaviour.touches?.(node.settings, nodeScope(node.id, graph, { kinds, catalog }));
    if (!touched?.some((change) => starts(subscription, change))) return [];
    return [
      {
        code: 'flow.triggers-itself',
        at: pointer('nodes', index),
        details: { node: node.label ?? node.id },
      },
    ];
  });
}

type Touch = { readonly entity: string; readonly action: string; readonly fields?: readonly string[] };

function starts(subscription: RecordSubscription, change: Touch): boolean {
  if (change.entity !== subscription.entity) return false;
  if (!subscription.actions.some((action) => action === change.action)) return false;
  if (change.action !== 'updated' || !subscription.fields?.length || !change.fields) return true;
  return change.fields.some((field) => subscription.fields?.includes(field));
}
