import { useText } from '@atelier/ui';
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type Edge, type EdgeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { flowMessages } from '../messages.ts';
import { useCanvasWorld } from './canvas-world.ts';
import styles from './canvas.module.css';

export type CanvasEdge = Edge<{ taken: boolean }, 'insert'>;

/** An edge with a quiet plus in its middle: a node goes in between. */
export function InsertEdge(props: EdgeProps<CanvasEdge>) {
  const say = useText(flowMessages);
  const { addBehind } = useCanvasWorld();
  const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: 12 });
  const { source, sourceHandleId } = props;
  return (
    <>
      <BaseEdge
        path={path}
        className={styles.edge ?? ''}
        style={{
          stroke: props.selected || props.data?.taken ? 'var(--at-accent)' : 'var(--at-outline)',
          strokeWidth: props.data?.taken ? 2 : 1.5,
        }}
      />
      {addBehind && sourceHandleId && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className={`${styles.insert} nodrag nopan`}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            aria-label={say('addBetween')}
            onClick={() => addBehind(source, sourceHandleId)}
          >
            <Plus size={12} aria-hidden />
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
