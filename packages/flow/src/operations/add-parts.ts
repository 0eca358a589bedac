import type { Flow } from '../flow.ts';
import type { Applied, OperationOf } from './operation.ts';

/** Adds nodes and edges. Parts whose id is taken are left out, so that a repeated paste does no harm. */
export function addParts(flow: Flow, { nodes, edges }: OperationOf<'add-parts'>): Applied {
  const nodeIds = new Set(flow.nodes.map((node) => node.id));
  const edgeIds = new Set(flow.edges.map((edge) => edge.id));
  const newNodes = nodes.filter((node) => !nodeIds.has(node.id));
  const newEdges = edges.filter((edge) => !edgeIds.has(edge.id));
  return {
    flow: { ...flow, nodes: [...flow.nodes, ...newNodes], edges: [...flow.edges, ...newEdges] },
    inverse: {
      kind: 'remove-parts',
      nodes: newNodes.map((node) => node.id),
      edges: newEdges.map((edge) => edge.id),
    },
  };
}
