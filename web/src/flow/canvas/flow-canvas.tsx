import { edgeBetween, type Flow, type NodePosition, type Operation } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { useText } from '@atelier/ui';
import {
  Background,
  BackgroundVariant,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  type Connection,
  type EdgeTypes,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useEffect, useMemo } from 'react';
import { flowMessages } from '../messages.ts';
import { CanvasContext, type CanvasWorld } from './canvas-world.ts';
import { FlowNodeCard, type CardNode } from './flow-node-card.tsx';
import { InsertEdge, type CanvasEdge } from './insert-edge.tsx';
import styles from './canvas.module.css';

// Made once: new objects on every render would make React Flow mount every node anew.
const nodeTypes: NodeTypes = { card: FlowNodeCard };
const edgeTypes: EdgeTypes = { insert: InsertEdge };

export interface FlowCanvasProps {
  readonly flow: Flow;
  readonly selected: string | undefined;
  onSelect(node: string | undefined): void;
  /** Absent: the picture of a run, to be looked at only. */
  onEdit?(operation: Operation): void;
  readonly world: CanvasWorld;
  /** Edges that a run took. */
  readonly taken?: ReadonlySet<string>;
}

/** The flow as a picture: drag, connect, insert, select; or, without `onEdit`, the path of a run. */
export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasContext value={props.world}>
        <Canvas {...props} />
      </CanvasContext>
    </ReactFlowProvider>
  );
}

function Canvas({ flow, selected, onSelect, onEdit, taken }: FlowCanvasProps) {
  const say = useText(flowMessages);
  const [nodes, onNodesChange] = useCards(flow, selected);
  const [edges, onEdgesChange] = useEdges(flow, taken);
  const isEditable = onEdit !== undefined;
  const connect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (!onEdit || !sourceHandle) return;
      const former = flow.edges.filter((edge) => edge.from === source && edge.port === sourceHandle);
      onEdit({
        kind: 'together',
        operations: [
          { kind: 'remove-parts', nodes: [], edges: former.map((edge) => edge.id) },
          { kind: 'add-parts', nodes: [], edges: [edgeBetween(source, sourceHandle, target)] },
        ],
      });
    },
    [flow.edges, onEdit],
  );
  const moved = useCallback(
    (dragged: readonly CardNode[]) => {
      const positions: Record<string, NodePosition> = {};
      for (const { id, position } of dragged)
        positions[id] = { x: Math.round(position.x), y: Math.round(position.y) };
      onEdit?.({ kind: 'move-nodes', positions });
    },
    [onEdit],
  );
  const fit = useMemo(() => ({ padding: 0.25, maxZoom: 1 }), []);
  const spoken = useMemo(
    () => ({
      'controls.ariaLabel': say('zoom'),
      'controls.zoomIn.ariaLabel': say('zoomIn'),
      'controls.zoomOut.ariaLabel': say('zoomOut'),
      'controls.fitView.ariaLabel': say('fitView'),
      'node.a11yDescription.default': say('nodeMoveHint'),
      'node.a11yDescription.keyboardDisabled': say('nodeHint'),
      'edge.a11yDescription.default': say('edgeHint'),
    }),
    [say],
  );

  return (
    <div className={styles.canvas} aria-label={say('canvasLabel')} role="region">
      <ReactFlow<CardNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeClick={(_event, node) => onSelect(node.id)}
        onPaneClick={() => onSelect(undefined)}
        onNodeDragStop={(_event, _node, dragged) => moved(dragged)}
        onConnect={connect}
        isValidConnection={({ source, target }) => source !== target && !isTrigger(flow, target)}
        onBeforeDelete={async ({ nodes: goneNodes, edges: goneEdges }) => {
          // The model decides what goes; React Flow then draws what is left.
          onEdit?.({
            kind: 'remove-parts',
            nodes: goneNodes.filter((node) => !isTrigger(flow, node.id)).map((node) => node.id),
            edges: goneEdges.map((edge) => edge.id),
          });
          return false;
        }}
        nodesDraggable={isEditable}
        nodesConnectable={isEditable}
        deleteKeyCode={isEditable ? ['Backspace', 'Delete'] : null}
        fitView
        fitViewOptions={fit}
        minZoom={0.25}
        maxZoom={1.5}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={spoken}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--at-outline)" />
        <Controls showInteractive={false} fitViewOptions={fit} />
      </ReactFlow>
    </div>
  );
}

/** Cards of the flow's nodes; what React Flow measured is kept, or every edit would hide them for a moment. */
function useCards(flow: Flow, selected: string | undefined) {
  const [nodes, setNodes, onNodesChange] = useNodesState<CardNode>([]);
  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((node) => [node.id, node]));
      return flow.nodes.map((node) => ({
        ...known.get(node.id),
        id: node.id,
        type: 'card' as const,
        position: node.position,
        selected: node.id === selected,
        data: { node },
      }));
    });
  }, [flow.nodes, selected, setNodes]);
  return [nodes, onNodesChange] as const;
}

function useEdges(flow: Flow, taken: ReadonlySet<string> | undefined) {
  const [edges, setEdges, onEdgesChange] = useEdgesState<CanvasEdge>([]);
  useEffect(() => {
    setEdges(
      flow.edges.map((edge) => ({
        id: edge.id,
        type: 'insert' as const,
        source: edge.from,
        sourceHandle: edge.port,
        target: edge.to,
        data: { taken: taken?.has(edge.id) === true },
      })),
    );
  }, [flow.edges, setEdges, taken]);
  return [edges, onEdgesChange] as const;
}

function isTrigger(flow: Flow, id: string): boolean {
  const node = flow.nodes.find((candidate) => candidate.id === id);
  return node !== undefined && nodeKinds.get(node.kind)?.definition.traits.trigger === true;
}
