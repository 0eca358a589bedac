import {
  acceptInvitation,
  createRole,
  createUser,
  deleteRole,
  findUsers,
  listAccessEvents,
  listRoles,
  listUsers,
  readInvitation,
  readUser,
  resetPassword,
  updateRole,
  updateUser,
  type RoleModel,
} from '@atelier/api';
import { Database } from '../platform/database/database.ts';
import type { Person } from '../testing/people.ts';
import { testApp, type TestApp } from '../testing/test-app.ts';
import { Callers } from './callers.ts';
import { RoleStore } from './role-store.ts';

let app: TestApp;
let admin: Person;
/** May manage access, and passes no other check. */
let manager: Person;

const people: RoleModel = { label: { zh: '人事', en: 'People' }, grants: [], permissions: ['access:manage'] };

beforeAll(async () => {
  app = await testApp({ works: false });
  admin = await app.signIn('admin');
  manager = await app.signIn(people);
});

afterAll(() => app.close());

let count = 0;
const newcomer = (roles: string[] = []) => {
  count += 1;
  return {
    email: `new${count}@example.com`,
    name: `新人 ${count}`,
    language: 'zh',
    roles,
    invite: 'link',
  } as const;
};

describe('users', () => {
  test('an invitation leads to an own password, once', async () => {
    const body = newcomer();
    const { user, invitation } = await manager.call(createUser, { body });
    expect(user).toMatchObject({ email: body.email, invited: true, active: true, timeZone: 'Asia/Shanghai' });
    const token = invitation.kind === 'link' ? (invitation.path.split('#')[1] ?? '') : '';
    expect(await app.visitor.call(readInvitation, { body: { token } })).toEqual({
      email: body.email,
      name: body.name,
      language: 'zh',
    });
    const accepted = await Promise.all(
      [1, 2, 3].map(() =>
        app.visitor.send(acceptInvitation, { body: { token, password: 'my own good words' } }),
      ),
    );
    expect(accepted.map(({ status }) => String(status)).sort()).toEqual(['201', '404', '404']);
    expect(await manager.call(readUser, { params: { id: user.id } })).toMatchObject({ invited: false });
  });

  test('an invitation ends after a while, and when another one is made', async () => {
    const { user, invitation } = await manager.call(createUser, { body: newcomer() });
    const token = invitation.kind === 'link' ? (invitation.path.split('#')[1] ?? '') : '';
    await manager.call(resetPassword, { params: { id: user.id }, body: { invite: 'link' } });
    expect(await app.visitor.refused(readInvitation, { body: { token } })).toMatchObject({
      code: 'access.invitation-void',
    });
    await app.app.get(Database).query(`UPDATE atelier.invitation SET expires_at = now()`);
    expect(
      await app.visitor.refused(acceptInvitation, { body: { token, password: 'my own good words' } }),
    ).toMatchObject({ status: 404 });
  });

  test('two people do not have one address, whatever its case', async () => {
    const body = newcomer();
    await manager.call(createUser, { body });
    expect(
      await manager.refused(createUser, { body: { ...body, email: body.email.toUpperCase() } }),
    ).toMatchObject({
      status: 409,
      code: 'access.email-taken',
      issues: [{ at: '/email' }],
    });
  });

  test('R-31 a change of somebody who was changed meanwhile is refused, with what there is now', async () => {
    const { user } = await manager.call(createUser, { body: newcomer() });
    await manager.call(updateUser, { params: { id: user.id }, body: { version: 1, department: '门店一' } });
    expect(
      await manager.refused(updateUser, {
        params: { id: user.id },
        body: { version: 1, department: '门店二' },
      }),
    ).toMatchObject({
      status: 409,
      code: 'access.stale',
      details: { version: 2, current: { department: '门店一' } },
    });
  });

  test('whoever manages access cannot become or touch an administrator', async () => {
    const code = 'access.admins-only';
    const own = await manager.call(readUser, { params: { id: manager.id } });
    expect(await manager.refused(createUser, { body: newcomer(['admin']) })).toMatchObject({ code });
    expect(
      await manager.refused(updateUser, {
        params: { id: manager.id },
        body: { version: own.version, roles: ['admin'] },
      }),
    ).toMatchObject({ code });
    expect(
      await manager.refused(resetPassword, { params: { id: admin.id }, body: { invite: 'password' } }),
    ).toMatchObject({ code });
    expect(
      await manager.refused(updateUser, { params: { id: admin.id }, body: { version: 1, active: false } }),
    ).toMatchObject({ code });
  });

  test('the last administrator stays one, even when two of them leave at once', async () => {
    const second = await app.signIn('admin');
    const versionOf = async (id: string): Promise<number> =>
      (await admin.call(readUser, { params: { id } })).version;
    const leave = async (person: Person): Promise<number> => {
      const body = { version: await versionOf(person.id), roles: [] };
      return (await person.send(updateUser, { params: { id: person.id }, body })).status;
    };
    expect((await Promise.all([leave(admin), leave(second)])).map(String).sort()).toEqual(['200', '409']);
    const users = await app.app
      .get(Database)
      .query<{ user_id: string }>(`SELECT user_id FROM atelier.user_role WHERE role_key = 'admin'`);
    expect(users).toHaveLength(1);
    const left = users[0]?.user_id === admin.id ? second : admin;
    const stayed = left === admin ? second : admin;
    const body = {
      version: await stayed.call(readUser, { params: { id: left.id } }).then((user) => user.version),
      roles: ['admin'],
    };
    await stayed.call(updateUser, { params: { id: left.id }, body });
  });

  test('names are sorted as Chinese readers expect', async () => {
    for (const name of ['王芳', '阿强', '李雷'])
      await manager.call(createUser, { body: { ...newcomer(), name } });
    const names = (await manager.call(listUsers, {})).users
      .map((user) => user.name)
      .filter((name) => /^(王芳|阿强|李雷)$/.test(name));
    expect(names).toEqual(['阿强', '李雷', '王芳']);
  });

  test('colleagues are found by part of a name by anyone, without what is nobody’s business', async () => {
    const person = await app.signIn('none');
    const { people: found } = await person.call(findUsers, { search: { text: '雷' } });
    expect(found).toEqual([
      { id: expect.any(String), name: '李雷', email: expect.any(String), department: '', active: true },
    ]);
    const byId = await person.call(findUsers, { search: { ids: `${admin.id},${person.id}` } });
    expect(byId.people.map(({ id }) => id).sort()).toEqual([admin.id, person.id].sort());
    expect((await person.send(findUsers, { search: { ids: "x' OR 1=1" } })).status).toBe(400);
  });

  test('AC-08 somebody else’s id and no id at all look the same', async () => {
    const missing = await manager.refused(readUser, {
      params: { id: '01890a5d-ac96-774b-bcce-b302099a8057' },
    });
    expect(missing).toMatchObject({ status: 404, code: 'access.user-missing' });
  });
});

