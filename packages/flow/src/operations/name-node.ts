import type { Flow, FlowNode } from '../flow.ts';
import type { Applied, OperationOf } from './operation.ts';

/** Gives a node a name of its own, or takes it away. */
export function nameNode(flow: Flow, operation: OperationOf<'name-node'>): Applied {
  const former = flow.nodes.find((node) => node.id === operation.node)?.label;
  const nodes = flow.nodes.map((node) => (node.id === operation.node ? named(node, operation.label) : node));
  return { flow: { ...flow, nodes }, inverse: { ...operation, label: former } };
}

function named({ label: _former, ...node }: FlowNode, label: string | undefined): FlowNode {
  return label ? { ...node, label } : node;
}
