import type { Flow, NodePosition } from '../flow.ts';
import type { Applied, OperationOf } from './operation.ts';

export function moveNodes(flow: Flow, { positions }: OperationOf<'move-nodes'>): Applied {
  const former: Record<string, NodePosition> = {};
  const nodes = flow.nodes.map((node) => {
    const position = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined;
    if (!position) return node;
    former[node.id] = node.position;
    return { ...node, position };
  });
  return { flow: { ...flow, nodes }, inverse: { kind: 'move-nodes', positions: former } };
}
