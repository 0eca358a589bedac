import { listRuns, type RunEntry } from '@atelier/api';
import { EmptyState, Page, PageHeader, RelativeTime, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { Button, Select } from 'antd';
import { History } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { useCall } from '../../api/use-call.ts';
import { useMe } from '../../app/session.tsx';
import styles from '../flow.module.css';
import { flowMessages } from '../messages.ts';

const statuses = ['running', 'waiting', 'done', 'failed', 'cancelled'] as const;

/** Runs of one flow or of all, newest first. */
export function RunsPage() {
  const { key } = useParams();
  const say = useText(flowMessages);
  const navigate = useNavigate();
  const [status, setStatus] = useState<RunEntry['status']>();
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  const title = say('runs');
  return (
    <Page title={title}>
      <PageHeader
        title={title}
        onBack={() => void navigate(key ? `/flows/${key}` : '/flows')}
        actions={
          <Select
            aria-label={say('status')}
            allowClear
            placeholder={say('anyStatus')}
            style={{ minWidth: 140 }}
            value={status}
            options={statuses.map((value) => ({ value, label: say(value) }))}
            onChange={(next) => {
              setStatus(next);
              setPages([undefined]);
            }}
          />
        }
      />
      {pages.map((after, index) => (
        <RunsOf
          key={after ?? 'first'}
          search={{
            ...(key ? { flow: key } : {}),
            ...(status ? { status } : {}),
            ...(after ? { after } : {}),
          }}
          isFirst={index === 0}
          isLast={index === pages.length - 1}
          onMore={(next) => setPages([...pages, next])}
        />
      ))}
    </Page>
  );
}

interface RunsOfProps {
  readonly search: { readonly flow?: string; readonly status?: RunEntry['status']; readonly after?: string };
  readonly isFirst: boolean;
  readonly isLast: boolean;
  onMore(after: string): void;
}

function RunsOf({ search, isFirst, isLast, onMore }: RunsOfProps) {
  const say = useText(flowMessages);
  const runs = useCall(listRuns, { search }, { keep: true, every: isFirst ? 5_000 : false });
  return (
    <Answer of={runs}>
      {({ rows, next }) => {
        if (rows.length === 0 && isFirst)
          return <EmptyState picture={<History />} title={say('noRuns')} text={say('noRunsText')} />;
        return (
          <>
            <RunTable runs={rows} hasHead={isFirst} />
            {isLast && next && (
              <Button type="text" onClick={() => onMore(next)}>
                {say('more')}
              </Button>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function RunTable({ runs, hasHead }: { readonly runs: readonly RunEntry[]; readonly hasHead: boolean }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  const { timeZone } = useMe();
  return (
    <table className={styles.runs}>
      {hasHead && !isPhone && (
        <thead>
          <tr>
            {(['record', 'flow', 'status', 'result', 'started'] as const).map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td>
              <Link to={`/flows/runs/${run.id}`}>{run.recordTitle ?? say('outOfSight')}</Link>
              {isPhone && <div className={styles.quiet}>{read(run.flowLabel)}</div>}
            </td>
            {!isPhone && <td>{read(run.flowLabel)}</td>}
            <td>
              <span className={styles.state} data-state={run.status}>
                {say(run.status)}
              </span>
            </td>
            {!isPhone && (
              <td className={styles.quiet}>
                {run.issue?.message ?? (run.outcome === 'done' ? '' : run.outcome)}
              </td>
            )}
            <td className={styles.quiet}>
              <RelativeTime at={run.startedAt} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
