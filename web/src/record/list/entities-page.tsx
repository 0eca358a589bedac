import { Icon, Page, PageHeader, useLocalize, useText } from '@atelier/ui';
import { ChevronRight } from 'lucide-react';
import { Link, Navigate } from 'react-router';
import { useListedEntities } from '../../app/catalog.tsx';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';

/** All tables, for phones, where the rail has no room. */
export function EntitiesPage() {
  const say = useText(recordMessages);
  const read = useLocalize();
  const entities = useListedEntities();
  if (entities.length === 0) return <Navigate replace to="/" />;
  return (
    <Page title={say('entities')} width="text">
      <PageHeader title={say('entities')} />
      <ul className={styles.entities}>
        {entities.map(({ model }) => (
          <li key={model.key}>
            <Link to={`/records/${model.key}`} className={styles.entity}>
              <Icon name={model.icon ?? 'list'} />
              <span>{read(model.label)}</span>
              <ChevronRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
