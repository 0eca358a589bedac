import type { FlowNode } from '@atelier/flow';
import { bug } from '@atelier/problem';
import { createContext, use } from 'react';

export type NodeMark = 'done' | 'waiting' | 'failed' | 'running';

/** What cards and edges need besides their own data; one object, renewed when something of it changes. */
export interface CanvasWorld {
  summaryOf(node: FlowNode): string;
  /** How many problems a node has. */
  problemsOf(node: FlowNode): number;
  /** Opens the palette for what comes behind a port; absent where nothing can be added. */
  readonly addBehind?: (node: string, port: string) => void;
  /** In the picture of a run: how far each node came. */
  readonly marks?: ReadonlyMap<string, NodeMark>;
  /** Ports that lead somewhere already. */
  isConnected(node: string, port: string): boolean;
}

export const CanvasContext = createContext<CanvasWorld | undefined>(undefined);

export function useCanvasWorld(): CanvasWorld {
  const world = use(CanvasContext);
  if (!world) throw bug('a card was drawn outside a canvas');
  return world;
}
