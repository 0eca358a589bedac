import type { Flow, NodePosition } from '../flow.ts';
import type { Operation } from './operation.ts';

/** Distances of a tidy drawing, in canvas pixels; a node is 240 × about 72. */
export const spacing = { x: 288, y: 144 } as const;

/**
 * A tidy drawing from top to bottom: every node below all that lead to it, branches side by side in
 * the order of their exits, and a node that joins branches centred below them.
 */
export function arrange(flow: Flow): Operation {
  const layers = layersOf(flow);
  const positions: Record<string, NodePosition> = {};
  const columnOf = new Map<string, number>();
  layers.forEach((layer, depth) => {
    const wanted = layer.map((id, place) => ({
      id,
      column: wantedColumn(flow, id, { columnOf, fallback: place }),
    }));
    wanted.sort((left, right) => left.column - right.column);
    let free = Number.NEGATIVE_INFINITY;
    for (const { id, column } of wanted) {
      const taken = Math.max(column, free);
      free = taken + 1;
      columnOf.set(id, taken);
      positions[id] = { x: Math.round(taken * spacing.x), y: depth * spacing.y };
    }
  });
  return { kind: 'move-nodes', positions };
}

/** Below the middle of what leads here; several exits of one node spread around it. */
function wantedColumn(
  flow: Flow,
  id: string,
  { columnOf, fallback }: { readonly columnOf: ReadonlyMap<string, number>; readonly fallback: number },
): number {
  const incoming = flow.edges.filter((edge) => edge.to === id && columnOf.has(edge.from));
  if (incoming.length === 0) return fallback;
  const columns = incoming.map((edge) => {
    const siblings = flow.edges.filter((other) => other.from === edge.from);
    const offset = siblings.indexOf(edge) - (siblings.length - 1) / 2;
    return (columnOf.get(edge.from) ?? 0) + offset;
  });
  return columns.reduce((sum, column) => sum + column, 0) / columns.length;
}

/** Nodes by their longest way from a start; circles are cut where they lead back. */
function layersOf(flow: Flow): string[][] {
  const depths = new Map<string, number>();
  const visit = (id: string, depth: number, path: ReadonlySet<string>): void => {
    if (path.has(id) || (depths.get(id) ?? -1) >= depth) return;
    depths.set(id, depth);
    const onward = new Set([...path, id]);
    for (const edge of flow.edges) if (edge.from === id) visit(edge.to, depth + 1, onward);
  };
  const entered = new Set(flow.edges.map((edge) => edge.to));
  for (const node of flow.nodes) if (!entered.has(node.id)) visit(node.id, 0, new Set());
  for (const node of flow.nodes) if (!depths.has(node.id)) visit(node.id, 0, new Set());
  const layers: string[][] = [];
  for (const node of flow.nodes) (layers[depths.get(node.id) ?? 0] ??= []).push(node.id);
  return layers;
}
