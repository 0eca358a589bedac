import { readRecord, type EntityEntry, type RecordAnswer } from '@atelier/api';
import { titleOf } from '@atelier/entity';
import { isProblem } from '@atelier/problem';
import { EmptyState, ErrorPanel, Loading, Page, useIsPhone, useLanguage, useText } from '@atelier/ui';
import { Button, Segmented } from 'antd';
import { FileQuestion } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { mayDo, useCatalog, useEntityEntry } from '../../app/catalog.tsx';
import { useFieldServices, useRememberTitles } from '../../app/field-services.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { useShortcuts } from '../../app/shortcuts.ts';
import { recentList } from '../list/recent-list.ts';
import { recordMessages } from '../messages.ts';
import { Facts } from './facts.tsx';
import { HistoryTimeline } from './history-timeline.tsx';
import styles from './page.module.css';
import { RecordHeading } from './record-heading.tsx';

const EditRecord = lazy(async () => ({ default: (await import('./edit-record.tsx')).EditRecord }));

export function RecordPage() {
  const { entity = '', id = '' } = useParams();
  const entry = useEntityEntry(entity);
  if (!entry || !mayDo(entry, 'read')) return <NotFound />;
  return <OneRecord key={`${entity} ${id}`} entry={entry} id={id} />;
}

function OneRecord({ entry, id }: { readonly entry: EntityEntry; readonly id: string }) {
  const say = useText(recordMessages);
  const entity = entry.model.key;
  const answer = useCall(readRecord, { params: { entity, id } });
  const rememberTitles = useRememberTitles();
  const { data } = answer;
  // Before anything below is drawn, so that names are there at first sight.
  if (data) rememberTitles(data.titles);

  if (isProblem(answer.error) && answer.error.kind === 'missing') return <Gone entity={entity} />;
  if (answer.isError) {
    return (
      <Page title="" width="text">
        <ErrorPanel
          problem={shownProblem(answer.error, say('failed'))}
          onRetry={() => void answer.refetch()}
        />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title="" width="wide">
        <Loading rows={8} />
      </Page>
    );
  }
  return <Opened entry={entry} answer={data} />;
}

function Gone({ entity }: { readonly entity: string }) {
  const say = useText(recordMessages);
  const navigate = useNavigate();
  return (
    <Page title={say('goneTitle')} width="text">
      <EmptyState
        picture={<FileQuestion />}
        title={say('goneTitle')}
        text={say('goneText')}
        actions={
          <Button onClick={() => void navigate(recentList(entity)?.address ?? `/records/${entity}`)}>
            {say('backToList')}
          </Button>
        }
      />
    </Page>
  );
}

interface OpenedProps {
  readonly entry: EntityEntry;
  readonly answer: RecordAnswer;
}

function Opened({ entry, answer }: OpenedProps) {
  const say = useText(recordMessages);
  const language = useLanguage();
  const isPhone = useIsPhone();
  const catalog = useCatalog();
  const services = useFieldServices();
  const entity = entry.model.key;
  const { record, rights } = answer;
  const id = String(record.id);
  const [editing, setEditing] = useState<{ readonly focus: string | undefined }>();
  const [tab, setTab] = useState<'details' | 'history'>('details');
  const mayEdit = rights.update && mayDo(entry, 'update');
  const edit = (focus?: string) => mayEdit && setEditing({ focus });
  useShortcuts(mayEdit && !editing ? [{ keys: 'e', label: say('edit'), run: () => edit() }] : []);

  const title = titleOf(catalog, entity, {
    values: record,
    format: { language, timeZone: services.timeZone, title: services.titleOf },
  });
  const details = editing ? (
    <Suspense fallback={<Loading rows={8} />}>
      <EditRecord entry={entry} answer={answer} focus={editing.focus} onClose={() => setEditing(undefined)} />
    </Suspense>
  ) : (
    <Facts entity={entity} answer={answer} {...(mayEdit && { onEdit: edit })} />
  );
  const history = (
    <HistoryTimeline entity={entity} id={id} version={Number(record.version)} mayUndo={mayEdit} />
  );

  return (
    <Page title={title} width="wide">
      <RecordHeading
        entry={entry}
        id={id}
        version={Number(record.version)}
        title={title}
        mayDelete={rights.delete && mayDo(entry, 'delete')}
        isEditing={editing !== undefined}
        {...(mayEdit && { onEdit: () => edit() })}
      />
      {isPhone ? (
        <>
          <Segmented
            block
            className={styles.tabs ?? ''}
            aria-label={say('details')}
            value={tab}
            onChange={setTab}
            options={[
              { value: 'details', label: say('details') },
              { value: 'history', label: say('history') },
            ]}
          />
          {tab === 'details' ? details : history}
        </>
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>{details}</div>
          <aside className={styles.side} aria-label={say('history')}>
            <h2 className={styles.sideTitle}>{say('history')}</h2>
            {history}
          </aside>
        </div>
      )}
    </Page>
  );
}