describe('roles', () => {
  test('a role grants what it says, from the next request on', async () => {
    const model: RoleModel = {
      label: { zh: '店员', en: 'Clerk' },
      grants: [
        { entity: 'customer', actions: ['read'], defaultField: 'read', fields: { totalSpent: 'none' } },
      ],
      permissions: [],
    };
    await manager.call(createRole, { body: { key: 'clerk', model } });
    const person = await app.signIn('none');
    await admin.call(updateUser, { params: { id: person.id }, body: { version: 1, roles: ['clerk'] } });
    const viewer = await app.app.get(Callers).viewerOf(person.id);
    expect(viewer?.roles).toEqual([{ key: 'clerk', grants: model.grants }]);
    expect(viewer?.unrestricted).toBe(false);
    const changed = await manager.call(updateRole, {
      params: { key: 'clerk' },
      body: { version: 1, model: { ...model, permissions: ['access:manage'] } },
    });
    expect(changed).toMatchObject({ version: 2, users: 1 });
    expect((await person.fetch('GET', '/api/roles')).status).toBe(200);
  });

  test('a stale change is refused with what there is now', async () => {
    await manager.call(createRole, { body: { key: 'guest', model: people } });
    await manager.call(updateRole, {
      params: { key: 'guest' },
      body: { version: 1, model: { ...people, permissions: [] } },
    });
    expect(
      await manager.refused(updateRole, { params: { key: 'guest' }, body: { version: 1, model: people } }),
    ).toMatchObject({
      status: 409,
      code: 'access.stale',
      details: { version: 2, current: { permissions: [] } },
    });
  });

  test('two grants for one entity, and what the entity room objects to, are told at their places', async () => {
    app.app
      .get(RoleStore)
      .checkGrantsWith((_tx, grants) =>
        grants.flatMap((grant, index) =>
          grant.entity === 'unicorn'
            ? [{ code: 'access.unknown-role', at: `/${index}/entity`, details: { role: 'unicorn' } }]
            : [],
        ),
      );
    const grant = { actions: ['read'], defaultField: 'read' } as const;
    const model = {
      ...people,
      grants: [
        { entity: 'a', ...grant },
        { entity: 'a', ...grant },
        { entity: 'unicorn', ...grant },
      ],
    };
    const refused = await manager.refused(createRole, { body: { key: 'wrong', model } });
    expect(refused.issues.map(({ at }) => at)).toEqual(['/model/grants/1/entity', '/model/grants/2/entity']);
  });

  test('a role that somebody holds cannot be deleted, one that nobody holds can', async () => {
    const holder = await app.signIn(people);
    const key = holder.roleKey ?? '';
    expect(await manager.refused(deleteRole, { params: { key } })).toMatchObject({
      status: 409,
      code: 'access.role-in-use',
    });
    await admin.call(updateUser, { params: { id: holder.id }, body: { version: 2, roles: [] } });
    await manager.call(deleteRole, { params: { key } });
    expect(await manager.refused(deleteRole, { params: { key } })).toMatchObject({ status: 404 });
  });

  test('the built-in role stays as it is', async () => {
    expect(await admin.refused(deleteRole, { params: { key: 'admin' } })).toMatchObject({
      code: 'access.role-built-in',
    });
    expect(
      await admin.refused(updateRole, { params: { key: 'admin' }, body: { version: 1, model: people } }),
    ).toMatchObject({
      code: 'access.role-built-in',
    });
    expect((await admin.call(listRoles, {})).roles[0]).toMatchObject({ key: 'admin', builtIn: true });
  });

  test.each(['Admin', 'with space', 'a"; DROP TABLE', '', 'ä', '__proto__'])(
    'SQL-08 %j is no key',
    async (key) => {
      expect((await manager.send(createRole, { body: { key, model: people } })).status).toBe(400);
    },
  );

  test('nobody is given a role that does not exist', async () => {
    expect(await manager.refused(createUser, { body: newcomer(['nowhere']) })).toMatchObject({
      code: 'access.unknown-role',
      issues: [{ at: '/roles/0' }],
    });
  });
});

