import { listTasks, type Task } from '@atelier/api';
import { EmptyState, useText } from '@atelier/ui';
import { Button } from 'antd';
import { ListChecks } from 'lucide-react';
import { Answer } from '../api/answer.tsx';
import { useCall } from '../api/use-call.ts';
import { useMe } from '../app/session.tsx';
import styles from './message.module.css';
import { messageMessages } from './messages.ts';
import { TaskCard } from './task-card.tsx';
import { useNow } from './use-now.ts';
import { useGrowingList } from './use-pages.ts';

/** Tasks of one state; open ones under headings that say how urgent they are. */
export function TaskList({ state }: { readonly state: 'open' | 'closed' }) {
  const say = useText(messageMessages);
  const list = useGrowingList<Task>(state);
  const tasks = useCall(
    listTasks,
    { search: { state, ...(list.after ? { after: list.after } : {}) } },
    { every: state === 'open' ? 30_000 : false, keep: true },
  );

  return (
    <Answer of={tasks}>
      {(page) => {
        const rows = list.rowsWith(page);
        if (rows.length === 0) return <NoTasks state={state} />;
        return (
          <>
            {state === 'open' ? <ByUrgency tasks={rows} /> : <Cards tasks={rows} />}
            {page.next && (
              <Button type="text" onClick={() => list.showMore(page)}>
                {say('more')}
              </Button>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function NoTasks({ state }: { readonly state: 'open' | 'closed' }) {
  const say = useText(messageMessages);
  if (state === 'closed') return <EmptyState picture={<ListChecks />} title={say('nothingClosed')} />;
  return <EmptyState picture={<ListChecks />} title={say('nothingOpen')} text={say('nothingOpenText')} />;
}

function Cards({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className={styles.cards}>
      {tasks.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
    </ul>
  );
}

const urgencies = ['overdue', 'today', 'later', 'noDue'] as const;
type Urgency = (typeof urgencies)[number];

function ByUrgency({ tasks }: { readonly tasks: readonly Task[] }) {
  const say = useText(messageMessages);
  const { timeZone } = useMe();
  const now = useNow();
  return urgencies.map((urgency) => {
    const some = tasks.filter((task) => urgencyOf(task, now, timeZone) === urgency);
    if (some.length === 0) return null;
    return (
      <section key={urgency} aria-label={say(urgency)}>
        <h2 className={styles.heading} data-urgency={urgency}>
          {say(urgency)}
        </h2>
        <Cards tasks={some} />
      </section>
    );
  });
}

function urgencyOf({ dueAt }: Task, now: Date, timeZone: string): Urgency {
  if (dueAt === undefined) return 'noDue';
  const due = new Date(dueAt);
  if (due < now) return 'overdue';
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  return day.format(due) === day.format(now) ? 'today' : 'later';
}
