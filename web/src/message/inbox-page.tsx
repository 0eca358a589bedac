import { readInbox } from '@atelier/api';
import { Page, PageHeader, useText } from '@atelier/ui';
import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useCall } from '../api/use-call.ts';
import { messageMessages } from './messages.ts';
import { NoticeList } from './notice-list.tsx';
import { TaskList } from './task-list.tsx';

const shelves = ['open', 'closed', 'notices'] as const;
type Shelf = (typeof shelves)[number];

/** What waits for this person: tasks to do, tasks done, notices to read. */
export function InboxPage() {
  const say = useText(messageMessages);
  const [search, setSearch] = useSearchParams();
  const counts = useCall(readInbox).data;
  const shelf: Shelf = shelves.find((name) => name === search.get('shelf')) ?? 'open';
  const label = (name: Shelf, count: number | undefined) => (count ? `${say(name)} ${count}` : say(name));

  return (
    <Page title={say('inboxTitle')} width="text">
      <PageHeader title={say('inboxTitle')} />
      <Tabs
        activeKey={shelf}
        onChange={(key) => setSearch(key === 'open' ? {} : { shelf: key }, { replace: true })}
        items={[
          { key: 'open', label: label('open', counts?.open), children: <TaskList state="open" /> },
          { key: 'notices', label: label('notices', counts?.unread), children: <NoticeList /> },
          { key: 'closed', label: say('closed'), children: <TaskList state="closed" /> },
        ]}
        destroyOnHidden
      />
    </Page>
  );
}
