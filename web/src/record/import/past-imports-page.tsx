import { listImports, type Import } from '@atelier/api';
import { EmptyState, Page, PageHeader, RelativeTime, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { FileSpreadsheet } from 'lucide-react';
import { Link, useNavigate, useParams } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { useCall } from '../../api/use-call.ts';
import { mayDo, useEntityEntry } from '../../app/catalog.tsx';
import { NotFound } from '../../app/not-found.tsx';
import styles from './import.module.css';
import { importMessages } from './messages.ts';

export function PastImportsPage() {
  const say = useText(importMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const { entity = '' } = useParams();
  const entry = useEntityEntry(entity);
  const imports = useCall(listImports, { search: { entity } }, { enabled: entry !== undefined });
  if (!entry || !mayDo(entry, 'import')) return <NotFound />;
  const start = () => void navigate(`/records/${entity}/import`);
  return (
    <Page title={say('past')} width="text">
      <PageHeader
        eyebrow={read(entry.model.label)}
        title={say('past')}
        onBack={() => void navigate(`/records/${entity}`)}
        actions={
          <Button type="primary" onClick={start}>
            {say('pastNew')}
          </Button>
        }
      />
      <Answer of={imports}>
        {(answer) =>
          answer.imports.length === 0 ? (
            <EmptyState
              picture={<FileSpreadsheet />}
              title={say('pastNone')}
              actions={<Button onClick={start}>{say('pastNew')}</Button>}
            />
          ) : (
            <ul className={styles.past}>
              {answer.imports.map((one) => (
                <PastImport key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}

const stateTexts = {
  recognized: 'stateRecognized',
  rehearsing: 'stateWorking',
  rehearsed: 'stateRehearsed',
  committing: 'stateWorking',
  done: 'stateDone',
  undoing: 'stateWorking',
  undone: 'stateUndone',
  failed: 'stateFailed',
} as const;

function PastImport({ one }: { readonly one: Import }) {
  const say = useText(importMessages);
  const { result } = one;
  return (
    <li>
      <Link to={`/records/${one.entity}/import/${one.id}`} className={styles.pastItem}>
        <span className={styles.pastName}>{one.fileName}</span>
        <span className={styles.note}>
          {say(stateTexts[one.state])} · <RelativeTime at={one.createdAt} />
          {result &&
            ` · ${say('created')} ${result.created} · ${say('updated')} ${result.updated} · ${say('rejected')} ${result.rejected}`}
        </span>
      </Link>
    </li>
  );
}
