import type { Localized } from '@atelier/problem';
import type { Flow, FlowEdge, FlowNode, NodePosition } from '../flow.ts';

/**
 * Every edit of a flow is one of these. Applying gives the new flow and the operation that takes it
 * back, so undo, redo and grouping need no knowledge of what was edited.
 */
export type Operation =
  | { readonly kind: 'add-parts'; readonly nodes: readonly FlowNode[]; readonly edges: readonly FlowEdge[] }
  | { readonly kind: 'remove-parts'; readonly nodes: readonly string[]; readonly edges: readonly string[] }
  | { readonly kind: 'move-nodes'; readonly positions: Readonly<Record<string, NodePosition>> }
  | { readonly kind: 'configure-node'; readonly node: string; readonly settings: FlowNode['settings'] }
  | { readonly kind: 'name-node'; readonly node: string; readonly label: string | undefined }
  | { readonly kind: 'name-flow'; readonly label: Localized; readonly description: Localized | undefined }
  | { readonly kind: 'together'; readonly operations: readonly Operation[] };

export interface Applied {
  readonly flow: Flow;
  readonly inverse: Operation;
}

export type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>;
