import { listNotices, readNotices, type Notice } from '@atelier/api';
import { EmptyState, RelativeTime, useText } from '@atelier/ui';
import { Button } from 'antd';
import { BellRing } from 'lucide-react';
import { Link } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { useCall, useChange } from '../api/use-call.ts';
import { recordAddress } from '../app/record-links.ts';
import { useMe } from '../app/session.tsx';
import styles from './message.module.css';
import { messageMessages } from './messages.ts';
import { useGrowingList } from './use-pages.ts';

/** Notices, newest first. Opening what one is about reads it. */
export function NoticeList() {
  const say = useText(messageMessages);
  const list = useGrowingList<Notice>('notices');
  const notices = useCall(listNotices, { search: list.after ? { after: list.after } : {} }, { keep: true });
  const markRead = useChange(readNotices);

  return (
    <Answer of={notices}>
      {(page) => {
        const rows = list.rowsWith(page);
        if (rows.length === 0) {
          return (
            <EmptyState
              picture={<BellRing />}
              title={say('nothingNoticed')}
              text={say('nothingNoticedText')}
            />
          );
        }
        return (
          <>
            {rows.some((notice) => notice.readAt === undefined) && (
              <div className={styles.tools}>
                <Button type="text" onClick={() => markRead.mutate({ body: {} })}>
                  {say('markAllRead')}
                </Button>
              </div>
            )}
            <ul className={styles.cards}>
              {rows.map((notice) => (
                <NoticeCard
                  key={notice.id}
                  notice={notice}
                  onRead={() => markRead.mutate({ body: { ids: [notice.id] } })}
                />
              ))}
            </ul>
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

function NoticeCard({ notice, onRead }: { readonly notice: Notice; onRead(): void }) {
  const say = useText(messageMessages);
  const { timeZone } = useMe();
  const isUnread = notice.readAt === undefined;
  const { record } = notice;
  const title = <span className={styles.title}>{notice.title}</span>;
  return (
    <li className={styles.card} data-unread={isUnread}>
      {isUnread && <span className={styles.dot} role="img" aria-label={say('unread')} />}
      <div className={styles.main}>
        {record?.title === undefined ? (
          <button type="button" className={styles.plain} onClick={onRead} disabled={!isUnread}>
            {title}
          </button>
        ) : (
          <Link
            className={styles.plain}
            to={recordAddress(record.entity, record.id)}
            onClick={isUnread ? onRead : undefined}
          >
            {title}
          </Link>
        )}
        {notice.body && <p className={styles.description}>{notice.body}</p>}
        <div className={styles.facts}>
          {record?.title && <span>{record.title}</span>}
          <RelativeTime at={notice.createdAt} timeZone={timeZone} />
        </div>
      </div>
    </li>
  );
}
