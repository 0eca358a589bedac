import type { Invitation } from '@atelier/api';
import { InlineNotice, toast, useLanguage, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useMe } from '../app/session.tsx';
import styles from './access.module.css';
import { accessMessages } from './messages.ts';

/** The one moment in which a first password or an invitation link can be read. */
export function HandOver({ invitation, onDone }: { readonly invitation: Invitation; onDone(): void }) {
  const say = useText(accessMessages);
  const language = useLanguage();
  const { timeZone } = useMe();
  const secret = invitation.kind === 'password' ? invitation.password : location.origin + invitation.path;
  const until = (at: string) =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone,
    }).format(new Date(at));
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast.success(say('copied'));
  };
  return (
    <div className={styles.form}>
      <InlineNotice tone="caution">{say('handOverText')}</InlineNotice>
      <div>
        <p className={styles.rowNote}>
          {invitation.kind === 'password'
            ? say('handOverPassword')
            : say('handOverLink', { time: until(invitation.expiresAt) })}
        </p>
        <div className={styles.secret}>
          <code>{secret}</code>
          {navigator.clipboard && <Button onClick={() => void copy()}>{say('copy')}</Button>}
        </div>
      </div>
      <div className={styles.formActions}>
        <Button type="primary" onClick={onDone}>
          {say('done')}
        </Button>
      </div>
    </div>
  );
}
