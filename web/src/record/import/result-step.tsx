import { downloadRejected, undoImport } from '@atelier/api';
import { ConfirmButton, InlineNotice, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { download } from '../../api/files.ts';
import { toastProblem, useChange } from '../../api/use-call.ts';
import { recordAddress } from '../../app/record-links.ts';
import { reloadRows } from '../list/use-rows.ts';
import { DropZone } from './drop-zone.tsx';
import styles from './import.module.css';
import { useAccept, type StepProps } from './map-step.tsx';
import { importMessages } from './messages.ts';
import { leftBehind } from './undo-rest.ts';

/** What was done, what was not, and the way back. */
export function ResultStep({ entry, one }: StepProps) {
  const say = useText(importMessages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const accept = useAccept();
  const entity = entry.model.key;
  const undo = useChange(undoImport, { onDone: accept });
  useEffect(() => {
    // The import may have made fields, and it made records.
    void client.invalidateQueries({ queryKey: ['entities'] });
    void reloadRows(client, entity);
  }, [client, entity, one.state]);

  const saveRejected = () =>
    download(downloadRejected, { params: { id: one.id } }, `rejected-${one.fileName}.csv`).catch(
      toastProblem,
    );
  const { result } = one;
  if (one.state === 'undone') return <Undone entry={entry} one={one} />;
  return (
    <>
      <h2 className={styles.resultTitle}>{say('doneTitle')}</h2>
      {result && (
        <dl className={styles.figures}>
          {(['created', 'updated', 'skipped', 'rejected'] as const).map((name) => (
            <div key={name} data-tone={name}>
              <dt>{say(name)}</dt>
              <dd>{result[name].toLocaleString()}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className={styles.actions}>
        <Button type="primary" onClick={() => void navigate(`/records/${entity}`)}>
          {say('showList')}
        </Button>
        {result && result.rejected > 0 && (
          <>
            <Button onClick={() => void saveRejected()}>{say('downloadRejected')}</Button>
            <DropZone entity={entity} small label={say('loadCorrected')} />
          </>
        )}
        <ConfirmButton
          type="text"
          question={say('undoQuestion')}
          consequence={say('undoText')}
          verb={say('undo')}
          onConfirm={async () => void (await undo.mutateAsync({ params: { id: one.id } }))}
        >
          {say('undo')}
        </ConfirmButton>
      </div>
    </>
  );
}

function Undone({ entry, one }: StepProps) {
  const say = useText(importMessages);
  const navigate = useNavigate();
  const rest = leftBehind(one.job);
  return (
    <>
      <h2 className={styles.resultTitle}>{say('undoneTitle')}</h2>
      <p className={styles.note}>{say('undoneText')}</p>
      {rest.length > 0 && (
        <InlineNotice tone="caution" title={say('undoneRest', { count: rest.length })}>
          <ul>
            {rest.map((record) => (
              <li key={record.id}>
                <Link to={recordAddress(record.entity, record.id)}>{record.title}</Link> {record.reason}
              </li>
            ))}
          </ul>
        </InlineNotice>
      )}
      <div className={styles.actions}>
        <Button type="primary" onClick={() => void navigate(`/records/${entry.model.key}`)}>
          {say('showList')}
        </Button>
        <Button onClick={() => void navigate(`/records/${entry.model.key}/import`)}>{say('pastNew')}</Button>
      </div>
    </>
  );
}
