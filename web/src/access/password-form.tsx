import { changePassword } from '@atelier/api';
import { ErrorPanel, FormField, FormGrid, useText } from '@atelier/ui';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { issueAt, remainingProblem } from '../api/api-problem.ts';
import { useChange } from '../api/use-call.ts';
import styles from './access.module.css';
import { accessMessages } from './messages.ts';

const noPasswords = { current: '', next: '' };

export interface PasswordFormProps {
  readonly email: string;
  /** The one thing to do on this page. */
  readonly primary?: boolean;
  onDone(): void;
}

export function PasswordForm({ email, primary, onDone }: PasswordFormProps) {
  const say = useText(accessMessages);
  const [form, setForm] = useState(noPasswords);
  const change = useChange(changePassword, {
    quiet: true,
    onDone: () => {
      setForm(noPasswords);
      onDone();
    },
  });
  const problem = remainingProblem(change.error, say('failed'), ['current', 'next']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ body: form });
  };
  const set = (key: keyof typeof form) => (event: { readonly target: { readonly value: string } }) =>
    setForm((old) => ({ ...old, [key]: event.target.value }));
  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && <ErrorPanel problem={problem} />}
      {/* Password managers want to know whose password it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <FormGrid columns={primary ? 1 : 2}>
        <FormField label={say('passwordCurrent')} error={issueAt(change.error, 'current')} required>
          {(ids) => (
            <Input.Password
              {...ids}
              autoComplete="current-password"
              value={form.current}
              onChange={set('current')}
            />
          )}
        </FormField>
        <FormField
          label={say('passwordNext')}
          help={say('passwordHelp')}
          error={issueAt(change.error, 'next')}
          required
        >
          {(ids) => (
            <Input.Password {...ids} autoComplete="new-password" value={form.next} onChange={set('next')} />
          )}
        </FormField>
      </FormGrid>
      <div className={styles.formActions}>
        <Button
          type={primary ? 'primary' : 'default'}
          htmlType="submit"
          loading={change.isPending}
          disabled={!form.current || !form.next}
        >
          {say('passwordChange')}
        </Button>
      </div>
    </form>
  );
}
