import { createUser, resetPassword, updateUser, type Invitation, type Role, type User } from '@atelier/api';
import { isProblem } from '@atelier/problem';
import {
  ConfirmButton,
  ErrorPanel,
  FormField,
  InlineNotice,
  SidePanel,
  toast,
  useLanguage,
  useLocalize,
  useText,
} from '@atelier/ui';
import { Button, Input, Segmented, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { issueAt, remainingProblem } from '../api/api-problem.ts';
import { useChange } from '../api/use-call.ts';
import { useMe } from '../app/session.tsx';
import styles from './access.module.css';
import { HandOver } from './hand-over.tsx';
import { accessMessages } from './messages.ts';

export interface UserPanelProps {
  readonly subject: User | 'new' | undefined;
  readonly roles: readonly Role[];
  onClose(): void;
}

/** One account at the side: what it is, and what is handed over once. */
export function UserPanel({ subject, roles, onClose }: UserPanelProps) {
  const say = useText(accessMessages);
  const [secret, setSecret] = useState<{ readonly name: string; readonly invitation: Invitation }>();
  const close = () => {
    setSecret(undefined);
    onClose();
  };
  return (
    <SidePanel
      open={subject !== undefined}
      onClose={close}
      title={
        secret
          ? say('handOverTitle', { name: secret.name })
          : subject === 'new'
            ? say('userAddTitle')
            : say('userEditTitle')
      }
    >
      {secret && <HandOver invitation={secret.invitation} onDone={close} />}
      {!secret && subject === 'new' && (
        <NewUser roles={roles} onCreated={(user, invitation) => setSecret({ name: user.name, invitation })} />
      )}
      {!secret && subject !== undefined && subject !== 'new' && (
        <EditUser
          key={subject.id}
          user={subject}
          roles={roles}
          onClose={close}
          onReset={(invitation) => setSecret({ name: subject.name, invitation })}
        />
      )}
    </SidePanel>
  );
}

interface UserFields {
  readonly name: string;
  readonly email: string;
  readonly department: string;
  readonly roles: readonly string[];
}

interface UserFieldsProps {
  readonly value: UserFields;
  readonly roles: readonly Role[];
  readonly error: unknown;
  onChange(value: UserFields): void;
}

function UserFieldInputs({ value, roles, error, onChange }: UserFieldsProps) {
  const say = useText(accessMessages);
  const read = useLocalize();
  const set =
    (key: 'name' | 'email' | 'department') => (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...value, [key]: event.target.value });
  return (
    <>
      <FormField label={say('name')} error={issueAt(error, 'name')} required>
        {(ids) => <Input {...ids} autoComplete="off" value={value.name} onChange={set('name')} />}
      </FormField>
      <FormField label={say('email')} error={issueAt(error, 'email')} required>
        {(ids) => (
          <Input {...ids} type="email" autoComplete="off" value={value.email} onChange={set('email')} />
        )}
      </FormField>
      <FormField label={say('userDepartment')} error={issueAt(error, 'department')}>
        {(ids) => <Input {...ids} autoComplete="off" value={value.department} onChange={set('department')} />}
      </FormField>
      <FormField label={say('userRoles')} help={say('userRolesHelp')} error={issueAt(error, 'roles')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={[...value.roles]}
            onChange={(next: string[]) => onChange({ ...value, roles: next })}
            options={roles.map((role) => ({ value: role.key, label: read(role.model.label) }))}
          />
        )}
      </FormField>
    </>
  );
}

const shownKeys = ['name', 'email', 'department', 'roles'];

interface NewUserProps {
  readonly roles: readonly Role[];
  onCreated(user: User, invitation: Invitation): void;
}

function NewUser({ roles, onCreated }: NewUserProps) {
  const say = useText(accessMessages);
  const language = useLanguage();
  const [value, setValue] = useState<UserFields>({ name: '', email: '', department: '', roles: [] });
  const [invite, setInvite] = useState<'password' | 'link'>('password');
  const create = useChange(createUser, {
    quiet: true,
    onDone: ({ user, invitation }) => {
      toast.success(say('userCreated'));
      onCreated(user, invitation);
    },
  });
  const problem = remainingProblem(create.error, say('failed'), shownKeys);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({
      body: { ...value, email: value.email.trim(), roles: [...value.roles], language, invite },
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && <ErrorPanel problem={problem} />}
      <UserFieldInputs value={value} roles={roles} error={create.error} onChange={setValue} />
      <FormField label={say('invite')}>
        {() => (
          <div>
            <Segmented
              aria-label={say('invite')}
              value={invite}
              onChange={setInvite}
              options={[
                { value: 'password', label: say('invitePassword') },
                { value: 'link', label: say('inviteLink') },
              ]}
            />
          </div>
        )}
      </FormField>
      <Button
        type="primary"
        htmlType="submit"
        loading={create.isPending}
        disabled={!value.name.trim() || !value.email.trim()}
      >
        {say('userCreate')}
      </Button>
    </form>
  );
}

interface EditUserProps {
  readonly user: User;
  readonly roles: readonly Role[];
  onClose(): void;
  onReset(invitation: Invitation): void;
}

function EditUser({ user, roles, onClose, onReset }: EditUserProps) {
  const say = useText(accessMessages);
  const me = useMe();
  const [value, setValue] = useState<UserFields>(user);
  const update = useChange(updateUser, {
    quiet: true,
    onDone: () => {
      toast.success(say('saved'));
      onClose();
    },
  });
  const reset = useChange(resetPassword, { onDone: ({ invitation }) => onReset(invitation) });
  const isStale =
    isProblem(update.error) && update.error.kind === 'conflict' && update.error.code.endsWith('.stale');
  const problem = isStale ? undefined : remainingProblem(update.error, say('failed'), shownKeys);
  const params = { id: user.id };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, email, department } = value;
    update.mutate({
      params,
      body: { version: user.version, name, email: email.trim(), department, roles: [...value.roles] },
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {isStale && <InlineNotice tone="caution">{say('userStale')}</InlineNotice>}
      {problem && <ErrorPanel problem={problem} />}
      <UserFieldInputs value={value} roles={roles} error={update.error} onChange={setValue} />
      <div className={styles.formActions}>
        <Button type="primary" htmlType="submit" loading={update.isPending}>
          {say('save')}
        </Button>
        {user.id !== me.id && (
          <>
            <ConfirmButton
              question={say('userResetQuestion', { name: user.name })}
              consequence={say('userResetText')}
              verb={say('userReset')}
              onConfirm={async () => void (await reset.mutateAsync({ params, body: { invite: 'password' } }))}
            >
              {say('userReset')}
            </ConfirmButton>
            {user.active ? (
              <ConfirmButton
                danger
                question={say('userDeactivateQuestion', { name: user.name })}
                consequence={say('userDeactivateText')}
                verb={say('userDeactivate')}
                onConfirm={async () =>
                  void (await update.mutateAsync({ params, body: { version: user.version, active: false } }))
                }
              >
                {say('userDeactivate')}
              </ConfirmButton>
            ) : (
              <Button
                onClick={() => update.mutate({ params, body: { version: user.version, active: true } })}
              >
                {say('userActivate')}
              </Button>
            )}
          </>
        )}
      </div>
    </form>
  );
}
