import type { Flow } from '../flow.ts';
import type { Applied, OperationOf } from './operation.ts';

/** Removes nodes, the edges that touch them, and the named edges. */
export function removeParts(flow: Flow, { nodes, edges }: OperationOf<'remove-parts'>): Applied {
  const goneNodes = new Set(nodes);
  const namedEdges = new Set(edges);
  const isGone = (edge: Flow['edges'][number]) =>
    namedEdges.has(edge.id) || goneNodes.has(edge.from) || goneNodes.has(edge.to);
  return {
    flow: {
      ...flow,
      nodes: flow.nodes.filter((node) => !goneNodes.has(node.id)),
      edges: flow.edges.filter((edge) => !isGone(edge)),
    },
    inverse: {
      kind: 'add-parts',
      nodes: flow.nodes.filter((node) => goneNodes.has(node.id)),
      edges: flow.edges.filter(isGone),
    },
  };
}
