import type { Flow } from '@atelier/flow';
import { useLanguage, useText } from '@atelier/ui';
import type { DesignIssue } from '../app/design/design-api.ts';
import styles from './flow.module.css';
import { flowMessages } from './messages.ts';
import { nodeAt, nodeTitle } from './node-text.ts';

interface ProblemListProps {
  readonly issues: readonly DesignIssue[];
  readonly flow: Flow;
  onShow(issue: DesignIssue): void;
}

/** What keeps the flow from being published; each line leads to its node. */
export function ProblemList({ issues, flow, onShow }: ProblemListProps) {
  const say = useText(flowMessages);
  const language = useLanguage();
  return (
    <ul className={styles.problems} aria-label={say('problems')}>
      {issues.map((issue) => {
        const node = nodeAt(flow, issue.at);
        return (
          <li key={issue.at + issue.code} className={styles.problem}>
            {node && <strong>{nodeTitle(node, language)}</strong>}
            <span>{issue.message}</span>
            {node && (
              <button type="button" onClick={() => onShow(issue)}>
                {say('showProblem')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
