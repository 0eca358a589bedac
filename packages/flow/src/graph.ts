import type { Flow, FlowEdge, FlowNode } from './flow.ts';
import type { NodeKinds } from './node-kind.ts';

/** A flow indexed for walking. Built once per check or run. */
export interface Graph {
  readonly flow: Flow;
  node(id: string): FlowNode | undefined;
  /** Edges leaving a node, in the order they are stored. */
  leaving(id: string): readonly FlowEdge[];
  entering(id: string): readonly FlowEdge[];
  /** The node behind a port; undefined where nothing follows. */
  behind(id: string, port: string): FlowNode | undefined;
  readonly triggers: readonly FlowNode[];
}

export function graphOf(flow: Flow, kinds: NodeKinds): Graph {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const leaving = groupBy(flow.edges, (edge) => edge.from);
  const entering = groupBy(flow.edges, (edge) => edge.to);
  return {
    flow,
    node: (id) => nodes.get(id),
    leaving: (id) => leaving.get(id) ?? [],
    entering: (id) => entering.get(id) ?? [],
    behind: (id, port) => {
      const edge = leaving.get(id)?.find((candidate) => candidate.port === port);
      return edge && nodes.get(edge.to);
    },
    triggers: flow.nodes.filter((node) => kinds.get(node.kind)?.definition.traits.trigger),
  };
}

/** Ids reached from `start` along edges, `start` not included unless a circle leads back. */
export function reachedFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of graph.leaving(id)) {
      if (reached.has(edge.to)) continue;
      reached.add(edge.to);
      open.push(edge.to);
    }
  }
  return reached;
}

/** Ids from which `end` can be reached: what may have run before it. */
export function leadingTo(graph: Graph, end: string): Set<string> {
  const found = new Set<string>();
  const open = [end];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of graph.entering(id)) {
      if (found.has(edge.from)) continue;
      found.add(edge.from);
      open.push(edge.from);
    }
  }
  return found;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
