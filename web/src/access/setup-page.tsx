import { readWelcome, setUp } from '@atelier/api';
import { EmptyState, ErrorPanel, FormField, setLanguage, useLanguage, useText } from '@atelier/ui';
import { Button, Input, Segmented } from 'antd';
import { KeyRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { issueAt, remainingProblem } from '../api/api-problem.ts';
import { useCall, useChange } from '../api/use-call.ts';
import styles from './access.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { accessMessages } from './messages.ts';
import { useEnter } from './sign-in-page.tsx';

export function SetupPage() {
  const say = useText(accessMessages);
  const navigate = useNavigate();
  const welcome = useCall(readWelcome);
  return (
    <EntryFrame title={say('setupTitle')} text={welcome.data?.needsSetup ? say('setupText') : undefined}>
      <Answer of={welcome} rows={4}>
        {({ needsSetup }) =>
          needsSetup ? (
            <SetupForm />
          ) : (
            <EmptyState
              picture={<KeyRound />}
              title={say('setupDoneTitle')}
              text={say('setupDoneText')}
              actions={
                <Button type="primary" onClick={() => void navigate('/sign-in')}>
                  {say('signIn')}
                </Button>
              }
            />
          )
        }
      </Answer>
    </EntryFrame>
  );
}

const fields = ['token', 'name', 'email', 'password'] as const;

function SetupForm() {
  const say = useText(accessMessages);
  const language = useLanguage();
  const enter = useEnter('/access/start');
  const [search] = useSearchParams();
  const given = search.get('token') ?? '';
  const [form, setForm] = useState({ token: given, name: '', email: '', password: '' });
  const attempt = useChange(setUp, { quiet: true, onDone: enter });

  const set = (key: keyof typeof form) => (event: { readonly target: { readonly value: string } }) =>
    setForm((old) => ({ ...old, [key]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    attempt.mutate({
      body: { ...form, token: form.token.trim(), email: form.email.trim(), language, timeZone },
    });
  };
  const problem = remainingProblem(attempt.error, say('failed'), fields);
  const errorAt = (key: (typeof fields)[number]) => issueAt(attempt.error, key);

  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && <ErrorPanel problem={problem} />}
      <FormField label={say('setupLanguage')}>
        {() => (
          <Segmented
            block
            aria-label={say('setupLanguage')}
            value={language}
            onChange={setLanguage}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </FormField>
      {!given && (
        <FormField label={say('setupToken')} help={say('setupTokenHelp')} error={errorAt('token')} required>
          {(ids) => (
            <Input {...ids} size="large" autoComplete="off" value={form.token} onChange={set('token')} />
          )}
        </FormField>
      )}
      <FormField label={say('name')} error={errorAt('name')} required>
        {(ids) => (
          <Input
            {...ids}
            size="large"
            autoComplete="name"
            autoFocus
            value={form.name}
            onChange={set('name')}
          />
        )}
      </FormField>
      <FormField label={say('email')} error={errorAt('email')} required>
        {(ids) => (
          <Input
            {...ids}
            size="large"
            type="email"
            autoComplete="username"
            value={form.email}
            onChange={set('email')}
          />
        )}
      </FormField>
      <FormField label={say('password')} help={say('passwordHelp')} error={errorAt('password')} required>
        {(ids) => (
          <Input.Password
            {...ids}
            size="large"
            autoComplete="new-password"
            value={form.password}
            onChange={set('password')}
          />
        )}
      </FormField>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={attempt.isPending}
        disabled={Object.values(form).some((value) => value.trim() === '')}
      >
        {say('setupCreate')}
      </Button>
    </form>
  );
}
