import type { Flow, FlowEdge, FlowNode } from '../flow.ts';
import type { Operation } from './operation.ts';

/** A free id: the kind in camelCase and a number, so that formulas read `createTask1.id`. */
export function freeNodeId(flow: Flow, kind: string): string {
  const stem = kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const taken = new Set(flow.nodes.map((node) => node.id));
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

export function edgeBetween(from: string, port: string, to: string): FlowEdge {
  return { id: `${from}:${port}-${to}`, from, port, to };
}

/** Hangs a new node behind a port. What followed there follows the new node's first exit instead. */
export function insertAfter(
  flow: Flow,
  place: { readonly node: string; readonly port: string },
  added: { readonly node: FlowNode; readonly exit: string | undefined },
): Operation {
  const replaced = flow.edges.filter((edge) => edge.from === place.node && edge.port === place.port);
  const edges = [edgeBetween(place.node, place.port, added.node.id)];
  const next = replaced[0];
  if (next && added.exit !== undefined) edges.push(edgeBetween(added.node.id, added.exit, next.to));
  return {
    kind: 'together',
    operations: [
      { kind: 'remove-parts', nodes: [], edges: replaced.map((edge) => edge.id) },
      { kind: 'add-parts', nodes: [added.node], edges },
    ],
  };
}