describe('the access log', () => {
  test('tells who changed what for whom, newest first, page by page', async () => {
    const { user } = await manager.call(createUser, { body: newcomer() });
    await manager.call(updateUser, { params: { id: user.id }, body: { version: 1, department: '总部' } });
    const { rows, next } = await manager.call(listAccessEvents, { search: { limit: 1 } });
    expect(rows).toMatchObject([
      {
        kind: 'user-changed',
        actor: { id: manager.id },
        subject: user.id,
        details: { before: { department: '' }, after: { department: '总部' } },
      },
    ]);
    const older = await manager.call(listAccessEvents, {
      search: { limit: 1, ...(next ? { after: next } : {}) },
    });
    expect(older.rows).toMatchObject([{ kind: 'user-created', subject: user.id }]);
  });

  test('holds no password and no token', async () => {
    const events = await app.app.get(Database).query('SELECT * FROM atelier.access_event');
    expect(JSON.stringify(events)).not.toMatch(/my own good words|argon2|token/);
  });

  test.each([
    'UPDATE atelier.access_event SET kind = kind',
    'DELETE FROM atelier.access_event',
    'TRUNCATE atelier.access_event',
  ])('only grows: %s', async (statement) => {
    await expect(app.app.get(Database).query(statement)).rejects.toThrow('access_event only grows');
  });
});
