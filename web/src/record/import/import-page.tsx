import { discardImport, readImport, type EntityEntry, type Import } from '@atelier/api';
import { ErrorPanel, Page, PageHeader, ProgressBar, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { shareOf } from '../../api/use-job.ts';
import { useCall, useChange } from '../../api/use-call.ts';
import { mayDo, useEntityEntry } from '../../app/catalog.tsx';
import { NotFound } from '../../app/not-found.tsx';
import styles from './import.module.css';
import { MapStep } from './map-step.tsx';
import { importMessages } from './messages.ts';
import { PreviewStep } from './preview-step.tsx';
import { ResultStep } from './result-step.tsx';

const working: readonly Import['state'][] = ['rehearsing', 'committing', 'undoing'];

export function ImportPage() {
  const { entity = '', importId = '' } = useParams();
  const entry = useEntityEntry(entity);
  const found = useCall(
    readImport,
    { params: { id: importId } },
    {
      every: (answer) => (answer && working.includes(answer.state) ? 400 : false),
      staleTime: 0,
      enabled: entry !== undefined,
    },
  );
  if (!entry || !mayDo(entry, 'import')) return <NotFound />;
  return <ImportFrame entry={entry} found={found} />;
}

interface ImportFrameProps {
  readonly entry: EntityEntry;
  readonly found: ReturnType<typeof useCall<typeof readImport>>;
}

function ImportFrame({ entry, found }: ImportFrameProps) {
  const say = useText(importMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const entity = entry.model.key;
  const title = say('title', { entity: read(entry.model.label) });
  const discard = useChange(discardImport, { onDone: () => void navigate(`/records/${entity}/import`) });
  const one = found.data;
  const mayDiscard =
    one !== undefined && (one.state === 'recognized' || one.state === 'rehearsed' || one.state === 'failed');
  return (
    <Page title={title} width="wide">
      <PageHeader
        title={title}
        eyebrow={one?.fileName}
        onBack={() => void navigate(`/records/${entity}`)}
        actions={
          mayDiscard && (
            <Button
              type="text"
              loading={discard.isPending}
              onClick={() => discard.mutate({ params: { id: one.id } })}
            >
              {say('discard')}
            </Button>
          )
        }
      />
      <Answer of={found} rows={8}>
        {(answer) => <Steps entry={entry} one={answer} />}
      </Answer>
    </Page>
  );
}

/** Where an import stands is for the server to say; only stepping back from the preview is ours. */
function Steps({ entry, one }: { readonly entry: EntityEntry; readonly one: Import }) {
  const say = useText(importMessages);
  const [backFrom, setBackFrom] = useState<Import['rehearsal']>();
  const isMapping = one.state === 'recognized' || (one.state === 'rehearsed' && one.rehearsal === backFrom);
  const step = isMapping || one.state === 'rehearsing' ? 0 : one.state === 'rehearsed' ? 1 : 2;
  return (
    <>
      <ol className={styles.steps} aria-label={say('steps')}>
        {(['stepMap', 'stepPreview', 'stepResult'] as const).map((name, index) => (
          <li
            key={name}
            className={styles.step}
            aria-current={index === step ? 'step' : undefined}
            data-past={index < step}
          >
            <span className={styles.stepNumber}>{index + 1}</span>
            {say(name)}
          </li>
        ))}
      </ol>
      {isMapping && <MapStep key={one.id + JSON.stringify(one.settings.format)} entry={entry} one={one} />}
      {one.state === 'rehearsing' && <Working text={say('rehearsing')} one={one} />}
      {one.state === 'rehearsed' && !isMapping && (
        <PreviewStep entry={entry} one={one} onBack={() => setBackFrom(one.rehearsal)} />
      )}
      {one.state === 'committing' && <Working text={say('committing')} one={one} />}
      {one.state === 'undoing' && <Working text={say('undoing')} one={one} />}
      {(one.state === 'done' || one.state === 'undone') && <ResultStep entry={entry} one={one} />}
      {one.state === 'failed' && <Failed entry={entry} one={one} />}
    </>
  );
}

function Working({ text, one }: { readonly text: string; readonly one: Import }) {
  const figures = one.job && one.job.total > 0 ? ` ${one.job.done} / ${one.job.total}` : '';
  return (
    <div className={styles.working} role="status">
      <p>
        {text}
        <span className="at-figures">{figures}</span>
      </p>
      <ProgressBar share={shareOf(one.job)} label={text} />
    </div>
  );
}

function Failed({ entry, one }: { readonly entry: EntityEntry; readonly one: Import }) {
  const say = useText(importMessages);
  const problem = one.job?.problem ?? { title: say('failedTitle') };
  return (
    <>
      <ErrorPanel problem={problem} />
      <p className={styles.note}>{say('failedText')}</p>
      <MapStep entry={entry} one={one} />
    </>
  );
}
