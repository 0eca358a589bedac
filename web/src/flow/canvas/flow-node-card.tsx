import type { FlowNode, Port } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { useLanguage, useLocalize, useText } from '@atelier/ui';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Plus, TriangleAlert } from 'lucide-react';
import { flowMessages } from '../messages.ts';
import { nodeTitle } from '../node-text.ts';
import { useCanvasWorld } from './canvas-world.ts';
import styles from './canvas.module.css';
import { NodeIcon } from './node-icon.tsx';

export type CardNode = Node<{ node: FlowNode }, 'card'>;

/** A node on the canvas: what it is, what it does, and its exits. */
export function FlowNodeCard({ data: { node }, selected }: NodeProps<CardNode>) {
  const say = useText(flowMessages);
  const language = useLanguage();
  const world = useCanvasWorld();
  const kind = nodeKinds.get(node.kind);
  const ports = kind?.behaviour.ports(node.settings) ?? [];
  const problems = world.problemsOf(node);
  const summary = kind ? world.summaryOf(node) : say('unknownNode');
  return (
    <div
      className={styles.card}
      data-selected={selected}
      data-group={kind?.definition.group}
      data-mark={world.marks?.get(node.id)}
      data-faded={world.marks !== undefined && !world.marks.has(node.id)}
    >
      {!kind?.definition.traits.trigger && (
        <Handle type="target" position={Position.Top} className={styles.handle} />
      )}
      <div className={styles.cardHead}>
        <NodeIcon kind={node.kind} />
        <span className={styles.cardTitle}>{nodeTitle(node, language)}</span>
        {problems > 0 && <TriangleAlert size={14} className={styles.warning} aria-hidden />}
      </div>
      {summary && <div className={styles.cardText}>{summary}</div>}
      {ports.length > 1 && <PortNames ports={ports} />}
      {ports.map((port, index) => (
        <Exit
          key={port.id}
          node={node}
          port={port}
          isOnly={ports.length === 1}
          place={(index + 0.5) / ports.length}
        />
      ))}
    </div>
  );
}

function PortNames({ ports }: { readonly ports: readonly Port[] }) {
  const read = useLocalize();
  return (
    <div className={styles.ports}>
      {ports.map((port) => (
        <span key={port.id}>{read(port.label)}</span>
      ))}
    </div>
  );
}

interface ExitProps {
  readonly node: FlowNode;
  readonly port: Port;
  readonly isOnly: boolean;
  /** From the left edge of the card, 0 to 1. */
  readonly place: number;
}

function Exit({ node, port, isOnly, place }: ExitProps) {
  const say = useText(flowMessages);
  const language = useLanguage();
  const read = useLocalize();
  const { addBehind, isConnected } = useCanvasWorld();
  const left = `${place * 100}%`;
  const isOpen = !isConnected(node.id, port.id);
  return (
    <>
      <Handle
        id={port.id}
        type="source"
        position={Position.Bottom}
        className={styles.handle}
        style={{ left }}
      />
      {addBehind && isOpen && (
        <button
          type="button"
          className={`${styles.add} nodrag nopan`}
          style={{ left }}
          aria-label={
            isOnly
              ? say('addAfter', { node: nodeTitle(node, language) })
              : say('addAfterPort', { node: nodeTitle(node, language), port: read(port.label) })
          }
          onClick={(event) => {
            event.stopPropagation();
            addBehind(node.id, port.id);
          }}
        >
          <Plus size={14} aria-hidden />
        </button>
      )}
    </>
  );
}
