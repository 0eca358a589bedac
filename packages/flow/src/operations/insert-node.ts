import type { Flow, FlowEdge, FlowNode, NodePosition } from '../flow.ts';
import { spacing } from './arrange.ts';
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

/**
 * Hangs a new node behind a port. What followed there follows the new node's first exit instead, and
 * everything below makes room.
 */
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
      ...makeRoom(flow, next?.to),
      { kind: 'add-parts', nodes: [added.node], edges },
    ],
  };
}

function makeRoom(flow: Flow, from: string | undefined): Operation[] {
  if (from === undefined) return [];
  const moved = new Set([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of flow.edges) {
      if (edge.from !== id || moved.has(edge.to)) continue;
      moved.add(edge.to);
      open.push(edge.to);
    }
  }
  const positions = flow.nodes
    .filter((node) => moved.has(node.id))
    .map((node) => [node.id, { x: node.position.x, y: node.position.y + spacing.y }] as const);
  return [{ kind: 'move-nodes', positions: Object.fromEntries(positions) }];
}

/** Where a node behind a port would be drawn: below, and beside its siblings. */
export function placeBehind(
  flow: Flow,
  nodeId: string,
  portPlace: { readonly index: number; readonly of: number },
): NodePosition {
  const from = flow.nodes.find((node) => node.id === nodeId)?.position ?? { x: 0, y: 0 };
  const offset = portPlace.index - (portPlace.of - 1) / 2;
  return { x: Math.round(from.x + offset * spacing.x), y: from.y + spacing.y };
}
