import { Page, PageHeader, useLocalize, useText } from '@atelier/ui';
import { ChevronRight, Languages, LogOut, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSignOut } from './account-menu.tsx';
import { appMessages } from './messages.ts';
import type { NavEntry } from './nav-entry.ts';
import { useNavGroups } from './rail.tsx';
import { useMe, usePreferences } from './session.tsx';
import styles from './shell.module.css';

/** The third tab of a phone: what the rail holds on a desktop. */
export function MorePage({ nav }: { readonly nav: readonly NavEntry[] }) {
  const say = useText(appMessages);
  const read = useLocalize();
  const me = useMe();
  const leave = useSignOut();
  const { switchLanguage } = usePreferences();
  const { work, administration } = useNavGroups(nav);
  return (
    <Page title={say('more')}>
      <PageHeader title={me.name} eyebrow={me.email} />
      <ul className={styles.moreList}>
        {[...work, ...administration].map((entry) => (
          <MoreLink key={entry.to} to={entry.to} icon={<entry.icon aria-hidden />}>
            {read(entry.label)}
          </MoreLink>
        ))}
      </ul>
      <ul className={styles.moreList}>
        <MoreLink to="/access/profile" icon={<UserRound aria-hidden />}>
          {say('profile')}
        </MoreLink>
        <MoreButton onClick={() => void switchLanguage()} icon={<Languages aria-hidden />}>
          {me.language === 'zh' ? 'English' : '中文'}
        </MoreButton>
        <MoreButton onClick={() => void leave()} icon={<LogOut aria-hidden />}>
          {say('signOut')}
        </MoreButton>
      </ul>
    </Page>
  );
}

function MoreLink({
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
      <NavLink to={to} className={styles.moreItem}>
        {icon}
        <span>{children}</span>
        <ChevronRight aria-hidden />
      </NavLink>
    </li>
  );
}

function MoreButton(props: {
  readonly onClick: () => void;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <button type="button" className={styles.moreItem} onClick={props.onClick}>
        {props.icon}
        <span>{props.children}</span>
      </button>
    </li>
  );
}
