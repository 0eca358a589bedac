import { Icon, useLocalize, useText } from '@atelier/ui';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { AccountMenu } from './account-menu.tsx';
import { useListedEntities } from './catalog.tsx';
import { appMessages } from './messages.ts';
import { maySee, type NavEntry } from './nav-entry.ts';
import { useMe } from './session.tsx';
import styles from './shell.module.css';
import { Wordmark } from './wordmark.tsx';

/** Left of the content: today, the tables, what works with them, administration. */
export function Rail({ nav }: { readonly nav: readonly NavEntry[] }) {
  const say = useText(appMessages);
  const read = useLocalize();
  const entities = useListedEntities();
  const groups = useNavGroups(nav);
  return (
    <nav className={styles.rail} aria-label={say('navigation')}>
      <NavLink to="/" className={styles.brand}>
        <Wordmark />
      </NavLink>
      <div className={styles.railScroll}>
        <Group entries={groups.today} />
        {entities.length > 0 && (
          <RailGroup title={say('records')}>
            {entities.map(({ model }) => (
              <RailLink
                key={model.key}
                to={`/records/${model.key}`}
                icon={<Icon name={model.icon ?? 'list'} />}
              >
                {read(model.label)}
              </RailLink>
            ))}
          </RailGroup>
        )}
        <Group entries={groups.work} />
        <Group title={say('administration')} entries={groups.administration} />
      </div>
      <AccountMenu />
    </nav>
  );
}

export function useNavGroups(
  nav: readonly NavEntry[],
): Readonly<Record<NavEntry['place'], readonly NavEntry[]>> {
  const me = useMe();
  const visible = nav.filter((entry) => maySee(me, entry.permission)).toSorted((a, b) => a.order - b.order);
  return {
    today: visible.filter((entry) => entry.place === 'today'),
    work: visible.filter((entry) => entry.place === 'work'),
    administration: visible.filter((entry) => entry.place === 'administration'),
  };
}

function Group({ title, entries }: { readonly title?: string; readonly entries: readonly NavEntry[] }) {
  const read = useLocalize();
  if (entries.length === 0) return null;
  return (
    <RailGroup {...(title && { title })}>
      {entries.map((entry) => (
        <RailLink key={entry.to} to={entry.to} icon={<entry.icon aria-hidden />}>
          {read(entry.label)}
          {entry.useBadge && <NavBadge use={entry.useBadge} />}
        </RailLink>
      ))}
    </RailGroup>
  );
}

function RailGroup({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <div className={styles.railGroup}>
      {title && <h2 className={styles.railTitle}>{title}</h2>}
      <ul>{children}</ul>
    </div>
  );
}

function RailLink({
  to,
  icon,
  children,
}: {
  readonly to: string;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <NavLink to={to} className={styles.railLink}>
        {icon}
        <span className={styles.railLabel}>{children}</span>
      </NavLink>
    </li>
  );
}

export function NavBadge({ use: useBadge }: { readonly use: () => number }) {
  const count = useBadge();
  if (count === 0) return null;
  return <span className={styles.badge}>{count > 99 ? '99+' : count}</span>;
}
