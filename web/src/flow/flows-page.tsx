import type { DesignEntry } from '@atelier/api';
import { EmptyState, Page, PageHeader, RelativeTime, useLocalize, useText } from '@atelier/ui';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Workflow } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { designMessages } from '../app/design/messages.ts';
import { useMe } from '../app/session.tsx';
import { flowApi } from './flow-api.ts';
import styles from './flow.module.css';
import { flowMessages } from './messages.ts';
import { NewFlow } from './new-flow.tsx';

export function FlowsPage() {
  const say = useText(flowMessages);
  const list = useQuery({ queryKey: [flowApi.tag, 'list'], queryFn: () => flowApi.list() });
  const [isNew, setNew] = useState(false);
  const navigate = useNavigate();
  const add = (
    <Button type="primary" onClick={() => setNew(true)}>
      {say('newFlow')}
    </Button>
  );
  return (
    <Page title={say('flows')}>
      <PageHeader
        title={say('flows')}
        actions={
          <>
            <Button type="text" onClick={() => void navigate('/flows/runs')}>
              {say('allRuns')}
            </Button>
            {add}
          </>
        }
      />
      <Answer of={list}>
        {({ entries }) =>
          entries.length === 0 ? (
            <EmptyState
              picture={<Workflow />}
              title={say('noFlows')}
              text={say('noFlowsText')}
              actions={add}
            />
          ) : (
            <ul className={styles.list}>
              {entries.map((entry) => (
                <Entry key={entry.key} entry={entry} />
              ))}
            </ul>
          )
        }
      </Answer>
      {isNew && <NewFlow onClose={() => setNew(false)} />}
    </Page>
  );
}

function Entry({ entry }: { readonly entry: DesignEntry }) {
  const say = useText(flowMessages);
  const sayDesign = useText(designMessages);
  const read = useLocalize();
  const { timeZone } = useMe();
  const state = entry.paused ? 'paused' : entry.state;
  return (
    <li className={styles.entry}>
      <Link className={styles.entryName} to={`/flows/${entry.key}`}>
        {read(entry.label)}
      </Link>
      <span className={styles.state} data-state={state}>
        {sayDesign(state)}
      </span>
      <span className={styles.entryEnd}>
        <span className={styles.quiet}>
          <RelativeTime at={entry.updatedAt} timeZone={timeZone} />
        </span>
        <Link to={`/flows/${entry.key}/runs`}>{say('runs')}</Link>
      </span>
    </li>
  );
}
