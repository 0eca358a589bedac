import { useText } from '@atelier/ui';
import { Button, Popover } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './designer.module.css';
import type { DesignProblem } from './problems.ts';

/** What has to be put right before publishing; each line leads to its place. */
export function ProblemList({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const [open, setOpen] = useState(false);
  const { problems } = design;
  if (problems.length === 0) return null;
  const follow = ({ field, at }: DesignProblem) => {
    setOpen(false);
    design.select(field ?? 'table', { at });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      title={say('problemsTitle')}
      content={
        <ul className={styles.problems}>
          {problems.map((problem, index) => (
            <li key={`${problem.issue.at} ${index}`}>
              <button type="button" className={styles.problem} onClick={() => follow(problem)}>
                <span className={styles.problemSubject}>{problem.subject || say('untitled')}</span>
                <span className={styles.problemText}>{problem.text}</span>
              </button>
            </li>
          ))}
        </ul>
      }
    >
      <Button type="text" className={styles.problemButton ?? ''} icon={<TriangleAlert aria-hidden />}>
        {say('problems', { count: problems.length })}
      </Button>
    </Popover>
  );
}
