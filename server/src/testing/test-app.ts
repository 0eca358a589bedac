import type { RoleModel } from '@atelier/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AccessModule } from '../access/access.module.ts';
import { createApp, type Room } from '../platform/app.ts';
import { Settings, type SettingValues } from '../platform/settings.ts';
import { FakeClock } from './fake-clock.ts';
import { TestClient } from './test-client.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';
import { makePerson, type Person } from './people.ts';

export interface TestAppOptions {
  /** Rooms beside platform and access. */
  readonly modules?: readonly Room[];
  readonly settings?: Partial<SettingValues>;
  /** An existing database, for several processes on one; it is not dropped with the app. */
  readonly database?: TestDatabase;
  /** False: background work stays where it is. */
  readonly works?: boolean;
}

/** A server of some rooms on a port and a database of its own. Close it in `afterAll`. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  /** e.g. `http://127.0.0.1:41234` */
  readonly url: string;
  /** Nobody is signed in. */
  readonly visitor: TestClient;
  /** Lines of the structured log so far. */
  readonly log: readonly string[];
  /** A new person: `signIn('admin')` passes every check; a model makes a role of its own for them. */
  signIn(role?: 'admin' | RoleModel | 'none'): Promise<Person>;
  close(): Promise<void>;
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await testDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-test-data-'));
  const clock = new FakeClock();
  const log: string[] = [];
  const app = await createApp({
    platform: {
      settings: new Settings({ port: 0, version: 'test', dataDir, ...options.settings }),
      databaseUrl: database.url,
      logger: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
      clock,
      works: options.works ?? true,
      lookEvery: 250,
      poolSizes: { main: 6, reports: 2, jobs: 3 },
    },
    rooms: [AccessModule, ...(options.modules ?? [])],
  });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('localhost', '127.0.0.1');
  return {
    app,
    database,
    clock,
    url,
    log,
    visitor: new TestClient(url),
    signIn: (role = 'admin') => makePerson(app, url, role),
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
      if (!options.database) await database.drop();
    },
  };
}
