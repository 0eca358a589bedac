import { completeTask, reopenTask, type Task } from '@atelier/api';
import { RelativeTime, toast, useLocalize, useText } from '@atelier/ui';
import { Button, Input } from 'antd';
import { Check, MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useChange } from '../api/use-call.ts';
import { recordAddress } from '../app/record-links.ts';
import { useMe } from '../app/session.tsx';
import styles from './message.module.css';
import { messageMessages } from './messages.ts';
import { useNow } from './use-now.ts';

/** One task: what, about whom, until when; done with one tap, taken back with another. */
export function TaskCard({ task }: { readonly task: Task }) {
  const say = useText(messageMessages);
  const [comment, setComment] = useState<string>();
  const isOpen = task.state === 'open';
  const done = useDone(task);

  return (
    <li className={styles.card} data-state={task.state}>
      {isOpen && (
        <button
          type="button"
          className={styles.tick}
          aria-label={say('completeTask', { title: task.title })}
          disabled={done.isPending}
          onClick={() => done.complete(comment)}
        >
          <Check size={16} aria-hidden />
        </button>
      )}
      <div className={styles.main}>
        <div className={styles.title}>{task.title}</div>
        {task.description && <p className={styles.description}>{task.description}</p>}
        <TaskFacts task={task} />
        {isOpen && comment !== undefined && (
          <div className={styles.commentRow}>
            <Input.TextArea
              autoFocus
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={2000}
              aria-label={say('comment')}
              placeholder={say('comment')}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
            <Button type="primary" loading={done.isPending} onClick={() => done.complete(comment)}>
              {say('complete')}
            </Button>
          </div>
        )}
      </div>
      {isOpen && comment === undefined && (
        <Button
          type="text"
          aria-label={say('addComment')}
          title={say('addComment')}
          icon={<MessageSquareText size={16} />}
          onClick={() => setComment('')}
        />
      )}
    </li>
  );
}

function useDone(task: Task) {
  const say = useText(messageMessages);
  const reopen = useChange(reopenTask, { touches: ['notices', 'flows'] });
  const complete = useChange(completeTask, {
    touches: ['notices', 'flows'],
    onDone: () =>
      toast.success(say('completed', { title: task.title }), {
        label: say('undo'),
        run: () => reopen.mutate({ params: { task: task.id } }),
      }),
  });
  return {
    isPending: complete.isPending,
    complete: (comment: string | undefined) =>
      complete.mutate({
        params: { task: task.id },
        body: comment?.trim() ? { comment: comment.trim() } : {},
      }),
  };
}

function TaskFacts({ task }: { readonly task: Task }) {
  const say = useText(messageMessages);
  const read = useLocalize();
  const me = useMe();
  const now = useNow();
  const others = task.assignees.filter((person) => person.id !== me.id).map((person) => person.name);
  return (
    <div className={styles.facts}>
      {task.record?.title && (
        <Link to={recordAddress(task.record.entity, task.record.id)}>{task.record.title}</Link>
      )}
      {task.state === 'open' && task.dueAt && (
        <span className={styles.due} data-late={new Date(task.dueAt) < now}>
          <RelativeTime at={task.dueAt} timeZone={me.timeZone} />
        </span>
      )}
      {task.state === 'done' && task.doneAt && (
        <span>
          {say('doneBy', { name: task.doneBy?.name ?? '' })} ·{' '}
          <RelativeTime at={task.doneAt} timeZone={me.timeZone} />
        </span>
      )}
      {task.state === 'cancelled' && <span>{say('withdrawn')}</span>}
      {task.flow && <span>{say('fromFlow', { flow: read(task.flow.label) })}</span>}
      {others.length > 0 && <span>{say('together', { names: others.join('、') })}</span>}
      {task.comment && <span className={styles.comment}>{task.comment}</span>}
    </div>
  );
}
