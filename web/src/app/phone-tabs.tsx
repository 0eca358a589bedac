import { useLocalize, useText } from '@atelier/ui';
import { Ellipsis, Rows3 } from 'lucide-react';
import { NavLink } from 'react-router';
import { useListedEntities } from './catalog.tsx';
import { appMessages } from './messages.ts';
import type { NavEntry } from './nav-entry.ts';
import { NavBadge, useNavGroups } from './rail.tsx';
import styles from './shell.module.css';

/** At the thumb: today, the records, everything else. */
export function PhoneTabs({ nav }: { readonly nav: readonly NavEntry[] }) {
  const say = useText(appMessages);
  const read = useLocalize();
  const entities = useListedEntities();
  const { today } = useNavGroups(nav);
  const only = entities.length === 1 ? entities[0] : undefined;
  return (
    <nav className={styles.tabs} aria-label={say('navigation')}>
      {today.map((entry) => (
        <NavLink key={entry.to} to={entry.to} className={styles.tab}>
          <entry.icon aria-hidden />
          <span>{read(entry.label)}</span>
          {entry.useBadge && <NavBadge use={entry.useBadge} />}
        </NavLink>
      ))}
      <NavLink to={only ? `/records/${only.model.key}` : '/records'} className={styles.tab}>
        <Rows3 aria-hidden />
        <span>{only ? read(only.model.label) : say('records')}</span>
      </NavLink>
      <NavLink to="/more" className={styles.tab}>
        <Ellipsis aria-hidden />
        <span>{say('more')}</span>
      </NavLink>
    </nav>
  );
}
