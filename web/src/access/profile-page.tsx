import { listSessions, revokeOtherSessions, revokeSession, updateMe, type Session } from '@atelier/api';
import {
  ConfirmButton,
  ErrorPanel,
  FormField,
  FormGrid,
  Page,
  PageHeader,
  RelativeTime,
  Section,
  ThemeSwitch,
  toast,
  useText,
  useThemeChoice,
} from '@atelier/ui';
import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Answer } from '../api/answer.tsx';
import { issueAt, remainingProblem } from '../api/api-problem.ts';
import { useCall, useChange } from '../api/use-call.ts';
import { useMe, usePreferences } from '../app/session.tsx';
import styles from './access.module.css';
import { accessMessages } from './messages.ts';
import { PasswordForm } from './password-form.tsx';
import { timeZoneOptions } from './time-zones.ts';

export function ProfilePage() {
  const say = useText(accessMessages);
  const me = useMe();
  return (
    <Page title={say('profileTitle')} width="text">
      <PageHeader title={say('profileTitle')} eyebrow={me.email} />
      <AboutSection />
      <AppearanceSection />
      <PasswordSection />
      <SessionsSection />
    </Page>
  );
}

function AboutSection() {
  const say = useText(accessMessages);
  const me = useMe();
  const [name, setName] = useState(me.name);
  const [timeZone, setTimeZone] = useState(me.timeZone);
  const save = useChange(updateMe, { quiet: true, onDone: () => toast.success(say('saved')) });
  const changed = name !== me.name || timeZone !== me.timeZone;
  const problem = remainingProblem(save.error, say('failed'), ['name', 'timeZone']);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ body: { name, timeZone } });
  };
  return (
    <Section title={say('profileAbout')}>
      <form className={styles.form} onSubmit={submit}>
        {problem && <ErrorPanel problem={problem} />}
        <FormGrid>
          <FormField label={say('name')} error={issueAt(save.error, 'name')} required>
            {(ids) => (
              <Input
                {...ids}
                autoComplete="name"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </FormField>
          <FormField label={say('timeZone')} error={issueAt(save.error, 'timeZone')}>
            {(ids) => (
              <Select
                {...ids}
                showSearch={{ optionFilterProp: 'label' }}
                value={timeZone}
                onChange={setTimeZone}
                options={timeZoneOptions()}
              />
            )}
          </FormField>
        </FormGrid>
        <div className={styles.formActions}>
          <Button
            type="primary"
            htmlType="submit"
            loading={save.isPending}
            disabled={!changed || !name.trim()}
          >
            {say('save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function AppearanceSection() {
  const say = useText(accessMessages);
  const me = useMe();
  const { switchLanguage, chooseTheme } = usePreferences();
  const theme = useThemeChoice();
  const remembered = useRef(theme);
  useEffect(() => {
    if (remembered.current === theme) return;
    remembered.current = theme;
    if (theme !== me.theme) void chooseTheme(theme);
  }, [theme, me.theme, chooseTheme]);

  return (
    <Section title={say('appearance')}>
      <FormGrid>
        <FormField label={say('language')}>
          {() => (
            <div>
              <Segmented
                aria-label={say('language')}
                value={me.language}
                onChange={() => void switchLanguage()}
                options={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </div>
          )}
        </FormField>
        <FormField label={say('appearance')}>
          {() => (
            <div>
              <ThemeSwitch />
            </div>
          )}
        </FormField>
      </FormGrid>
    </Section>
  );
}

function PasswordSection() {
  const say = useText(accessMessages);
  return (
    <Section title={say('passwordTitle')}>
      <PasswordForm email={useMe().email} onDone={() => toast.success(say('passwordChanged'))} />
    </Section>
  );
}

function SessionsSection() {
  const say = useText(accessMessages);
  const sessions = useCall(listSessions);
  const endOthers = useChange(revokeOtherSessions, { onDone: () => toast.success(say('sessionsEnded')) });
  const hasOthers = (sessions.data?.sessions.length ?? 0) > 1;
  return (
    <Section
      title={say('sessionsTitle')}
      actions={
        hasOthers && (
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {say('sessionEndOthers')}
          </Button>
        )
      }
    >
      <Answer of={sessions} rows={3}>
        {(answer) => (
          <ul className={styles.rows}>
            {answer.sessions.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Answer>
    </Section>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const say = useText(accessMessages);
  const end = useChange(revokeSession);
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <div className={styles.rowTitle}>{session.device}</div>
        <div className={styles.rowNote}>
          {session.current ? say('sessionCurrent') : say('sessionSeen')} ·{' '}
          <RelativeTime at={session.lastSeenAt} /> · {session.address}
        </div>
      </div>
      {!session.current && (
        <ConfirmButton
          type="text"
          question={say('sessionEnd')}
          verb={say('sessionEnd')}
          onConfirm={() => end.mutateAsync({ params: { id: session.id } })}
        >
          {say('sessionEnd')}
        </ConfirmButton>
      )}
    </li>
  );
}
