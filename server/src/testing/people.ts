import type { RoleModel } from '@atelier/api';
import { bug } from '@atelier/problem';
import type { Viewer } from '@atelier/query';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { Callers } from '../access/callers.ts';
import { RoleStore } from '../access/role-store.ts';
import { Sessions } from '../access/sessions.ts';
import { UserStore } from '../access/user-store.ts';
import { Database } from '../platform/database/database.ts';
import { TestClient } from './test-client.ts';

/** Somebody who is signed in to a test server. */
export interface Person extends TestClient {
  readonly id: string;
  readonly email: string;
  /** As services receive it. */
  readonly viewer: Viewer;
  readonly roleKey: string | undefined;
}

/** A new user with a session; the password is never set, because signing in is not what most tests are about. */
export async function makePerson(
  app: NestFastifyApplication,
  url: string,
  role: 'admin' | 'none' | RoleModel,
): Promise<Person> {
  const name = `person${randomBytes(4).toString('hex')}`;
  const email = `${name}@example.com`;
  const { id, token, roleKey } = await app.get(Database).transaction(async (tx) => {
    const user = await app.get(UserStore).create(tx, {
      email,
      name,
      language: 'en',
      timeZone: 'Asia/Shanghai',
      roles: role === 'admin' ? ['admin'] : [],
      passwordHash: 'unusable',
    });
    if (typeof role === 'object') {
      await app
        .get(RoleStore)
        .create(tx, { key: name, model: role }, { userId: user.id, isAdmin: true, address: '' });
      await app.get(UserStore).update(tx, user.id, { roles: [name] });
    }
    const opened = await app.get(Sessions).open(tx, user.id, { address: '127.0.0.1', userAgent: undefined });
    return {
      id: user.id,
      token: opened,
      roleKey: role === 'none' ? undefined : role === 'admin' ? 'admin' : name,
    };
  });
  const viewer = await app.get(Callers).viewerOf(id);
  if (!viewer) throw bug('the person just made is not there');
  return Object.assign(new TestClient(url, { cookie: `atelier=${token}` }), { id, email, viewer, roleKey });
}
