import { signOut } from '@atelier/api';
import { Avatar, MenuButton, useText } from '@atelier/ui';
import { ChevronsUpDown } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { appMessages } from './messages.ts';
import { useMe, usePreferences } from './session.tsx';
import styles from './shell.module.css';

/** Ends the session here and on the server; nothing of the person stays in memory. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call(signOut);
    client.clear();
    await navigate('/sign-in');
  };
}

export function AccountMenu() {
  const say = useText(appMessages);
  const me = useMe();
  const navigate = useNavigate();
  const leave = useSignOut();
  const { switchLanguage } = usePreferences();
  return (
    <MenuButton
      placement="topLeft"
      items={() => [
        { key: 'profile', label: say('profile'), onClick: () => void navigate('/access/profile') },
        {
          key: 'language',
          label: me.language === 'zh' ? 'English' : '中文',
          onClick: () => void switchLanguage(),
        },
        { type: 'divider' },
        { key: 'leave', label: say('signOut'), onClick: () => void leave() },
      ]}
    >
      <button type="button" className={styles.account} aria-label={`${say('account')} · ${me.name}`}>
        <Avatar name={me.name} />
        <span className={styles.accountName}>{me.name}</span>
        <ChevronsUpDown aria-hidden />
      </button>
    </MenuButton>
  );
}
