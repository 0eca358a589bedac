import { readMe, readWelcome, signIn, type Me } from '@atelier/api';
import { ErrorPanel, FormField, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { remainingProblem } from '../api/api-problem.ts';
import { callKey, useCall, useChange } from '../api/use-call.ts';
import styles from './access.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { accessMessages } from './messages.ts';

export function SignInPage() {
  const say = useText(accessMessages);
  const enter = useEnter();
  const welcome = useCall(readWelcome, undefined, { staleTime: Infinity });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useChange(signIn, { quiet: true, onDone: enter });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate({ body: { email: email.trim(), password } });
  };
  if (welcome.data?.needsSetup) return <Navigate replace to="/setup" />;
  const problem = remainingProblem(attempt.error, say('failed'), []);

  return (
    <EntryFrame title={say('signInTitle')}>
      <form className={styles.form} onSubmit={submit}>
        {problem && <ErrorPanel problem={problem} />}
        <FormField label={say('email')}>
          {(ids) => (
            <Input
              {...ids}
              size="large"
              type="email"
              autoComplete="username"
              autoFocus
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </FormField>
        <FormField label={say('password')}>
          {(ids) => (
            <Input.Password
              {...ids}
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </FormField>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={attempt.isPending}
          disabled={!email || !password}
        >
          {say('signIn')}
        </Button>
        <p className={styles.formNote}>{say('signInForgot')}</p>
      </form>
    </EntryFrame>
  );
}

/** Only addresses of our own: `//elsewhere` would leave the site. */
function safeTarget(from: string | null): string {
  return from?.startsWith('/') && !from.startsWith('//') && !from.startsWith('/\\') ? from : '/';
}

/** After signing in: who it is is known already, the rest is read anew. */
export function useEnter(to?: string): (me: Me) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (me) => {
    client.clear();
    client.setQueryData(callKey(readMe), me);
    void navigate(to ?? safeTarget(search.get('from')), { replace: true });
  };
}
