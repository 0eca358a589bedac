import type { DesignEntry } from '@atelier/api';
import { EmptyState, Page, PageHeader, useLocalize, useText } from '@atelier/ui';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ChartNoAxesColumn } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { designMessages } from '../app/design/messages.ts';
import { maySee } from '../app/nav-entry.ts';
import { useMe } from '../app/session.tsx';
import { dashboardApi } from './dashboard-api.ts';
import { reportMessages } from './messages.ts';
import { NewDashboard } from './new-dashboard.tsx';
import styles from './report.module.css';

export function DashboardsPage() {
  const say = useText(reportMessages);
  const mayDesign = maySee(useMe(), 'dashboard:design');
  const list = useQuery({ queryKey: [dashboardApi.tag, 'list'], queryFn: () => dashboardApi.list() });
  const [isNew, setNew] = useState(false);
  const add = (
    <Button type="primary" onClick={() => setNew(true)}>
      {say('newDashboard')}
    </Button>
  );

  return (
    <Page title={say('dashboards')}>
      <PageHeader title={say('dashboards')} actions={mayDesign && add} />
      <Answer of={list}>
        {({ entries }) =>
          entries.length === 0 ? (
            <EmptyState
              picture={<ChartNoAxesColumn />}
              title={say('noDashboards')}
              text={mayDesign ? say('noDashboardsText') : say('noDashboardsViewer')}
              actions={mayDesign && add}
            />
          ) : (
            <ul className={styles.list}>
              {entries.map((entry) => (
                <Entry key={entry.key} entry={entry} mayDesign={mayDesign} />
              ))}
            </ul>
          )
        }
      </Answer>
      {isNew && <NewDashboard onClose={() => setNew(false)} />}
    </Page>
  );
}

function Entry({ entry, mayDesign }: { readonly entry: DesignEntry; readonly mayDesign: boolean }) {
  const say = useText(reportMessages);
  const sayState = useText(designMessages);
  const read = useLocalize();
  const isLive = entry.publishedVersion !== undefined;
  return (
    <li className={styles.entry}>
      <Link
        className={styles.entryName}
        to={isLive ? `/dashboards/${entry.key}` : `/dashboards/${entry.key}/design`}
      >
        {read(entry.label)}
      </Link>
      {entry.description && <span className={styles.quiet}>{read(entry.description)}</span>}
      {mayDesign && (
        <span className={styles.entryEnd}>
          {entry.state !== 'published' && (
            <span className={styles.quiet}>{sayState(entry.state === 'draft' ? 'draft' : 'changed')}</span>
          )}
          <Link to={`/dashboards/${entry.key}/design`}>{say('design')}</Link>
        </span>
      )}
    </li>
  );
}
