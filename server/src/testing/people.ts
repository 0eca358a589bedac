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

const nobody = { userId: '00000000-0000-7000-8000-000000000000', isAdmin: true, address: '' };

/** A new user with a session; the password is never set, because signing in is not what most tests are about. */
export async function makePerson(
  app: NestFastifyApplication,
  url: string,
  role: 'admin' | 'none' | RoleModel,
): Promise<Person> {
  const name = `person${randomBytes(4).toString('hex')}`;
  const email = `${name}@example.com`;
  const { id, token, roleKey } = await app.get(Database).transaction(async (tx) => {
    const key = await roleOf(app, tx, name, role);
    const user = await app.get(UserStore).create(tx, {
      email,
      name,
      language: 'en',
      timeZone: 'Asia/Shanghai',
      roles: key === undefined ? [] : [key],
      passwordHash: 'unusable',
    });
    const opened = await app.get(Sessions).open(tx, user.id, { address: '127.0.0.1', userAgent: undefined });
    return { id: user.id, token: opened, roleKey: key };
  });
  const viewer = await app.get(Callers).viewerOf(id);
  if (!viewer) throw bug('the person just made is not there');
  return Object.assign(new TestClient(url, { cookie: `atelier=${token}` }), { id, email, viewer, roleKey });
}

async function roleOf(
  app: NestFastifyApplication,
  tx: Parameters<Parameters<Database['transaction']>[0]>[0],
  name: string,
  role: 'admin' | 'none' | RoleModel,
): Promise<string | undefined> {
  if (role === 'none') return undefined;
  if (role === 'admin') return 'admin';
  await app.get(RoleStore).create(tx, { key: name, model: role }, nobody);
  return name;
}
