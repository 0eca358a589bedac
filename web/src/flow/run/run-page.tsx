import { cancelRun, readRun, retryRun, type Run } from '@atelier/api';
import { graphOf, nodeScope } from '@atelier/flow';
import { nodeKinds } from '@atelier/flow-nodes';
import { ConfirmButton, Page, PageHeader, SplitPane, useLanguage, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { useCall, useChange } from '../../api/use-call.ts';
import { useCatalog } from '../../app/catalog.tsx';
import { recordAddress } from '../../app/record-links.ts';
import type { CanvasWorld, NodeMark } from '../canvas/canvas-world.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import styles from '../flow.module.css';
import { flowMessages } from '../messages.ts';
import { nodeSummary } from '../node-text.ts';
import { StepList } from './step-list.tsx';

/** One run on the graph of the version it follows: where it went, where it stands, what went wrong. */
export function RunPage() {
  const { run: id = '' } = useParams();
  const isOver = (run: Run | undefined) =>
    run !== undefined && run.status !== 'running' && run.status !== 'waiting';
  const run = useCall(
    readRun,
    { params: { run: id } },
    { every: (answer) => (isOver(answer) ? false : 2_000) },
  );
  return <Answer of={run}>{(answer) => <Opened run={answer} />}</Answer>;
}

function Opened({ run }: { readonly run: Run }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const cancel = useChange(cancelRun, { touches: ['tasks', 'notices'] });
  const retry = useChange(retryRun);
  const world = useRunWorld(run);
  const taken = useMemo(() => takenEdges(run), [run]);
  const title = say('runTitle', { flow: read(run.flowLabel) });
  const isOpen = run.status === 'running' || run.status === 'waiting';

  return (
    <Page title={title} width="canvas">
      <SplitPane
        open
        onClose={() => void navigate(`/flows/${run.flow}/runs`)}
        sideTitle={say('steps')}
        side={<StepList run={run} />}
      >
        <div className={styles.designer}>
          <div className={styles.head}>
            <PageHeader
              title={
                run.recordTitle === undefined ? (
                  say('outOfSight')
                ) : (
                  <Link to={recordAddress(run.entity, run.recordId)}>{run.recordTitle}</Link>
                )
              }
              eyebrow={`${title} · ${say('version', { number: run.flowVersion })}`}
              meta={
                <span className={styles.state} data-state={run.status}>
                  {say(run.status)}
                </span>
              }
              onBack={() => void navigate(`/flows/${run.flow}/runs`)}
              actions={
                <>
                  {isOpen && (
                    <ConfirmButton
                      question={say('cancelQuestion')}
                      consequence={say('cancelConsequence')}
                      verb={say('cancelRun')}
                      onConfirm={async () => {
                        await cancel.mutateAsync({ params: { run: run.id } });
                      }}
                    >
                      {say('cancelRun')}
                    </ConfirmButton>
                  )}
                  {run.status === 'failed' && run.steps.length > 0 && (
                    <Button
                      type="primary"
                      loading={retry.isPending}
                      onClick={() => retry.mutate({ params: { run: run.id } })}
                    >
                      {say('retry')}
                    </Button>
                  )}
                </>
              }
            />
            {run.issue && <p className={styles.failure}>{run.issue.message}</p>}
          </div>
          <div className={styles.stage}>
            <FlowCanvas
              flow={run.model}
              selected={undefined}
              onSelect={() => undefined}
              world={world}
              taken={taken}
            />
          </div>
        </div>
      </SplitPane>
    </Page>
  );
}

function useRunWorld(run: Run): CanvasWorld {
  const catalog = useCatalog();
  const language = useLanguage();
  return useMemo(() => {
    const graph = graphOf(run.model, nodeKinds);
    return {
      summaryOf: (node) =>
        nodeSummary(node, nodeScope(node.id, graph, { kinds: nodeKinds, catalog }), language),
      problemsOf: () => 0,
      isConnected: () => true,
      marks: marksOf(run),
    };
  }, [catalog, language, run]);
}

/** The last thing that happened at each node. */
function marksOf(run: Run): ReadonlyMap<string, NodeMark> {
  const marks = new Map<string, NodeMark>();
  for (const step of run.steps) {
    marks.set(step.node, step.state === 'left' ? 'done' : step.state === 'entered' ? 'running' : step.state);
  }
  return marks;
}

function takenEdges(run: Run): ReadonlySet<string> {
  const left = new Set(
    run.steps.filter((step) => step.state === 'left').map((step) => `${step.node}:${step.port}`),
  );
  return new Set(
    run.model.edges.filter((edge) => left.has(`${edge.from}:${edge.port}`)).map((edge) => edge.id),
  );
}
