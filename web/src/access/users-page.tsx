import { listRoles, listUsers, type Role, type User } from '@atelier/api';
import {
  Avatar,
  EmptyState,
  Page,
  PageHeader,
  RelativeTime,
  useIsPhone,
  useLocalize,
  useText,
} from '@atelier/ui';
import { Button, Input } from 'antd';
import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import { Answer } from '../api/answer.tsx';
import { useCall } from '../api/use-call.ts';
import { maySee } from '../app/nav-entry.ts';
import { NotFound } from '../app/not-found.tsx';
import { useMe } from '../app/session.tsx';
import styles from './access.module.css';
import { accessMessages } from './messages.ts';
import { UserPanel } from './user-panel.tsx';

/** Who has an account, and what they are; for those who give them. */
export function UsersPage() {
  return maySee(useMe(), 'access:manage') ? <Users /> : <NotFound />;
}

function Users() {
  const say = useText(accessMessages);
  const users = useCall(listUsers);
  const roles = useCall(listRoles);
  const [text, setText] = useState('');
  const [open, setOpen] = useState<User | 'new'>();

  return (
    <Page title={say('usersTitle')}>
      <PageHeader
        title={say('usersTitle')}
        actions={
          <Button type="primary" onClick={() => setOpen('new')}>
            {say('usersAdd')}
          </Button>
        }
      />
      <Answer of={users}>
        {(answer) => (
          <>
            {answer.users.length > 8 && (
              <div className={styles.tools}>
                <Input
                  allowClear
                  aria-label={say('usersFind')}
                  placeholder={say('usersFind')}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              </div>
            )}
            <UserList
              users={answer.users.filter((user) => fits(user, text))}
              roles={roles.data?.roles ?? []}
              onOpen={setOpen}
            />
          </>
        )}
      </Answer>
      <UserPanel subject={open} roles={roles.data?.roles ?? []} onClose={() => setOpen(undefined)} />
    </Page>
  );
}

function fits(user: User, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [user.name, user.email, user.department].some((part) => part.toLowerCase().includes(wanted));
}

interface UserListProps {
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  onOpen(user: User): void;
}

function UserList({ users, roles, onOpen }: UserListProps) {
  const say = useText(accessMessages);
  const isPhone = useIsPhone();
  if (users.length === 0) return <EmptyState picture={<UserRoundSearch />} title={say('usersNone')} />;
  if (isPhone) {
    return (
      <ul className={styles.rows}>
        {users.map((user) => (
          <li key={user.id} className={styles.row}>
            <Avatar name={user.name} size={36} />
            <button
              type="button"
              className={`${styles.rowMain} ${styles.personButton}`}
              onClick={() => onOpen(user)}
            >
              <div>{user.name}</div>
              <div className={styles.rowNote}>{user.email}</div>
            </button>
            <UserState user={user} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table className={styles.users}>
      <thead>
        <tr>
          <th>{say('name')}</th>
          <th>{say('userRoles')}</th>
          <th>{say('userDepartment')}</th>
          <th>{say('userState')}</th>
          <th>{say('userLastSeen')}</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} roles={roles} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

function UserRow({
  user,
  roles,
  onOpen,
}: {
  readonly user: User;
  readonly roles: readonly Role[];
  onOpen(user: User): void;
}) {
  const say = useText(accessMessages);
  const read = useLocalize();
  const names = user.roles
    .map((key) => roles.find((role) => role.key === key))
    .filter((role) => role !== undefined);
  return (
    <tr onClick={() => onOpen(user)}>
      <td>
        <div className={styles.person}>
          <Avatar name={user.name} size={32} />
          <div>
            <button type="button" className={styles.personButton}>
              {user.name}
            </button>
            <div className={styles.rowNote}>{user.email}</div>
          </div>
        </div>
      </td>
      <td>{names.map((role) => read(role.model.label)).join(' · ')}</td>
      <td>{user.department}</td>
      <td>
        <UserState user={user} />
      </td>
      <td className={styles.rowNote}>
        {user.lastSeenAt ? <RelativeTime at={user.lastSeenAt} /> : say('userNever')}
      </td>
    </tr>
  );
}

function UserState({ user }: { readonly user: User }) {
  const say = useText(accessMessages);
  const state = !user.active ? 'inactive' : user.invited ? 'invited' : 'active';
  const texts = {
    inactive: say('userInactive'),
    invited: say('userInvited'),
    active: say('userActive'),
  } as const;
  return (
    <span className={styles.state} data-state={state}>
      {texts[state]}
    </span>
  );
}
