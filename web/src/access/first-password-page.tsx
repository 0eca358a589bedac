import { readMe } from '@atelier/api';
import { useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from 'react-router';
import { Answer } from '../api/answer.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { useCall } from '../api/use-call.ts';
import { EntryFrame } from './entry-frame.tsx';
import { accessMessages } from './messages.ts';
import { PasswordForm } from './password-form.tsx';

/** Where a person stands who signed in with a password that an admin handed out. */
export function FirstPasswordPage() {
  const say = useText(accessMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useCall(readMe);
  const goOn = () => {
    client.clear();
    void navigate('/', { replace: true });
  };
  if (me.error instanceof ApiProblem && me.error.status === 401) return <Navigate replace to="/sign-in" />;
  return (
    <EntryFrame title={say('passwordMustTitle')} text={say('passwordMust')}>
      <Answer of={me} rows={3}>
        {({ email }) => <PasswordForm primary email={email} onDone={goOn} />}
      </Answer>
    </EntryFrame>
  );
}
