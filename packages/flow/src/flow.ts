import type { Localized } from '@atelier/problem';

/**
 * A flow as a designer draws it and as it is published: a graph of nodes joined by edges. Plain
 * data in the shape React Flow draws; what a node does comes from its kind.
 */
export interface Flow {
  /** Same pattern as entity keys. */
  readonly key: string;
  readonly label: Localized;
  readonly description?: Localized;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

export interface FlowNode {
  /** `^[a-z][a-zA-Z0-9]{0,39}$`, unique in the flow; later nodes name its output by it. */
  readonly id: string;
  /** Id of a node kind. */
  readonly kind: string;
  /** The designer's own name for it; without one the kind's label shows. */
  readonly label?: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly position: NodePosition;
}

export interface NodePosition {
  readonly x: number;
  readonly y: number;
}

export interface FlowEdge {
  readonly id: string;
  /** Node and port it leaves. */
  readonly from: string;
  readonly port: string;
  /** Node it enters. */
  readonly to: string;
}

export const flowLimits = { nodes: 200, edges: 400, stepsPerRun: 1_000 } as const;
