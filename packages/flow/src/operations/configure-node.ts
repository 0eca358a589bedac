import type { Flow } from '../flow.ts';
import type { Applied, OperationOf } from './operation.ts';

/** Replaces the settings of a node. */
export function configureNode(flow: Flow, operation: OperationOf<'configure-node'>): Applied {
  const former = flow.nodes.find((node) => node.id === operation.node)?.settings ?? {};
  const nodes = flow.nodes.map((node) =>
    node.id === operation.node ? { ...node, settings: operation.settings } : node,
  );
  return { flow: { ...flow, nodes }, inverse: { ...operation, settings: former } };
}
