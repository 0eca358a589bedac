import { listEntityDesigns, type EntityDesignEntry } from '@atelier/api';
import {
  EmptyState,
  Icon,
  Page,
  PageHeader,
  RelativeTime,
  useIsPhone,
  useLanguage,
  useLocalize,
  useText,
} from '@atelier/ui';
import { Button, Input } from 'antd';
import { Plus, Table2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Answer } from '../../api/answer.tsx';
import { useCall } from '../../api/use-call.ts';
import { entityMessages } from '../messages.ts';
import styles from './list.module.css';
import { NewEntity } from './new-entity.tsx';

/** Every table with the state of its design. */
export function EntitiesPage() {
  const say = useText(entityMessages);
  const designs = useCall(listEntityDesigns);
  const [adding, setAdding] = useState(false);
  const add = (
    <Button type="primary" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
      {say('new')}
    </Button>
  );
  const hasSome = (designs.data?.entities.length ?? 0) > 0;
  return (
    <Page title={say('title')}>
      <PageHeader title={say('title')} description={say('description')} actions={hasSome && add} />
      <Answer of={designs}>
        {({ entities }) => (entities.length > 0 ? <Tables entries={entities} /> : <NoTables add={add} />)}
      </Answer>
      {adding && (
        <NewEntity
          taken={designs.data?.entities.map((entry) => entry.key) ?? []}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}

function NoTables({ add }: { readonly add: ReactNode }) {
  const say = useText(entityMessages);
  const navigate = useNavigate();
  return (
    <EmptyState
      picture={<Table2 />}
      title={say('noneTitle')}
      text={say('noneText')}
      actions={
        <>
          <Button onClick={() => void navigate('/packs')}>{say('toPacks')}</Button>
          {add}
        </>
      }
    />
  );
}

function Tables({ entries }: { readonly entries: readonly EntityDesignEntry[] }) {
  const say = useText(entityMessages);
  const isPhone = useIsPhone();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = entries.filter(({ label, key }) =>
    [label.zh, label.en, key].some((name) => name.toLowerCase().includes(wanted)),
  );
  return (
    <>
      {entries.length > 10 && (
        <div className={styles.find}>
          <Input
            allowClear
            aria-label={say('find')}
            placeholder={say('find')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      {isPhone ? <PhoneList entries={shown} /> : <DesktopList entries={shown} />}
    </>
  );
}

function DesktopList({ entries }: { readonly entries: readonly EntityDesignEntry[] }) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const navigate = useNavigate();
  const count = new Intl.NumberFormat(language);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{say('columnTable')}</th>
          <th>{say('columnState')}</th>
          <th className={styles.number}>{say('columnFields')}</th>
          <th className={styles.number}>{say('columnRows')}</th>
          <th>{say('columnUpdated')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.key} onClick={() => void navigate(`/design/${entry.key}`)}>
            <td>
              <Face entry={entry} />
            </td>
            <td>
              <State entry={entry} />
            </td>
            <td className={styles.number}>{count.format(entry.fields)}</td>
            <td className={styles.number}>{entry.state === 'draft' ? '–' : count.format(entry.rows)}</td>
            <td className={styles.quiet}>
              <RelativeTime at={entry.updatedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PhoneList({ entries }: { readonly entries: readonly EntityDesignEntry[] }) {
  return (
    <ul className={styles.cards}>
      {entries.map((entry) => (
        <li key={entry.key} className={styles.card}>
          <Face entry={entry} />
          <State entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function Face({ entry }: { readonly entry: EntityDesignEntry }) {
  const read = useLocalize();
  return (
    <span className={styles.face}>
      <span className={styles.icon}>
        <Icon name={entry.icon ?? 'list'} />
      </span>
      <span className={styles.names}>
        <Link
          to={`/design/${entry.key}`}
          className={styles.name}
          onClick={(event) => event.stopPropagation()}
        >
          {read(entry.label)}
        </Link>
        <code className={styles.key}>{entry.key}</code>
      </span>
    </span>
  );
}

function State({ entry }: { readonly entry: EntityDesignEntry }) {
  const say = useText(entityMessages);
  const texts = {
    draft: say('stateDraft'),
    published: say('statePublished'),
    changed: say('stateChanged'),
  } as const;
  return (
    <span className={styles.state} data-state={entry.state}>
      {texts[entry.state]}
      {entry.hidden && ` · ${say('stateHidden')}`}
    </span>
  );
}
