import type { Run, RunStep } from '@atelier/api';
import { nodeKinds } from '@atelier/flow-nodes';
import { useLanguage, useLocalize, useText } from '@atelier/ui';
import { useMe } from '../../app/session.tsx';
import styles from '../flow.module.css';
import { flowMessages } from '../messages.ts';
import { nodeTitle } from '../node-text.ts';

/** Every step in order with its time, exit and failure. */
export function StepList({ run }: { readonly run: Run }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const language = useLanguage();
  const { timeZone } = useMe();
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (
    <ol className={styles.steps}>
      {visits(run).map(({ step, key }) => {
        const node = run.model.nodes.find((candidate) => candidate.id === step.node);
        const port =
          node &&
          nodeKinds
            .get(node.kind)
            ?.behaviour.ports(node.settings)
            .find((one) => one.id === step.port);
        const token = run.tokens.find((one) => one.node === step.node && one.iteration === step.iteration);
        return (
          <li key={key} className={styles.step} data-state={step.state === 'left' ? 'done' : step.state}>
            <div>{node ? nodeTitle(node, language) : step.node}</div>
            <div className={styles.stepNote}>
              {time.format(new Date(step.at))}
              {port && port.id !== 'next' && ` · ${say('by', { port: read(port.label) })}`}
              {step.state === 'waiting' &&
                token?.until &&
                ` · ${say('until', { time: time.format(new Date(token.until)) })}`}
              {step.state === 'waiting' && !token?.until && ` · ${say('waiting')}`}
            </div>
            {step.issue && <div className={styles.failure}>{step.issue.message}</div>}
          </li>
        );
      })}
    </ol>
  );
}

/** One line per visit of a node: its latest state. */
function visits(run: Run): { readonly key: string; readonly step: RunStep }[] {
  const latest = new Map<string, RunStep>();
  for (const step of run.steps) latest.set(`${step.node}:${step.iteration}`, step);
  return [...latest].map(([key, step]) => ({ key, step }));
}
