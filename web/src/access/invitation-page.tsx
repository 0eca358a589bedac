import { acceptInvitation, readInvitation } from '@atelier/api';
import { ErrorPanel, FormField, InlineNotice, Loading, setLanguage, useText } from '@atelier/ui';
import { Button, Input } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import { issueAt, remainingProblem, shownProblem } from '../api/api-problem.ts';
import { useChange } from '../api/use-call.ts';
import styles from './access.module.css';
import { EntryFrame } from './entry-frame.tsx';
import { accessMessages } from './messages.ts';
import { useEnter } from './sign-in-page.tsx';

/** Where an invitation link leads: choose a password, and one is in. */
export function InvitationPage() {
  const say = useText(accessMessages);
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const invitation = useChange(readInvitation, {
    quiet: true,
    onDone: (found) => setLanguage(found.language),
  });
  const { mutate } = invitation;
  useEffect(() => {
    if (token) mutate({ body: { token } });
  }, [token, mutate]);

  const found = invitation.data;
  return (
    <EntryFrame
      title={found ? say('invitationTitle', { name: found.name }) : say('setupTitle')}
      text={found && say('invitationText', { email: found.email })}
    >
      {!token && <InlineNotice tone="caution">{say('invitationMissing')}</InlineNotice>}
      {invitation.isPending && <Loading rows={3} />}
      {invitation.isError && <ErrorPanel problem={shownProblem(invitation.error, say('failed'))} />}
      {found && <PasswordForm token={token} />}
    </EntryFrame>
  );
}

function PasswordForm({ token }: { readonly token: string }) {
  const say = useText(accessMessages);
  const enter = useEnter('/');
  const [password, setPassword] = useState('');
  const accept = useChange(acceptInvitation, { quiet: true, onDone: enter });
  const problem = remainingProblem(accept.error, say('failed'), ['password']);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ body: { token, password } });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && <ErrorPanel problem={problem} />}
      <FormField
        label={say('password')}
        help={say('passwordHelp')}
        error={issueAt(accept.error, 'password')}
        required
      >
        {(ids) => (
          <Input.Password
            {...ids}
            size="large"
            autoFocus
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </FormField>
      <Button type="primary" size="large" htmlType="submit" loading={accept.isPending} disabled={!password}>
        {say('invitationAccept')}
      </Button>
    </form>
  );
}
